interface Text {
  purpose: string;
  version: number;
  validFrom: string;
}

/** The wording that somebody agrees to on a day: of a purpose the newest that holds by then. */
export function textOn<Worded extends Text>(
  texts: readonly Worded[] | null | undefined,
  purpose: string,
  day: string,
): Worded | undefined {
  return texts
    ?.filter((text) => text.purpose === purpose && text.validFrom <= day)
    .toSorted((one, other) => other.version - one.version)[0];
}

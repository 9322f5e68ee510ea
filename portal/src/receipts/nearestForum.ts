interface Forum {
  code: string;
  name: string;
  isDemo: boolean;
  area?: { code: string } | null;
}

/** The forum nearest to an area: of its own district before that of its province; a made-up one for what is made up. */
export function nearestForum<F extends Forum>(forums: readonly F[], areaCode: string, isDemo: boolean): F | undefined {
  const lengthOf = ({ area }: Forum) => area?.code.length ?? 0;
  return forums
    .filter(({ area }) => area && (areaCode === area.code || areaCode.startsWith(`${area.code}.`)))
    .filter((forum) => forum.isDemo === isDemo)
    .toSorted((one, other) => lengthOf(other) - lengthOf(one) || (one.code < other.code ? -1 : 1))[0];
}

/** What a draft was begun with. */
export interface Beginning {
  status: string;
  deadline: string | null;
  /** The need of the chosen line; null while none is chosen. */
  need: number | null;
}

export interface Change {
  what: keyof Beginning;
  before: string | number | null;
  after: string | number | null;
}

/** What the owner of the gap changed since the draft began, field by field. */
export function changesOf(before: Beginning, after: Beginning): Change[] {
  const fields = ['status', 'deadline', 'need'] as const;
  return fields
    .filter((what) => before[what] !== after[what] && !(what === 'need' && before.need === null))
    .map((what) => ({ what, before: before[what], after: after[what] }));
}

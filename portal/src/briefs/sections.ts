/** The parts of a brief in their order; the first one always stands first. */
export const SECTIONS = ['keputusan', 'matriks', 'terlambat', 'sumber', 'pemenuhan'] as const;
export type Section = (typeof SECTIONS)[number];

/** Which parts are shown, as it stands in the address. */
export interface BriefSearch {
  bagian?: string;
}

const isSection = (text: string): text is Section => SECTIONS.some((section) => section === text);

/** Keeps what is understood; all parts unless some are named. */
export function sectionsOf({ bagian }: BriefSearch): readonly Section[] {
  const named = (bagian ?? '').split(',').filter(isSection);
  return named.length === 0 ? SECTIONS : SECTIONS.filter((section) => named.includes(section));
}

/** The address says nothing where all parts are shown. */
export function searchOf(sections: readonly Section[]): BriefSearch {
  const isAll = SECTIONS.every((section) => sections.includes(section));
  return isAll || sections.length === 0
    ? {}
    : { bagian: SECTIONS.filter((section) => sections.includes(section)).join(',') };
}

export function briefSearch(search: Record<string, unknown>): BriefSearch {
  const { bagian } = search;
  return typeof bagian === 'string' ? searchOf(sectionsOf({ bagian })) : {};
}

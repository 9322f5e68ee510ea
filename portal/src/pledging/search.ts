/** The steps of a pledge, in order, as they stand in the address. */
export const STEPS = ['bentuk', 'nilai', 'jadwal', 'penanggung', 'periksa'] as const;
export type Step = (typeof STEPS)[number];

export interface NewPledgeSearch {
  /** The code of the gap. */
  kesenjangan?: string;
  langkah?: Step;
  /** The code of another gap, whose draft is moved here. */
  dari?: string;
}

const isStep = (word: unknown): word is Step => STEPS.some((step) => step === word);
const isCode = (word: unknown): word is string => typeof word === 'string' && /^KSJ-[\d-]+$/.test(word);

/** Keeps what is understood. */
export function newPledgeSearch(search: Record<string, unknown>): NewPledgeSearch {
  const { kesenjangan, langkah, dari } = search;
  return {
    ...(isCode(kesenjangan) && { kesenjangan }),
    ...(isStep(langkah) && { langkah }),
    ...(isCode(dari) && { dari }),
  };
}

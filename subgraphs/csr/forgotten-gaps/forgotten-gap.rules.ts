import type { Rupiah } from '#kit/amount';

/** Why a gap counts as forgotten. */
export const ForgottenReasonCode = {
  HIGH_PRIORITY: 'HIGH_PRIORITY',
  LARGE_UNCOVERED: 'LARGE_UNCOVERED',
  NO_BUDGET: 'NO_BUDGET',
  BUDGET_UNKNOWN: 'BUDGET_UNKNOWN',
  NOTHING_PLEDGED: 'NOTHING_PLEDGED',
  NOTHING_DELIVERED: 'NOTHING_DELIVERED',
  NOBODY_DEPLOYED: 'NOBODY_DEPLOYED',
  DEPLOYMENT_UNKNOWN: 'DEPLOYMENT_UNKNOWN',
  NO_COMPANY_NEARBY: 'NO_COMPANY_NEARBY',
} as const;
export type ForgottenReasonCode = keyof typeof ForgottenReasonCode;

/** What is known of a gap that nobody gives to. */
export interface ForgottenFacts {
  /** In millionths of a point; null without a priority. */
  score: bigint | null;
  uncovered: Rupiah;
  budgetKnown: boolean;
  /** Null when pillars has not told. */
  deployed: number | null;
}

/** From where on a need is high, unless told. */
export const HIGH_SCORE = '50';
export const LARGE_UNCOVERED: Rupiah = 1_000_000_000n;

export interface ForgottenLimits {
  score: bigint;
  uncovered: Rupiah;
}

export interface ForgottenReason {
  code: ForgottenReasonCode;
  words: { ID: string; EN: string };
}

const WORDS: Record<ForgottenReasonCode, { ID: string; EN: string }> = {
  HIGH_PRIORITY: { ID: 'Skor prioritasnya tinggi.', EN: 'Its priority score is high.' },
  LARGE_UNCOVERED: { ID: 'Kekurangan dananya besar.', EN: 'Much of its money is uncovered.' },
  NO_BUDGET: { ID: 'Anggaran pemerintah untuknya nol.', EN: 'The government budget for it is zero.' },
  BUDGET_UNKNOWN: {
    ID: 'Anggaran pemerintah untuknya belum tercatat.',
    EN: 'No government budget for it is recorded.',
  },
  NOTHING_PLEDGED: {
    ID: 'Tidak ada ikrar yang ditahan atau berkomitmen.',
    EN: 'Nothing is held or committed for it.',
  },
  NOTHING_DELIVERED: { ID: 'Belum ada yang disalurkan.', EN: 'Nothing was delivered to it.' },
  NOBODY_DEPLOYED: {
    ID: 'Belum ada personel pilar sosial yang ditugaskan.',
    EN: 'Nobody of the social pillars is deployed to it.',
  },
  DEPLOYMENT_UNKNOWN: {
    ID: 'Penugasan personel belum diketahui.',
    EN: 'It is not known who is deployed to it.',
  },
  NO_COMPANY_NEARBY: {
    ID: 'Tidak ada perusahaan terverifikasi di kabupaten atau kotanya.',
    EN: 'No verified company works in its kabupaten or kota.',
  },
};

/** Every reason for a gap that nobody gives to; the first ones say why its need is high. */
export function reasonsOf(facts: ForgottenFacts, limits: ForgottenLimits): ForgottenReason[] {
  const codes: ForgottenReasonCode[] = [
    ...(facts.score !== null && facts.score >= limits.score ? (['HIGH_PRIORITY'] as const) : []),
    ...(facts.uncovered >= limits.uncovered ? (['LARGE_UNCOVERED'] as const) : []),
    facts.budgetKnown ? 'NO_BUDGET' : 'BUDGET_UNKNOWN',
    'NOTHING_PLEDGED',
    'NOTHING_DELIVERED',
    facts.deployed === null ? 'DEPLOYMENT_UNKNOWN' : 'NOBODY_DEPLOYED',
    'NO_COMPANY_NEARBY',
  ];
  return codes.map((code) => ({ code, words: WORDS[code] }));
}

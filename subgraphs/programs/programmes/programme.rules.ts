export const MECHANISMS = ['AGENCY_SPENDING', 'FINANCIAL_TRANSFER', 'UNKNOWN'] as const;

/** Which way money of a programme is spent. */
export type Mechanism = (typeof MECHANISMS)[number];

export type GovernmentLevel = 'NATIONAL' | 'PROVINCE' | 'REGENCY_CITY' | 'VILLAGE';
export type ProgrammeStatus = 'ACTIVE' | 'ENDED' | 'PLANNED' | 'UNKNOWN';

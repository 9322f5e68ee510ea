import type { RefusalReason } from '#kit/refusal';

export const COMPANY_STATUSES = ['REGISTERED', 'VERIFIED', 'REJECTED', 'SUSPENDED'] as const;
export type CompanyStatusName = (typeof COMPANY_STATUSES)[number];

/** Where a registration may go next. Nothing else moves it. */
export const COMPANY_STEPS = {
  REGISTERED: ['VERIFIED', 'REJECTED'],
  VERIFIED: ['SUSPENDED', 'REGISTERED'],
  REJECTED: ['REGISTERED'],
  SUSPENDED: ['VERIFIED'],
} as const satisfies Record<CompanyStatusName, readonly CompanyStatusName[]>;

export const COMPANY_SECTORS = ['PLANTATION', 'FORESTRY', 'MINING', 'ENERGY', 'MANUFACTURING', 'CONSTRUCTION', 'TRADE',
  'TRANSPORT', 'FINANCE', 'TELECOMMUNICATION', 'SERVICES', 'OTHER'] as const;
export type CompanySectorName = (typeof COMPANY_SECTORS)[number];

export const COMPANY_OWNERSHIPS = ['PRIVATE', 'STATE_OWNED', 'REGION_OWNED'] as const;
export type CompanyOwnershipName = (typeof COMPANY_OWNERSHIPS)[number];

const NAMES: Record<CompanyStatusName, { ID: string; EN: string }> = {
  REGISTERED: { ID: 'menunggu pemeriksaan', EN: 'waiting for verification' },
  VERIFIED: { ID: 'sudah terverifikasi', EN: 'verified' },
  REJECTED: { ID: 'ditolak', EN: 'rejected' },
  SUSPENDED: { ID: 'dibekukan', EN: 'suspended' },
};

/** Why a registration may not go to that status, or null when it may. */
export function refuseCompanyStep(from: CompanyStatusName, to: CompanyStatusName) {
  const steps: readonly CompanyStatusName[] = COMPANY_STEPS[from];
  if (steps.includes(to)) return null;
  return {
    __typename: 'CompanyStatusDiffers',
    code: 'COMPANY_STATUS_DIFFERS',
    status: from,
    words: {
      ID: `Perusahaan ini ${NAMES[from].ID}, jadi langkah ini tidak berlaku lagi. Muat ulang halamannya.`,
      EN: `This company is ${NAMES[from].EN}, so the step does not apply any more. Load the page again.`,
    },
  } as const satisfies RefusalReason & { status: CompanyStatusName };
}

/** Why one side may not judge this registration: nobody verifies the organisation they belong to. */
export function refuseOwnJudgement(companyOrganisation: string, actorOrganisation: string | null) {
  if (companyOrganisation !== actorOrganisation) return null;
  return {
    __typename: 'OwnOrganisation',
    code: 'OWN_ORGANISATION',
    words: {
      ID: 'Perusahaan diperiksa oleh organisasi lain: mintalah koordinator forum yang tidak berasal dari perusahaan ini.',
      EN: 'A company is judged by another organisation: ask a forum coordinator who does not belong to it.',
    },
  } as const satisfies RefusalReason;
}

/** Why an organisation may not register, when it has registered already. */
export function refuseSecondRegistration(code: string) {
  return {
    __typename: 'CompanyAlreadyRegistered',
    code: 'COMPANY_ALREADY_REGISTERED',
    companyCode: code,
    words: {
      ID: `Organisasi Anda sudah terdaftar dengan kode ${code}. Ubah data yang ada.`,
      EN: `Your organisation is registered already as ${code}. Change that entry instead.`,
    },
  } as const satisfies RefusalReason & { companyCode: string };
}

/** Why this NIB cannot be used; it never says whose it is. */
export function refuseTakenNumber() {
  return {
    __typename: 'RegistrationNumberTaken',
    code: 'REGISTRATION_NUMBER_TAKEN',
    words: {
      ID: 'NIB ini sudah dipakai pada pendaftaran lain. Periksa angkanya, atau hubungi koordinator forum.',
      EN: 'This registration number is in use already. Check its digits, or ask the forum coordinator.',
    },
  } as const satisfies RefusalReason;
}

/** Why a change made against an older version is refused, or null when the version is the newest. */
export function refuseStaleCompany(version: number, expected: number) {
  if (version === expected) return null;
  return {
    __typename: 'CompanyChangedMeanwhile',
    code: 'COMPANY_CHANGED_MEANWHILE',
    version,
    words: {
      ID: 'Data perusahaan sudah diubah sejak Anda membukanya. Muat ulang, lalu ubah lagi.',
      EN: 'The company was changed since you opened it. Load it again, then change it.',
    },
  } as const satisfies RefusalReason & { version: number };
}

/**
 * The status after a change: what the forum looked at (name, number, home area) has to be looked at again,
 * and a rejected registration comes back to be judged anew.
 */
export function statusAfterChange(from: CompanyStatusName, isIdentityChanged: boolean): CompanyStatusName {
  if (from === 'REJECTED') return 'REGISTERED';
  return from === 'VERIFIED' && isIdentityChanged ? 'REGISTERED' : from;
}

import type { RefusalReason } from '#kit/refusal';

export const CompanyStatus = {
  REGISTERED: 'REGISTERED',
  VERIFIED: 'VERIFIED',
  REJECTED: 'REJECTED',
  SUSPENDED: 'SUSPENDED',
} as const;
export type CompanyStatus = keyof typeof CompanyStatus;

/** Where a registration may go next. Nothing else moves it. */
export const COMPANY_STEPS = {
  REGISTERED: ['VERIFIED', 'REJECTED'],
  VERIFIED: ['SUSPENDED', 'REGISTERED'],
  REJECTED: ['REGISTERED'],
  SUSPENDED: ['VERIFIED'],
} as const satisfies Record<CompanyStatus, readonly CompanyStatus[]>;

/** A telephone number of an office: digits with the country code. */
export const OFFICE_PHONE = /^\+?[\d -]{6,20}$/;

export const CompanySector = {
  PLANTATION: 'PLANTATION',
  FORESTRY: 'FORESTRY',
  MINING: 'MINING',
  ENERGY: 'ENERGY',
  MANUFACTURING: 'MANUFACTURING',
  CONSTRUCTION: 'CONSTRUCTION',
  TRADE: 'TRADE',
  TRANSPORT: 'TRANSPORT',
  FINANCE: 'FINANCE',
  TELECOMMUNICATION: 'TELECOMMUNICATION',
  SERVICES: 'SERVICES',
  OTHER: 'OTHER',
} as const;
export type CompanySector = keyof typeof CompanySector;

export const CompanyOwnership = {
  PRIVATE: 'PRIVATE',
  STATE_OWNED: 'STATE_OWNED',
  REGION_OWNED: 'REGION_OWNED',
} as const;
export type CompanyOwnership = keyof typeof CompanyOwnership;

/** What somebody may do with a company. */
export const CompanyAction = {
  CHANGE: 'CHANGE',
  SET_VISIBILITY: 'SET_VISIBILITY',
  VERIFY: 'VERIFY',
  REJECT: 'REJECT',
  SUSPEND: 'SUSPEND',
} as const;
export type CompanyAction = keyof typeof CompanyAction;

const NAMES: Record<CompanyStatus, { ID: string; EN: string }> = {
  REGISTERED: { ID: 'menunggu pemeriksaan', EN: 'waiting for verification' },
  VERIFIED: { ID: 'sudah terverifikasi', EN: 'verified' },
  REJECTED: { ID: 'ditolak', EN: 'rejected' },
  SUSPENDED: { ID: 'dibekukan', EN: 'suspended' },
};

/** Why a registration may not go to that status, or null when it may. */
export function refuseCompanyStep(from: CompanyStatus, to: CompanyStatus) {
  const steps: readonly CompanyStatus[] = COMPANY_STEPS[from];
  if (steps.includes(to)) return null;
  return {
    __typename: 'CompanyStatusDiffers',
    code: 'COMPANY_STATUS_DIFFERS',
    status: from,
    words: {
      ID: `Perusahaan ini ${NAMES[from].ID}, jadi langkah ini tidak berlaku lagi. Muat ulang halamannya.`,
      EN: `This company is ${NAMES[from].EN}, so the step does not apply any more. Load the page again.`,
    },
  } as const satisfies RefusalReason & { status: CompanyStatus };
}

/** Why one side may not judge this registration: nobody verifies the organisation they belong to. */
export function refuseOwnJudgement(companyOrganisation: string, actorOrganisation: string | null) {
  if (companyOrganisation !== actorOrganisation) return null;
  return {
    __typename: 'OwnOrganisation',
    code: 'OWN_ORGANISATION',
    words: {
      ID:
        'Perusahaan diperiksa oleh organisasi lain: mintalah koordinator forum yang tidak berasal dari ' +
        'perusahaan ini.',
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
export function statusAfterChange(from: CompanyStatus, isIdentityChanged: boolean): CompanyStatus {
  if (from === 'REJECTED') return 'REGISTERED';
  return from === 'VERIFIED' && isIdentityChanged ? 'REGISTERED' : from;
}

/** What the viewer may do with this company now; `isMember` is of its organisation, `isJudge` coordinates its area. */
export function companyActions(
  status: CompanyStatus,
  viewer: { isMember: boolean; isJudge: boolean },
): CompanyAction[] {
  const steps: readonly CompanyStatus[] = COMPANY_STEPS[status];
  const judging = viewer.isJudge && !viewer.isMember;
  return [
    ...(viewer.isMember ? (['CHANGE', 'SET_VISIBILITY'] as const) : []),
    ...(judging && steps.includes('VERIFIED') ? (['VERIFY'] as const) : []),
    ...(judging && steps.includes('REJECTED') ? (['REJECT'] as const) : []),
    ...(judging && steps.includes('SUSPENDED') ? (['SUSPEND'] as const) : []),
  ];
}

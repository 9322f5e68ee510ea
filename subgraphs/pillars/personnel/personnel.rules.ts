import type { RefusalReason } from '#kit/refusal';

export const PersonnelStatus = { ACTIVE: 'ACTIVE', ENDED: 'ENDED' } as const;
export type PersonnelStatus = keyof typeof PersonnelStatus;

/** No text may carry an identity number: 16 digits in a row, with or without separators. */
export const NO_NIK = { form: /^(?!.*(?:\d[ .-]?){16})/s, message: 'holds no NIK or other number of 16 digits.' };

/** How a telephone number is written. */
export const PHONE = { form: /^\+?\d[\d -]{5,16}$/, message: 'is a telephone number, digits with the country code.' };

/** What the viewer may do with a person's entry. */
export const PersonnelAction = {
  SEE_CONTACT: 'SEE_CONTACT',
  CHANGE: 'CHANGE',
  END: 'END',
  DEPLOY: 'DEPLOY',
} as const;
export type PersonnelAction = keyof typeof PersonnelAction;

/** The actions open on an entry to somebody who coordinates its area, or to nobody else. */
export function personnelActions(status: PersonnelStatus, isCoordinator: boolean): PersonnelAction[] {
  if (!isCoordinator) return [];
  return status === 'ACTIVE' ? ['SEE_CONTACT', 'CHANGE', 'END', 'DEPLOY'] : ['SEE_CONTACT'];
}

/** The first letter of each word, so that a list shows no name: "Siti Nur Aminah" becomes "S.N.A." */
export function initialsOf(fullName: string): string {
  const letters = fullName
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '')
    .map((word) => [...word][0] ?? '');
  return letters
    .slice(0, 4)
    .map((letter) => `${letter.toUpperCase()}.`)
    .join('');
}

/** Why an ended entry is left alone, or null when it is active. */
export function refuseEndedPersonnel(status: PersonnelStatus) {
  if (status === 'ACTIVE') return null;
  return {
    __typename: 'PersonnelEnded',
    code: 'PERSONNEL_ENDED',
    words: {
      ID: 'Masa tugas personel ini sudah diakhiri. Daftarkan kembali bila ia bertugas lagi.',
      EN: "This person's service has ended. Register them again when they serve anew.",
    },
  } as const satisfies RefusalReason;
}

/** Why an entry whose person was erased is left alone, or null when it names somebody. */
export function refuseErasedPerson(isErased: boolean) {
  if (!isErased) return null;
  return {
    __typename: 'PersonErased',
    code: 'PERSON_ERASED',
    words: {
      ID: 'Data pribadi orang ini sudah dihapus. Daftarkan kembali bila ia bertugas lagi.',
      EN: "This person's data was erased. Register them again when they serve anew.",
    },
  } as const satisfies RefusalReason;
}

/** Why a change made against an older version is refused, or null when the version is the newest. */
export function refuseStalePersonnel(version: number, expected: number) {
  if (version === expected) return null;
  return {
    __typename: 'PersonnelChangedMeanwhile',
    code: 'PERSONNEL_CHANGED_MEANWHILE',
    version,
    words: {
      ID: 'Data personel sudah diubah sejak Anda membukanya. Muat ulang, lalu ubah lagi.',
      EN: 'The entry was changed since you opened it. Load it again, then change it.',
    },
  } as const satisfies RefusalReason & { version: number };
}

/** Why somebody may not be registered a second time unless the coordinator says it is another person. */
export function refuseSecondEntry<Same>(same: Same | null, isAnotherPerson: boolean) {
  if (!same || isAnotherPerson) return null;
  return {
    __typename: 'PersonnelAlreadyRegistered',
    code: 'PERSONNEL_ALREADY_REGISTERED',
    personnel: same,
    words: {
      ID: 'Nama ini sudah terdaftar dengan jenis dan wilayah yang sama. Bila orangnya lain, nyatakan demikian.',
      EN: 'This name is registered with the same type and area already. If it is another person, say so.',
    },
  } as const satisfies RefusalReason & { personnel: Same };
}

/** Why a service or a window may not end while a deployment rests on it, or null when none does. */
export function refuseWhileBooked<Booking>(booking: Booking | null) {
  if (!booking) return null;
  return {
    __typename: 'PersonnelStillDeployed',
    code: 'PERSONNEL_STILL_DEPLOYED',
    deployment: booking,
    words: {
      ID: 'Personel ini masih memiliki penugasan. Selesaikan atau batalkan dahulu.',
      EN: 'This person still has a deployment. Complete or cancel it first.',
    },
  } as const satisfies RefusalReason & { deployment: Booking };
}

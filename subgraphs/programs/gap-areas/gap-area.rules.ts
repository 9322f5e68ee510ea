import type { LocalDate } from '#kit/dates';
import type { RefusalReason } from '#kit/refusal';

import { isFew } from '../suppression/suppression.rules.ts';

/** Where a gap area may go next. Nothing else moves it. */
export const GAP_AREA_STEPS = {
  DRAFT: ['PUBLISHED', 'WITHDRAWN'],
  PUBLISHED: ['CLOSED', 'WITHDRAWN'],
  CLOSED: [],
  WITHDRAWN: [],
} as const satisfies Record<string, readonly string[]>;

/** What a programme officer has decided about a gap area. */
export enum GapAreaStatus {
  DRAFT = 'DRAFT',
  PUBLISHED = 'PUBLISHED',
  CLOSED = 'CLOSED',
  WITHDRAWN = 'WITHDRAWN',
}

export const GAP_AREA_STATUSES = Object.values(GapAreaStatus);

export interface GapAreaStepNotAllowed extends RefusalReason {
  __typename: 'GapAreaStepNotAllowed';
  status: GapAreaStatus;
}

export interface GapAreaIncomplete extends RefusalReason {
  __typename: 'GapAreaIncomplete';
}

export interface GapAreaOutdated extends RefusalReason {
  __typename: 'GapAreaOutdated';
  currentVersion: number;
}

export interface GapAreaAlreadyExists extends RefusalReason {
  __typename: 'GapAreaAlreadyExists';
  existingCode: string;
}

/** Only a gap area that is not closed or withdrawn may be changed. */
export const isOpen = (status: GapAreaStatus): boolean => GAP_AREA_STEPS[status].length > 0;

function notAllowed(status: GapAreaStatus): GapAreaStepNotAllowed {
  return {
    __typename: 'GapAreaStepNotAllowed',
    code: 'GAP_AREA_STEP_NOT_ALLOWED',
    status,
    words: {
      ID: `Kesenjangan ini berstatus ${status}, jadi langkah itu tidak dapat dilakukan.`,
      EN: `This gap area is ${status}, so that step cannot be taken.`,
    },
  };
}

export function refuseStep(from: GapAreaStatus, to: GapAreaStatus): GapAreaStepNotAllowed | null {
  const steps: readonly string[] = GAP_AREA_STEPS[from];
  return steps.includes(to) ? null : notAllowed(from);
}

export function refuseChange(status: GapAreaStatus): GapAreaStepNotAllowed | null {
  return isOpen(status) ? null : notAllowed(status);
}

/** Two officers at once: the second has seen an older state than the one it would overwrite. */
export function refuseOutdated(currentVersion: number, expectedVersion: number): GapAreaOutdated | null {
  if (currentVersion === expectedVersion) return null;
  return {
    __typename: 'GapAreaOutdated',
    code: 'GAP_AREA_OUTDATED',
    currentVersion,
    words: {
      ID: `Kesenjangan ini sudah berubah (versi ${currentVersion}). Muat ulang lalu ulangi perubahan Anda.`,
      EN: `This gap area has changed (version ${currentVersion}). Load it again and repeat your change.`,
    },
  };
}

export interface Publication {
  status: GapAreaStatus;
  evidenceCount: number;
  neededLines: number;
  deadline: LocalDate | null;
}

const incomplete = (code: string, id: string, en: string): GapAreaIncomplete => ({
  __typename: 'GapAreaIncomplete',
  code,
  words: { ID: id, EN: en },
});

/** What still stands between a draft and its publication, or null. */
export function refusePublication(
  gap: Publication,
  today: LocalDate,
): GapAreaStepNotAllowed | GapAreaIncomplete | null {
  const wrongStep = refuseStep(gap.status, GapAreaStatus.PUBLISHED);
  if (wrongStep) return wrongStep;
  if (gap.evidenceCount < 1) {
    return incomplete(
      'EVIDENCE_MISSING',
      'Tambahkan paling sedikit satu bukti sebelum menerbitkan.',
      'Add at least one piece of evidence before publishing.',
    );
  }
  if (gap.neededLines < 1) {
    return incomplete(
      'NEED_MISSING',
      'Isi paling sedikit satu kebutuhan lebih dari nol sebelum menerbitkan.',
      'Give at least one need above zero before publishing.',
    );
  }
  if (gap.deadline !== null && gap.deadline < today) {
    return incomplete(
      'DEADLINE_PASSED',
      'Tenggatnya sudah lewat; ubah tenggat sebelum menerbitkan.',
      'Its deadline has passed; change it before publishing.',
    );
  }
  return null;
}

export function alreadyExists(existingCode: string): GapAreaAlreadyExists {
  return {
    __typename: 'GapAreaAlreadyExists',
    code: 'GAP_AREA_ALREADY_EXISTS',
    existingCode,
    words: {
      ID: `Wilayah, kategori, dan tahun ini sudah punya kesenjangan ${existingCode}. Ubah yang itu.`,
      EN: `This area, category and year already have gap area ${existingCode}. Change that one.`,
    },
  };
}

/** True for 1 to 4 people in an area below kabupaten/kota, where a count could point at a household. */
export function isSuppressed(people: number | null, areaCode: string): boolean {
  return people !== null && isFew(people, areaCode);
}

/** A target beside withheld people in need is withheld under the same bound, or it would give them away. */
export function boundBeside(count: number | null, below: number | null): number | null {
  return count !== null && below !== null && count < below ? below : null;
}

/** The code people quote: KSJ-<area>-<year>-<number>. */
export function gapAreaCode(areaCode: string, fiscalYear: number, serial: number): string {
  return `KSJ-${areaCode.replaceAll('.', '')}-${fiscalYear}-${String(serial).padStart(4, '0')}`;
}

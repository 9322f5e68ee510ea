import type { RefusalReason } from '#kit/refusal';

export interface CriterionDraft {
  key: string;
  statementId: string;
  statementEn?: string | null;
}

interface Problem {
  field: string;
  code: string;
  message: string;
}

const KEY = /^[A-Z0-9_]{1,60}$/;

/** Everything wrong with the criteria of a set. */
export function problemsOfCriteria(criteria: readonly CriterionDraft[]): Problem[] {
  const problems: Problem[] = [];
  if (criteria.length === 0) {
    problems.push({ field: 'criteria', code: 'NO_CRITERION', message: 'give at least one criterion.' });
  }
  for (const [at, { key, statementId }] of criteria.entries()) {
    const field = (name: string) => `criteria[${at}].${name}`;
    if (!KEY.test(key)) {
      problems.push({
        field: field('key'),
        code: 'INVALID_KEY',
        message: 'a key is of capitals, digits and underscores, such as NO_OWN_TOILET.',
      });
    }
    if (criteria.findIndex((other) => other.key === key) !== at) {
      problems.push({ field: field('key'), code: 'KEY_TWICE', message: 'give each key once.' });
    }
    if (statementId.trim() === '') {
      problems.push({
        field: field('statementId'),
        code: 'STATEMENT_MISSING',
        message: 'say what the criterion asks.',
      });
    }
  }
  return problems;
}

export interface CriteriaSetAlreadyAdopted extends RefusalReason {
  __typename: 'CriteriaSetAlreadyAdopted';
  setId: string;
}

/** An area has one set, which is revised. */
export function alreadyAdopted(setId: string): CriteriaSetAlreadyAdopted {
  return {
    __typename: 'CriteriaSetAlreadyAdopted',
    code: 'CRITERIA_SET_ALREADY_ADOPTED',
    setId,
    words: {
      ID: 'Wilayah ini sudah punya kriteria kemiskinan. Ubah yang itu.',
      EN: 'This area has its criteria already. Revise those.',
    },
  };
}

export interface CriteriaSetStale extends RefusalReason {
  __typename: 'CriteriaSetStale';
  currentVersion: number;
}

/** Why a set may not be revised over the version that stands, or null when it may. */
export function refuseRevision(currentVersion: number, expectedVersion: number): CriteriaSetStale | null {
  if (currentVersion === expectedVersion) return null;
  return {
    __typename: 'CriteriaSetStale',
    code: 'CRITERIA_SET_STALE',
    currentVersion,
    words: {
      ID: `Kriteria ini sudah berubah (versi ${currentVersion}). Muat ulang, lalu ulangi perubahan Anda.`,
      EN: `These criteria have changed (version ${currentVersion}). Load them again and repeat your change.`,
    },
  };
}

export interface Compared<Criterion> {
  shared: { key: string; national: Criterion; local: Criterion }[];
  onlyNational: Criterion[];
  onlyLocal: Criterion[];
}

/** Sets local criteria against national ones, by their keys, each list in its own order. */
export function compareCriteria<Criterion extends { key: string }>(
  national: readonly Criterion[],
  local: readonly Criterion[],
): Compared<Criterion> {
  const localOf = new Map(local.map((criterion) => [criterion.key, criterion]));
  const nationalKeys = new Set(national.map(({ key }) => key));
  return {
    shared: national.flatMap((criterion) => {
      const twin = localOf.get(criterion.key);
      return twin ? [{ key: criterion.key, national: criterion, local: twin }] : [];
    }),
    onlyNational: national.filter(({ key }) => !localOf.has(key)),
    onlyLocal: local.filter(({ key }) => !nationalKeys.has(key)),
  };
}

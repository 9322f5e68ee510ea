import { decide } from '#kit/command';
import type { Store } from '#kit/database';

import { insertMissing, seedId } from '../rows.ts';
import demo from './data/demo-facts.json' with { type: 'json' };
import national from './data/poverty-criteria.json' with { type: 'json' };
import standards from './data/service-standards.json' with { type: 'json' };

/** Nothing here is official: each row is marked as demo and names this source. */
const SOURCE = 'demo';
const YEAR = 2025;
const AS_OF = `${YEAR}-12-31`;

const IDENTITY = ['INVALID_NIK', 'DUPLICATE_NIK', 'MISSING_NIK'];

/** Rounds of an invented local register; real rounds stay as they were said. */
function roundsAt(changedAt: string) {
  return demo.rounds.map(({ area, issues: _issues, ...counts }) => ({
    id: seedId(`demo-verification-round:${area}-${YEAR}`),
    areaCode: area,
    dataset: 'LOCAL',
    year: YEAR,
    carriedOut: 'YES',
    budgetStatus: 'UNKNOWN',
    ...counts,
    sourceCode: SOURCE,
    asOf: AS_OF,
    basis: 'Putaran contoh, bukan data resmi.',
    isDemo: true,
    version: 1,
    changedAt,
  }));
}

/** What those rounds found; what concerns identity numbers was passed on to the civil registry. */
const findingsAt = (recordedAt: string) =>
  demo.rounds.flatMap(({ area, issues }) =>
    Object.entries(issues).map(([issue, count]) => ({
      id: seedId(`demo-data-quality:${area}-${issue}`),
      roundId: seedId(`demo-verification-round:${area}-${YEAR}`),
      version: 1,
      issue,
      count,
      referral: IDENTITY.includes(issue) ? 'REFERRED' : 'NOT_REFERRED',
      referredOn: IDENTITY.includes(issue) ? AS_OF : null,
      sourceCode: SOURCE,
      asOf: AS_OF,
      isDemo: true,
      recordedAt,
    })),
  );

/** Criteria as a regent might set them, beside the national ones, and how many families each set counts. */
function criteriaAt(recordedAt: string) {
  const { area, shared, own, counts } = demo.criteria;
  const setId = seedId(`demo-poverty-criteria-set:${area}`);
  const taken = national.filter(({ key }) => shared.includes(key));
  const count = (set: string, value: number) => ({
    id: seedId(`demo-poverty-criteria-count:${set}-${area}`),
    setId: set,
    setVersion: 1,
    areaCode: area,
    year: YEAR,
    unit: 'FAMILY',
    recording: 1,
    count: value,
    sourceCode: SOURCE,
    asOf: AS_OF,
    isDemo: true,
    recordedAt,
  });
  return {
    set: { id: setId, areaCode: area, isDemo: true, createdAt: recordedAt },
    version: {
      setId,
      version: 1,
      nameId: 'Kriteria kemiskinan daerah (contoh)',
      nameEn: 'Local criteria of the poor (example)',
      regulationName: 'Peraturan kepala daerah (contoh, bukan peraturan yang berlaku)',
      sourceCode: SOURCE,
      asOf: AS_OF,
      recordedAt,
    },
    criteria: [...taken.map(({ key, statementId, statementEn }) => ({ key, statementId, statementEn })), ...own].map(
      (criterion, at) => ({ setId, version: 1, ordinal: at + 1, ...criterion }),
    ),
    counts: [count(seedId('poverty-criteria-set:0'), counts.national), count(setId, counts.local)],
  };
}

/** How far areas came with the minimum service standards of social welfare. */
const achievementsAt = (recordedAt: string) =>
  demo.achievements.flatMap(({ area, level, entitled, served }) =>
    standards
      .filter(({ governmentLevel }) => governmentLevel === level)
      .map(({ code }, at) => ({
        id: seedId(`demo-service-achievement:${area}-${code}`),
        standardCode: code,
        areaCode: area,
        year: YEAR,
        version: 1,
        entitled: entitled[at],
        served: served[at],
        sourceCode: SOURCE,
        asOf: AS_OF,
        isDemo: true,
        recordedAt,
      })),
  );

/** Gives screens something to show where no source gives figures: findings of rounds, local criteria, service standards. */
export async function seedDemoFacts(store: Store): Promise<void> {
  const now = new Date().toISOString();
  const rounds = roundsAt(now);
  const { set, version, criteria, counts } = criteriaAt(now);
  await decide(store, async (tx) => {
    await insertMissing(tx, 'verification_round', rounds, 'id');
    const versions = rounds.map(({ id, carriedOut, budgetStatus, sourceCode, basis, changedAt }) => ({
      roundId: id,
      version: 1,
      carriedOut,
      budgetStatus,
      sourceCode,
      basis,
      changedAt,
    }));
    await insertMissing(tx, 'verification_round_version', versions, 'round_id');
    await insertMissing(tx, 'data_quality_count', findingsAt(now), 'id');
    const [added] = await insertMissing(tx, 'poverty_criteria_set', [set], 'id');
    // An area that has set its own meanwhile keeps them.
    if (added !== undefined) {
      await insertMissing(tx, 'poverty_criteria_version', [version], 'set_id');
      await insertMissing(tx, 'poverty_criterion', criteria, 'key');
      await insertMissing(tx, 'poverty_criteria_count', counts, 'id');
    }
    await insertMissing(tx, 'service_achievement', achievementsAt(now), 'id');
  });
}

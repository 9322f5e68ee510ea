import { decide } from '#kit/command';
import type { Store } from '#kit/database';

import { insertMissing, seedId } from '../rows.ts';
import rounds from './data/verification-rounds.json' with { type: 'json' };
import statements from './data/verification-statements.json' with { type: 'json' };

/** The day of the speech that the rounds and statements of Jambi come from. */
const SAID_ON = '2022-02-17';

/** Fills the rounds of Jambi and what was said of them, exactly as it was said. */
export async function seedVerifications(store: Store): Promise<void> {
  const changedAt = new Date().toISOString();
  await decide(store, async (tx) => {
    const rows = rounds.map(({ area, ...round }) => ({
      id: seedId(`verification-round:DTKS-${area}-${round.year}`),
      areaCode: area,
      dataset: 'DTKS',
      ...round,
      asOf: SAID_ON,
      isDemo: false,
      version: 1,
      changedAt,
    }));
    await insertMissing(tx, 'verification_round', rows, 'id');
    const versions = rows.map(({ id, version, carriedOut, budgetStatus, sourceCode, basis }) => ({
      roundId: id,
      version,
      carriedOut,
      budgetStatus,
      sourceCode,
      basis,
      changedAt,
    }));
    await insertMissing(tx, 'verification_round_version', versions, 'round_id');
    await insertMissing(
      tx,
      'verification_statement',
      statements.map(({ area, carriedOut, budgeted, notBudgeted, named, ...said }) => ({
        ...said,
        areaCode: area,
        dataset: 'DTKS',
        carriedOutCount: carriedOut,
        budgetedCount: budgeted,
        notBudgetedCount: notBudgeted,
        namedAreaCodes: named,
      })),
      'code',
    );
  });
}

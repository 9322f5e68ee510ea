import { decide } from '#kit/command';
import type { Store } from '#kit/database';

import { insertMissing } from '../rows.ts';
import promises from './data/publication-promises.json' with { type: 'json' };
import rules from './data/trust-rules.json' with { type: 'json' };
import sourceKinds from './data/trust-source-kinds.json' with { type: 'json' };

const RULE_SETS = [{ version: 1, defaultPromisedDays: 365 }];
const GRADES = [
  { version: 1, grade: 'A', leastScore: 80 },
  { version: 1, grade: 'B', leastScore: 60 },
  { version: 1, grade: 'C', leastScore: 40 },
  { version: 1, grade: 'D', leastScore: 0 },
];

/** Fills the rules of trust, ours and with a version, and what sources promise. */
export async function seedTrust(store: Store): Promise<void> {
  await decide(store, async (tx) => {
    await insertMissing(tx, 'trust_rule_set', RULE_SETS, 'version');
    await insertMissing(tx, 'trust_rule', rules, 'code');
    await insertMissing(tx, 'trust_grade', GRADES, 'grade');
    await insertMissing(tx, 'trust_source_kind', sourceKinds, 'kind');
    await insertMissing(tx, 'publication_promise', promises, 'code');
  });
}

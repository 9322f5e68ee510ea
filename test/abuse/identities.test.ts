import { expect, test } from 'vitest';

import { identitiesOf } from '../support/identities.ts';
import { allMutations } from '../support/mutations.ts';
import { notRefused } from '../support/refused.ts';
import { stories } from '../support/stories.ts';
import { inDatabase } from '../support/tables.ts';
import { eachOf } from './attack.ts';

/** `npm run abuse` tries every identity on every command; every check tries one pair in so many, and each identity. */
const SENDS_ALL = process.env['SIMPUL_ABUSE'] === 'all';
const EVERY = SENDS_ALL ? 1 : 37;

const WRITTEN = ['programs', 'csr', 'pillars']
  .map((schema) => `select actor_subject as who from ${schema}.audit_entry`)
  .join(' union all ');

stories('identities', (hub) => {
  test.each(['gateway', 'subgraph'] as const)(
    'nobody who only says who he is may command anything, at the %s',
    async (at) => {
      const identities = await identitiesOf(hub());
      expect(identities.length).toBeGreaterThan(80);
      const pairs = identities.flatMap(([as, headers]) =>
        allMutations().map((mutation) => ({ mutation, options: { headers }, as })),
      );
      const attempts = [...eachOf(EVERY, pairs)];
      expect(new Set(attempts.map(({ as }) => as)).size).toBe(identities.length);
      expect(await notRefused(hub(), at, 'UNAUTHENTICATED', attempts)).toEqual([]);
      process.stdout.write(
        `  ${attempts.length} commands of ${identities.length} identities, at the ${at}, ${hub().shape}\n`,
      );
    },
  );

  test('nothing was written by any of them', async () => {
    const written = await inDatabase(
      hub().databaseUrl,
      `select who from (${WRITTEN}) as entry where who in ('forger', 'nobody', 'demo-admin')`,
    );
    expect(written).toEqual([]);
  });
});

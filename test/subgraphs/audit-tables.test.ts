import { expect, test } from 'vitest';

import { csr } from '../../subgraphs/csr/index.ts';
import type { SubgraphDefinition } from '../../subgraphs/host/subgraph.ts';
import type { Store } from '../../subgraphs/kit/database.ts';
import { pillars } from '../../subgraphs/pillars/index.ts';
import { programs } from '../../subgraphs/programs/index.ts';
import { startCsrAlone } from './csr-alone.ts';
import { startPillarsAlone } from './pillars-alone.ts';
import { startProgramsAlone } from './programs-alone.ts';

const ALONE: [SubgraphDefinition, () => Promise<{ store: Store; stop(): Promise<void> }>][] = [
  [programs, startProgramsAlone],
  [csr, startCsrAlone],
  [pillars, startPillarsAlone],
];
/** The trail itself. */
const TRAIL = ['audit_entry', 'audit_pending', 'audit_seal'];

const TABLES = `
  select c.relname as name, coalesce(array_agg(t.tgname::text order by t.tgname) filter (where t.tgname like 'audit%'), '{}')
    as triggers
  from pg_class c left join pg_trigger t on t.tgrelid = c.oid and t.tgenabled <> 'D'
  where c.relnamespace = $1::regnamespace and c.relkind in ('r', 'p') group by c.relname order by c.relname`;

test.each(ALONE)(
  'every table of $name is under the audit trail, or left out for a reason',
  async (definition, start) => {
    const alone = await start();
    try {
      const { rows } = await alone.store.pool.query<{ name: string; triggers: string[] }>(TABLES, [definition.name]);
      const tables = rows.filter(({ name }) => !TRAIL.includes(name));
      const without = Object.keys(definition.audit.without);
      const missed = tables.filter(({ name, triggers }) => !without.includes(name) && triggers.length !== 3);
      expect(
        missed.map(({ name }) => name),
        'put it under the trail: see subgraphs/README.md',
      ).toEqual([]);
      // A reason for a table that is gone, or is audited all the same, is no reason.
      const idle = without.filter(
        (name) => !tables.some((table) => table.name === name && table.triggers.length === 0),
      );
      expect(idle).toEqual([]);
      expect(tables.length).toBeGreaterThan(10);
      for (const sql of Object.values(definition.audit.areas)) {
        const id = sql.includes('$1::uuid') ? '00000000-0000-7000-8000-000000000000' : 'none';
        expect((await alone.store.pool.query(sql, [id])).rows).toEqual([]);
      }
    } finally {
      await alone.stop();
    }
  },
);

import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { seedCsr } from '../../seeds/csr.ts';
import { seedPrograms } from '../../seeds/programs.ts';
import { LEDGER_RULES, checkLedger } from '../../subgraphs/csr/ledger/ledger.queries.ts';
import { csr as definition } from '../../subgraphs/csr/index.ts';
import { openStore, type Store } from '../../subgraphs/kit/database.ts';
import type { Snapshot } from '../../subgraphs/kit/snapshot.ts';
import { openSnapshot } from '../../subgraphs/reading/open-snapshot.ts';
import { follow, type Follower } from '../../subgraphs/host/following.ts';
import { programs as programsDefinition } from '../../subgraphs/programs/index.ts';
import { startCsrAlone, type CsrAlone } from './csr-alone.ts';

const home = mkdtempSync(join(tmpdir(), 'simpul-csr-seeds-'));
let csr: CsrAlone;
let programs: Store;
let follower: Follower;
beforeAll(async () => {
  process.env['SIMPUL_HOME'] = home;
  csr = await startCsrAlone();
  programs = await openStore({ ...programsDefinition, databaseUrl: csr.databaseUrl });
  await programs.migrate();
  await seedPrograms(programs, { demo: true });
  follower = follow(csr.store, csr.databaseUrl, definition.follows, []);
  await seedCsr(csr.store, { demo: true });
});
afterAll(async () => {
  await follower.stop();
  await programs.close();
  await csr.stop();
  rmSync(home, { recursive: true, force: true });
});

const withSnapshot = async <Told>(look: (read: Snapshot) => Promise<Told>) => {
  const read = openSnapshot(csr.store);
  return look(read).finally(() => read.end());
};

const counts = async () => {
  const { rows } = await csr.store.pool.query(`select
    (select count(*)::int from forum where not is_demo) as forums, (select count(*)::int from csr_observation) as observations,
    (select count(*)::int from company) as companies, (select count(*)::int from pledge) as pledges,
    (select count(*)::int from delivery) as deliveries, (select count(*)::int from allocation_event) as steps,
    (select count(*)::int from evidence where state = 'STORED') as evidence, (select sum(version) from gap_account) as versions`);
  return rows[0];
};

test('the forums that sources name, the printed figures and the made-up companies are there, each marked', async () => {
  expect(await counts()).toMatchObject({ forums: 3, observations: 8, companies: 4, pledges: 17 });
  const QUERY = `{ forums { nodes { code source isDemo } } companies { nodes { name isDemo } }
    csrObservations(within: "15") { nodes { code value source quote } } }`;
  const { forums, companies, csrObservations } = await csr.ask<any>(null, QUERY);
  expect(forums.nodes.filter((one: any) => one.source === null).every((one: any) => one.isDemo)).toBe(true);
  expect(companies.nodes.map((one: any) => one.name)).toEqual(['PT Contoh Batanghari Energi', 'PT Contoh Muaro Sawit']);
  expect(companies.nodes.every((one: any) => one.isDemo)).toBe(true);
  expect(csrObservations.nodes.find((one: any) => one.code === 'CS-002')).toMatchObject({ value: '9000000000' });
});

test('the made-up pledges stand in every state they are to show, and each total is what its rows add up to', async () => {
  const { rows } = await csr.store.pool.query<{ state: string }>(
    'select distinct state from pledge_allocation order by state',
  );
  expect(rows.map(({ state }) => state)).toEqual([
    'CANCELLED',
    'CLOSED',
    'COMMITTED',
    'DELIVERED',
    'DISPUTED',
    'DRAFT',
    'IN_DELIVERY',
    'REJECTED',
    'SUBMITTED',
    'VERIFIED',
    'WAITLISTED',
    'WITHDRAWN',
  ]);
  expect(await withSnapshot(checkLedger)).toEqual([]);
});

test('seeding again changes nothing', async () => {
  const before = await counts();
  await seedCsr(csr.store, { demo: true });
  expect(await counts()).toEqual(before);
});

test.each([
  [
    'each step of a delivery follows the one before and is legal',
    `insert into delivery_event (delivery_id, from_state, to_state, amount, actor_subject, actor_name)
     select id, state, 'SENT', amount, 'x', 'x' from delivery where state = 'VERIFIED'`,
  ],
  [
    'an allocation is disputed while one of its deliveries is',
    "update pledge_allocation set state = 'DISPUTED' where state = 'DELIVERED'",
  ],
  ['a delivery stands where its last step left it', "update delivery set state = 'CANCELLED' where state = 'SENT'"],
  ['no more is sent than was accepted', "update delivery set amount = amount * 3 where state = 'VERIFIED'"],
  ['a dispute is open exactly while its delivery is disputed', 'delete from dispute'],
  ['a verified delivery has stored evidence, and each side its own hand', 'delete from delivery_evidence'],
])('the check of the books sees it when it is not so that %s', async (rule, harm) => {
  const client = await csr.store.pool.connect();
  try {
    await client.query('begin');
    await client.query(harm);
    const { rows } = await client.query(`${LEDGER_RULES[rule]} limit 1`);
    expect(rows).toHaveLength(1);
  } finally {
    await client.query('rollback');
    client.release();
  }
});

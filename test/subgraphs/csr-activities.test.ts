import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { openSnapshot } from '../../subgraphs/reading/open-snapshot.ts';
import { NAMES_EVIDENCE, sweepUploads } from '../../subgraphs/csr/evidence/file-pass.commands.ts';
import { checkLedger } from '../../subgraphs/csr/ledger/ledger.queries.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';
import { aCompany, aGap, aKey, coverageOf, firstLine, submit, tellGap } from './csr-world.ts';

let csr: CsrAlone;
let giver: Actor;
let hidden: Actor;
const coordinator = anActor(Role.FORUM_COORDINATOR, '15.07', 'forum');
const neighbour = anActor(Role.FORUM_COORDINATOR, '15.71', 'forum-kota');

beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  csr = await startCsrAlone();
  await csr.store.pool.query("insert into area values ('15.07.01', 'Uji', 'DISTRICT')");
  giver = await aCompany(csr, 'giver');
  hidden = await aCompany(csr, 'hidden', { isVisible: false });
});
afterAll(async () => {
  delete process.env['SIMPUL_TODAY'];
  await csr.stop();
});

const ACTIVITY = 'replayed activity { id code state unit company { name } viewerCan }';
const REPORT = `mutation ($input: ReportActivityInput!) { it: reportActivity(input: $input) { __typename
  ... on ActivityReported { ${ACTIVITY} } ... on Refusal { code } } }`;
const VERIFY = `mutation ($input: VerifyActivityInput!) { it: verifyActivity(input: $input) { __typename
  ... on ActivityVerified { ${ACTIVITY} } ... on ActivityExceedsOpen { amount open } ... on Refusal { code } } }`;
const REJECT = `mutation ($input: RejectActivityInput!) { it: rejectActivity(input: $input) { __typename
  ... on ActivityRejected { ${ACTIVITY} } ... on Refusal { code } } }`;

async function anEvidence(organisation: string, state = 'STORED'): Promise<string> {
  const id = randomUUID();
  await csr.store.pool.query(
    `insert into evidence (id, organisation, uploaded_by, file_name, media_type, size, sha256, purpose, state, is_demo,
       requested_at, stored_at)
     values ($1, $2, 'uji', 'bast.pdf', 'application/pdf', 1, repeat('0', 64), 'HANDOVER', $3, true, now(),
       case when $3 = 'STORED' then now() end)`,
    [id, organisation, state],
  );
  return id;
}

async function report(actor: Actor, more: object) {
  const usual = { amount: 60, doneOn: '2026-10-01', description: 'Bantuan langsung', idempotencyKey: aKey() };
  const evidenceIds = [await anEvidence(actor.organisation ?? '')];
  return (await csr.ask<any>(actor, REPORT, { input: { ...usual, evidenceIds, ...more } })).it;
}

const verify = async (activityId: string, more: object = {}, actor: Actor = coordinator) =>
  (await csr.ask<any>(actor, VERIFY, { input: { activityId, idempotencyKey: aKey(), ...more } })).it;

async function expectSound(): Promise<void> {
  const read = openSnapshot(csr.store);
  expect(await checkLedger(read)).toEqual([]);
  await read.end();
}

test('an activity for a need line counts as delivered once verified, as a row of the line', async () => {
  const gap = aGap();
  await tellGap(csr, gap, 1);
  const reported = await report(giver, { needLineId: firstLine(gap) });
  expect(reported).toMatchObject({ __typename: 'ActivityReported', replayed: false });
  expect(reported.activity).toMatchObject({ state: 'REPORTED', unit: 'IDR', company: { name: 'PT giver' } });
  expect((await coverageOf(csr, null, gap.id)).lines[0]).toMatchObject({ delivered: 0, open: 100 });
  expect(await verify(reported.activity.id)).toMatchObject({ activity: { state: 'VERIFIED' } });
  const { version, lines } = await coverageOf(csr, null, gap.id);
  expect(version).toBe(2);
  expect(lines[0]).toMatchObject({ delivered: 60, open: 40, rows: { totalCount: 1 } });
  expect(lines[0]?.rows.nodes).toMatchObject([{ part: 'DELIVERED', amount: 60, state: null, allocation: null }]);
  await expectSound();
});

test('more than is open is refused, or counts as over-covered when somebody says why', async () => {
  const gap = aGap();
  await tellGap(csr, gap, 1);
  await submit(csr, giver, gap, 70);
  const { activity } = await report(giver, { needLineId: firstLine(gap) });
  expect(await verify(activity.id)).toMatchObject({ __typename: 'ActivityExceedsOpen', amount: 60, open: 30 });
  const fault = await csr.answer(coordinator, VERIFY, {
    input: { activityId: activity.id, acceptOverCoverage: true, idempotencyKey: aKey() },
  });
  expect(fault.errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  const accepted = await verify(activity.id, { acceptOverCoverage: true, reason: 'Sudah terlanjur disalurkan' });
  expect(accepted.activity.state).toBe('VERIFIED');
  expect((await coverageOf(csr, null, gap.id)).lines[0]).toMatchObject({ delivered: 60, held: 70, open: 0 });
  await expectSound();
});

test('nobody verifies their own, without evidence, elsewhere, or twice', async () => {
  const purpose = { areaCode: '15.07.01', categoryCode: 'PPKS-24', kind: 'MONEY' };
  const bare = await report(giver, { purpose, evidenceIds: [await anEvidence('giver', 'PENDING')] });
  expect(await verify(bare.activity.id)).toMatchObject({ __typename: 'EvidenceMissing' });
  const { activity } = await report(giver, { purpose });
  const own = anActor(Role.FORUM_COORDINATOR, '15.07', 'giver');
  expect(await verify(activity.id, {}, own)).toMatchObject({ __typename: 'OwnOrganisation' });
  const away = await csr.answer(neighbour, VERIFY, { input: { activityId: activity.id, idempotencyKey: aKey() } });
  expect(away.errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  const rejected = await csr.ask<any>(coordinator, REJECT, {
    input: { activityId: bare.activity.id, reason: 'Tanpa bukti', idempotencyKey: aKey() },
  });
  expect(rejected.it.activity.state).toBe('REJECTED');
  expect(await verify(bare.activity.id)).toMatchObject({ __typename: 'ActivityStateDiffers' });
  expect(await verify(activity.id)).toMatchObject({ activity: { state: 'VERIFIED', viewerCan: [] } });
  await expectSound();
});

test('a report is looked at before it is taken, and taken once', async () => {
  const purpose = { areaCode: '15.07.01', categoryCode: 'MISKIN', kind: 'GOODS' };
  const wrong = await csr.answer(giver, REPORT, {
    input: { purpose, amount: 0, doneOn: '2026-12-01', description: 'uji', idempotencyKey: aKey() },
  });
  const told = JSON.stringify(wrong.errors?.[0]?.extensions?.['fields']);
  const fields = [...told.matchAll(/"field":"([^"]+)"/g)].map(([, field]) => field);
  expect(fields).toEqual(['amount', 'doneOn', 'purpose.categoryCode', 'purpose.unit']);
  const both = await csr.answer(giver, REPORT, {
    input: { amount: 1, doneOn: '2026-11-01', description: 'uji', idempotencyKey: aKey() },
  });
  expect(both.errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  const idempotencyKey = aKey();
  const input = { purpose: { ...purpose, categoryCode: 'HOUSING', unit: 'unit' }, evidenceIds: [], idempotencyKey };
  const [first, again] = [await report(giver, input), await report(giver, input)];
  expect(again).toMatchObject({ replayed: true, activity: { id: first.activity.id } });
  expect(await report(giver, { ...input, amount: 61 })).toMatchObject({ __typename: 'IdempotencyKeyReused' });
});

test('the public meets only what is verified, and no hidden company; its year counts it', async () => {
  const purpose = { areaCode: '15.07.01', categoryCode: 'HOUSING', kind: 'SERVICE', item: 'klinik', unit: 'hari' };
  const { activity } = await report(hidden, { purpose, estimatedValue: 500 });
  const ONE =
    'query ($id: ID!) { activity(id: $id) { state company { name } description evidence { id } history { toState } } }';
  const early = await csr.answer(null, ONE, { id: activity.id });
  expect(early.errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  expect((await csr.ask<any>(coordinator, ONE, { id: activity.id })).activity).toMatchObject({
    company: { name: 'PT hidden' },
    history: [{ toState: 'REPORTED' }],
  });
  const QUEUE = '{ activityQueue(within: "15.07") { nodes { id } } }';
  expect((await csr.ask<any>(coordinator, QUEUE)).activityQueue.nodes).toContainEqual({ id: activity.id });
  await verify(activity.id);
  expect((await csr.ask<any>(null, ONE, { id: activity.id })).activity).toEqual({
    state: 'VERIFIED',
    company: null,
    description: null,
    evidence: null,
    history: null,
  });
  const { myCompany } = await csr.ask<any>(
    hidden,
    '{ myCompany { totals(fiscalYear: 2026) { lines { kind item unit delivered } rows { nodes { activity { id } } } } } }',
  );
  expect(myCompany.totals.lines).toEqual([{ kind: 'SERVICE', item: 'klinik', unit: 'hari', delivered: 60 }]);
  expect(myCompany.totals.rows.nodes).toEqual([{ activity: { id: activity.id } }]);
  await expectSound();
});

test('person-time without a need line is counted in person-hours, as everywhere; another unit is refused', async () => {
  const purpose = { areaCode: '15.07.01', categoryCode: 'PPKS-24', kind: 'PERSON_TIME' };
  const days = { purpose: { ...purpose, unit: 'hari' }, amount: 3, doneOn: '2026-10-01', description: 'Relawan' };
  const { errors } = await csr.answer(giver, REPORT, { input: { ...days, idempotencyKey: aKey() } });
  expect(errors?.[0]?.extensions?.['fields']).toMatchObject([{ field: 'purpose.unit', code: 'UNIT_FIXED' }]);
  expect((await report(giver, { purpose })).activity.unit).toBe('person-hour');
});

test('a file that an activity names and that never came stays announced, and does not keep the sweep from the others', async () => {
  const purpose = { areaCode: '15.07.01', categoryCode: 'PPKS-24', kind: 'MONEY' };
  const [named, forgotten] = [await anEvidence('giver', 'PENDING'), await anEvidence('giver', 'PENDING')];
  const { activity } = await report(giver, { purpose, evidenceIds: [named] });
  await csr.store.pool.query("update evidence set requested_at = now() - interval '25 hours' where state = 'PENDING'");
  await sweepUploads(csr.store);
  const { rows } = await csr.store.pool.query('select id from evidence where id = any($1)', [[named, forgotten]]);
  expect(rows).toEqual([{ id: named }]);
  expect(await verify(activity.id)).toMatchObject({ __typename: 'EvidenceMissing' });
});

test('the sweep asks every table that may name a file', async () => {
  const { rows } = await csr.store.pool.query<{ table: string }>(
    "select conrelid::regclass::text as table from pg_constraint where contype = 'f' and confrelid = 'evidence'::regclass",
  );
  expect(rows.map(({ table }) => table).toSorted()).toEqual(NAMES_EVIDENCE.toSorted());
});

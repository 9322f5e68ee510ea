import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { Role } from '../../subgraphs/kit/actor.ts';
import { openSnapshot } from '../../subgraphs/reading/open-snapshot.ts';
import { activities } from '../../subgraphs/csr/activities/activity.import.ts';
import { checkLedger } from '../../subgraphs/csr/ledger/ledger.queries.ts';
import { importFile } from '../support/importing.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';
import { aCompany, aGap, tellGap } from './csr-world.ts';

const FORUM = anActor(Role.FORUM_COORDINATOR, '15', 'forum-jambi');
const NEIGHBOUR = anActor(Role.FORUM_COORDINATOR, '15.71', 'forum-kota');
const HEADING = 'nib;kode wilayah;kode ppks;jenis;barang;satuan;jumlah;taksiran nilai;tanggal;uraian';
const NIB = '0220001234567';
const NEW = '0220001234568';

let csr: CsrAlone;
beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  csr = await startCsrAlone();
  await csr.store.pool.query(
    "insert into area values ('15.07', 'Uji', 'REGENCY'), ('15.07.01', 'Uji', 'DISTRICT') on conflict do nothing",
  );
  await aCompany(csr, 'giver');
  await aCompany(csr, 'newcomer', { status: 'REGISTERED' });
  await csr.store.pool.query('update company set registration_number = case organisation when $1 then $2 else $3 end', [
    'giver',
    NIB,
    NEW,
  ]);
});
afterAll(async () => {
  delete process.env['SIMPUL_TODAY'];
  await csr.stop();
});

const take = (rows: string[], isDryRun = false, actor = FORUM) =>
  importFile(csr.store, actor, activities, [HEADING, ...rows].join('\n'), { isDryRun });
const count = async () => Number((await csr.store.pool.query('select count(*) from activity')).rows[0].count);

const MONEY = `${NIB};15.07;HOUSING;uang;;;25000000;;01/10/2026;Bantuan langsung`;
const GOODS = `${NIB};15.07.01;PPKS-24;barang;beras;paket;40;4000000;2026-10-02;Sembako`;

test('a trial writes nothing; each activity waits for a coordinator in the name of its company; twice changes nothing', async () => {
  expect((await take([MONEY, GOODS], true)).tally).toEqual({ read: 2, new: 2, changed: 0, same: 0, refused: 0 });
  expect(await count()).toBe(0);
  expect((await take([MONEY, GOODS])).tally).toMatchObject({ new: 2, refused: 0 });
  const { rows } = await csr.store.pool.query(
    `select a.organisation, a.state, a.kind, a.unit, a.amount, a.fiscal_year, a.is_demo, a.reported_by, e.to_state,
       e.actor_organisation from activity a join activity_event e on e.activity_id = a.id order by a.done_on`,
  );
  expect(rows).toMatchObject([
    {
      organisation: 'giver',
      state: 'REPORTED',
      unit: 'rupiah',
      amount: '25000000',
      fiscal_year: 2026,
      is_demo: true,
      reported_by: FORUM.subject,
      to_state: 'REPORTED',
      actor_organisation: 'forum-jambi',
    },
    { organisation: 'giver', kind: 'GOODS', unit: 'paket', amount: '40' },
  ]);
  expect((await take([MONEY, GOODS])).tally).toEqual({ read: 2, new: 0, changed: 0, same: 2, refused: 0 });
  const read = openSnapshot(csr.store);
  expect(await checkLedger(read)).toEqual([]);
  await read.end();
});

test('every row that the API would refuse is refused, with its column and words of both languages', async () => {
  const before = await count();
  const { tally, problems } = await take([
    MONEY.replace('Bantuan langsung', 'Bantuan lain'),
    MONEY.replace(NIB, '0220001239999'),
    MONEY.replace(NIB, NEW),
    MONEY.replace('15.07', '15.99'),
    MONEY.replace('25000000', '0'),
    MONEY.replace('01/10/2026', '01/12/2026'),
    MONEY.replace('HOUSING', 'MISKIN'),
    MONEY.replace('uang;;', 'uang;beras;'),
    MONEY.replace('25000000;;', '25000001;5;'),
    GOODS.replace('paket', ''),
    MONEY.replace('25000000', '10000000000001'),
    MONEY.replace('Bantuan langsung', 'ya'),
  ]);
  expect(problems.map(({ row, column, code }) => [row, column, code])).toEqual([
    [2, 'description', 'ACTIVITY_STANDS'],
    [3, 'registrationNumber', 'UNKNOWN_COMPANY'],
    [4, 'registrationNumber', 'COMPANY_NOT_VERIFIED'],
    [5, 'areaCode', 'UNKNOWN_AREA'],
    [6, 'amount', 'AMOUNT_TOO_SMALL'],
    [7, 'doneOn', 'DAY_IN_FUTURE'],
    [8, 'categoryCode', 'UNKNOWN_CATEGORY'],
    [9, 'item', 'KIND_NOT_ACCEPTED'],
    [10, 'estimatedValue', 'KIND_NOT_ACCEPTED'],
    [11, 'unit', 'REQUIRED'],
    [12, 'amount', 'AMOUNT_TOO_LARGE'],
    [13, 'uraian', 'TOO_SHORT'],
  ]);
  expect(problems.filter(({ words }) => words.ID === words.EN)).toEqual([]);
  expect(tally).toMatchObject({ new: 0, refused: 12 });
  expect(await count()).toBe(before);
});

test('an activity that names a gap is counted on its need line; one that fits none of its lines is refused', async () => {
  const gap = aGap({
    areaCode: '15.07.01',
    needLines: [
      { id: randomUUID(), kind: 'GOODS', item: 'beras', unit: 'paket', need: '100', budgetKnown: false, coverings: [] },
    ],
  });
  await tellGap(csr, gap, 1);
  const withGap = (row: string) => row.replace('15.07.01;PPKS-24', `15.07.01;PPKS-24;${gap.code}`);
  const heading = HEADING.replace('kode ppks', 'kode ppks;kode kesenjangan');
  const takeFor = (rows: string[]) => importFile(csr.store, FORUM, activities, [heading, ...rows].join('\n'));
  const row = withGap(GOODS.replace('2026-10-02', '2026-10-09'));
  const wrong = await takeFor([
    row.replace('beras', 'gula'),
    row.replace('paket', 'karung'),
    row.replace(gap.code, 'KSJ-X'),
  ]);
  expect(wrong.problems.map(({ column, code }) => [column, code])).toEqual(
    Array.from({ length: 3 }, () => ['gapCode', 'NEED_LINE_UNKNOWN']),
  );
  expect((await takeFor([row])).tally).toMatchObject({ new: 1, refused: 0 });
  const { rows } = await csr.store.pool.query(
    'select need_line_id, gap_area_id, fiscal_year, unit from activity where gap_area_id is not null',
  );
  expect(rows).toEqual([{ need_line_id: gap.needLines[0]?.id, gap_area_id: gap.id, fiscal_year: 2027, unit: 'paket' }]);
  expect((await takeFor([row])).tally).toMatchObject({ new: 0, same: 1 });
  const again = await takeFor([row.replace(gap.code, '')]);
  expect(again.problems).toMatchObject([{ column: 'gapCode', code: 'ACTIVITY_STANDS' }]);
});

test('one gift is taken once, whether its unit is written out or left out', async () => {
  const before = await count();
  const row = MONEY.replace('01/10/2026', '06/10/2026');
  const { tally, problems } = await take([row, row.replace('uang;;;', 'uang;;rupiah;')]);
  expect(tally).toMatchObject({ new: 1, refused: 1 });
  expect(problems).toMatchObject([{ row: 3, code: 'DUPLICATE_IN_FILE' }]);
  expect(await count()).toBe(before + 1);
});

test('a coordinator imports for the own area only', async () => {
  const { tally, problems } = await take([MONEY.replace('01/10/2026', '05/10/2026')], false, NEIGHBOUR);
  expect(tally).toMatchObject({ new: 0, refused: 1 });
  expect(problems).toMatchObject([{ code: 'NOT_YOUR_AREA', value: '15.07' }]);
});

test('a company reports its own activities from a file, wherever they were, and nobody else as it', async () => {
  const giver = anActor(Role.COMPANY, null, 'giver');
  const before = await count();
  const own = MONEY.replace('01/10/2026', '03/10/2026');
  const others = [own.replace(NIB, NEW), own.replace(NIB, '0220001239999')];
  const { tally, problems } = await take([own, ...others], false, giver);
  expect(tally).toEqual({ read: 3, new: 1, changed: 0, same: 0, refused: 2 });
  expect(problems).toMatchObject([
    { row: 3, column: 'registrationNumber', code: 'NOT_YOUR_COMPANY' },
    { row: 4, column: 'registrationNumber', code: 'NOT_YOUR_COMPANY' },
  ]);
  expect(await count()).toBe(before + 1);
  const { rows } = await csr.store.pool.query(
    "select organisation, reported_by from activity where done_on = '2026-10-03'",
  );
  expect(rows).toEqual([{ organisation: 'giver', reported_by: giver.subject }]);
});

test('who imported an activity does not verify it too: another coordinator of the area does', async () => {
  const row = MONEY.replace('01/10/2026', '04/10/2026');
  expect((await take([row])).tally).toMatchObject({ new: 1 });
  const { rows } = await csr.store.pool.query("select id from activity where done_on = '2026-10-04'");
  const activityId: string = rows[0].id;
  await csr.store.pool.query(
    `with proof as (insert into evidence (id, organisation, uploaded_by, file_name, media_type, size, sha256, purpose, state,
         is_demo, requested_at, stored_at)
       values (gen_random_uuid(), 'giver', 'uji', 'bast.pdf', 'application/pdf', 1, repeat('0', 64), 'HANDOVER', 'STORED',
         true, now(), now()) returning id)
     insert into activity_evidence (activity_id, evidence_id) select $1, id from proof`,
    [activityId],
  );
  const VERIFY = `mutation ($input: VerifyActivityInput!) { it: verifyActivity(input: $input) { __typename
    ... on Refusal { code } ... on ActivityVerified { activity { state } } } }`;
  const verify = async (actor: typeof FORUM) =>
    (await csr.ask<any>(actor, VERIFY, { input: { activityId, idempotencyKey: randomUUID() } })).it;
  const offeredTo = async (actor: typeof FORUM) =>
    (await csr.ask<any>(actor, 'query ($id: ID!) { activity(id: $id) { viewerCan } }', { id: activityId })).activity;
  const other = { ...FORUM, subject: 'forum-jambi:other' };
  expect([await offeredTo(FORUM), await offeredTo(other)]).toEqual([
    { viewerCan: ['REJECT'] },
    { viewerCan: ['VERIFY', 'REJECT'] },
  ]);
  expect(await verify(FORUM)).toEqual({ __typename: 'SameHand', code: 'SAME_HAND' });
  expect(await verify(other)).toMatchObject({ activity: { state: 'VERIFIED' } });
  const read = openSnapshot(csr.store);
  expect(await checkLedger(read)).toEqual([]);
  await read.end();
});

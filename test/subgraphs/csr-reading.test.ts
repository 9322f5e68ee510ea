import { afterAll, beforeAll, expect, test } from 'vitest';

import { applyBudgetLine } from '../../subgraphs/csr/budget-lines/budget-line.events.ts';
import { expireHolds } from '../../subgraphs/csr/gap-areas/hold.commands.ts';
import { csr as definition } from '../../subgraphs/csr/index.ts';
import { checkLedger } from '../../subgraphs/csr/ledger/ledger.queries.ts';
import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { executorOf } from '../../subgraphs/host/execute.ts';
import { buildSubgraph } from '../../subgraphs/host/subgraph.ts';
import { unauthenticated } from '../../subgraphs/kit/errors.ts';
import { openNotices } from '../../subgraphs/host/hearing.ts';
import { openSnapshot } from '../../subgraphs/reading/open-snapshot.ts';
import { applyOnce } from '../../subgraphs/host/applying.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';
import { COVERAGE, VERIFY, aCompany, aGap, aKey, coverageOf, firstLine, submit, tellGap } from './csr-world.ts';

let csr: CsrAlone;
let company: Actor;
let rival: Actor;
const coordinator = anActor(Role.FORUM_COORDINATOR, '15.07', 'forum-15.07');

beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  csr = await startCsrAlone();
  company = await aCompany(csr, 'org-1');
  rival = await aCompany(csr, 'org-2');
});
afterAll(async () => {
  delete process.env['SIMPUL_TODAY'];
  await csr.stop();
});

const PREVIEW = `query ($input: PreviewPledgeInput!) { previewPledge(input: $input) { fits
  lines { requested open fits submitted { held open uncovered } accepted { committed uncovered ratio } }
  overlaps { verdict areaCode amount allocation { company { name } } budgetLine { id } } } }`;

test('a preview says what would become of the gap and what overlaps with it, and writes nothing', async () => {
  const category = { categoryCode: 'PPKS-08', areaCode: '15.71' };
  const gap = aGap(category);
  const inside = aGap({ ...category, areaCode: '15.71.01' });
  await tellGap(csr, gap, 1);
  await tellGap(csr, inside, 1);
  await submit(csr, rival, inside, 30);
  const line = {
    name: 'Rehabilitasi',
    programmeCode: null,
    item: null,
    fiscalYear: 2027,
    mechanism: 'AGENCY_SPENDING',
    agency: null,
  };
  const told = [
    { ...line, id: aKey(), areaCode: '15', categoryCode: 'PPKS-08', allocated: '500' },
    { ...line, id: aKey(), areaCode: '15.71', categoryCode: 'PPKS-08', allocated: '20' },
  ];
  for (const payload of told) {
    await applyOnce(csr.store, 'programs.budget-line', applyBudgetLine as never, {
      aggregate: payload.id,
      sequence: '1',
      occurredAt: new Date().toISOString(),
      payload,
    });
  }
  const preview = async (amount: number) => {
    const input = { pledge: { allocations: [{ needLineId: firstLine(gap), amount }] } };
    return (await csr.ask<any>(company, PREVIEW, { input })).previewPledge;
  };
  const before = await coverageOf(csr, null, gap.id);
  const fitting = await preview(50);
  expect(fitting).toMatchObject({
    fits: true,
    lines: [
      {
        requested: 50,
        open: 100,
        fits: true,
        submitted: { held: 50, open: 50, uncovered: 100 },
        accepted: { committed: 50, uncovered: 50, ratio: '0.5000' },
      },
    ],
  });
  const overlaps = fitting.overlaps.toSorted((a: any, b: any) => (a.areaCode < b.areaCode ? -1 : 1));
  expect(overlaps).toEqual([
    expect.objectContaining({ verdict: 'UNKNOWN', areaCode: '15', amount: 500 }),
    expect.objectContaining({ verdict: 'COMPLEMENT', areaCode: '15.71', amount: 20, allocation: null }),
    { verdict: 'COMPLEMENT', areaCode: '15.71.01', amount: 30, allocation: null, budgetLine: null },
  ]);
  const verdicts = (await preview(51)).overlaps.map((one: any) => `${one.areaCode} ${one.verdict}`);
  expect(verdicts.toSorted()).toEqual(['15 UNKNOWN', '15.71 DUPLICATE', '15.71.01 DUPLICATE']);
  expect(await preview(101)).toMatchObject({ fits: false, lines: [{ fits: false }] });
  expect(await coverageOf(csr, null, gap.id)).toEqual(before);
  expect(
    (await csr.answer(null, PREVIEW, { input: { pledge: { allocations: [] } } })).errors?.[0]?.extensions?.['code'],
  ).toBe('UNAUTHENTICATED');
});

test('the coverage of twenty gaps with their rows and givers costs as many statements with one pledge as with thirty', async () => {
  const gaps = Array.from({ length: 20 }, () => aGap({ need: '100000' }));
  for (const gap of gaps) await tellGap(csr, gap, 1);
  const representations = gaps.map(({ id }) => ({ __typename: 'GapArea', id }));
  const LIST = `query ($gaps: [_Any!]!) { _entities(representations: $gaps) { ... on GapArea { allocations(first: 10) { totalCount nodes {
    amount state company { name } pledge { code state allocations { id } instalments { amount } } } } } } }`;
  const cost = async (query: string) => {
    const before = csr.statements();
    await csr.ask(company, query, { gaps: representations });
    return csr.statements() - before;
  };
  const measured = async () => [await cost(COVERAGE), await cost(LIST)];
  await Promise.all(gaps.map((gap) => submit(csr, company, gap, 5)));
  const few = await measured();
  for (const gap of gaps.slice(0, 10)) for (let more = 0; more < 3; more += 1) await submit(csr, company, gap, 5);
  expect(await measured()).toEqual(few);
  expect(Math.max(...few)).toBeLessThanOrEqual(10);
});

test('the clock gives up holds that ran out, serves the queue, and ends the waiting for gaps past their deadline', async () => {
  const gap = aGap({ deadline: '2026-12-31' });
  await tellGap(csr, gap, 1);
  await submit(csr, company, gap, 80);
  await submit(csr, rival, gap, 90, { onShortfall: 'WAITLIST' });
  await submit(csr, rival, gap, 95, { onShortfall: 'WAITLIST' });
  process.env['SIMPUL_TODAY'] = '2026-12-06';
  await expireHolds(csr.store);
  expect((await coverageOf(csr, null, gap.id)).lines[0]).toMatchObject({ held: 90, open: 10 });
  process.env['SIMPUL_TODAY'] = '2027-01-01';
  await expireHolds(csr.store);
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  const { rows } = await csr.store.pool.query(
    'select amount, state from pledge_allocation where gap_area_id = $1 order by amount',
    [gap.id],
  );
  expect(rows.map((row) => row.state)).toEqual(['EXPIRED', 'EXPIRED', 'EXPIRED']);
});

test('whoever listens hears each change of a gap and of a pledge, and nothing of others', async () => {
  const [gap, other] = [aGap(), aGap()];
  for (const one of [gap, other]) await tellGap(csr, one, 1);
  const { pledge } = await submit(csr, company, gap, 10);
  // What was said of this submission has passed before anybody listens.
  await new Promise((done) => setTimeout(done, 300));
  const coverage = await csr.follow(
    null,
    'subscription ($id: ID!) { gapCoverageChanged(gapAreaId: $id) { coverage { lines { held committed } } } }',
    { id: gap.id },
  );
  const states = await csr.follow(company, 'subscription ($id: ID!) { pledgeStateChanged(pledgeId: $id) { state } }', {
    id: pledge.id,
  });
  const next = Promise.all([coverage.next(), states.next()]);
  await new Promise((done) => setTimeout(done, 100));
  await submit(csr, company, other, 10);
  await csr.ask(coordinator, VERIFY, { input: { allocationId: pledge.allocations[0].id, idempotencyKey: aKey() } });
  const [first, second] = await next;
  expect(first.value.data.gapCoverageChanged.coverage.lines).toEqual([{ held: 0, committed: 10 }]);
  expect(second.value.data.pledgeStateChanged).toEqual({ state: 'COMMITTED' });
  await Promise.all([coverage.return?.(), states.return?.()]);
});

test('a live update ends with the token it was opened with', async () => {
  const gap = aGap();
  await tellGap(csr, gap, 1);
  let isExpired = false;
  const readToken = async () => {
    if (isExpired) throw unauthenticated();
    return coordinator;
  };
  const notices = openNotices(csr.databaseUrl, definition.channels);
  const execute = executorOf(
    'csr',
    buildSubgraph(definition).schema,
    { store: csr.store, notices, readToken },
    definition.context,
  );
  const query = `subscription { gapCoverageChanged(gapAreaId: "${gap.id}") { coverage { lines { held } } } }`;
  const heard = (await execute({ query }, { authorization: 'Bearer x' })) as AsyncIterableIterator<{ data: any }>;
  const heldNext = async () => (await heard.next()).value.data.gapCoverageChanged.coverage.lines[0].held;
  const first = heldNext();
  await new Promise((done) => setTimeout(done, 300));
  await submit(csr, company, gap, 10);
  // Who listens is told once when the connection is there, which on a busy machine is late.
  expect((await first) || (await heldNext())).toBe(10);
  isExpired = true;
  await submit(csr, company, gap, 10);
  expect((await heard.next()).value).toMatchObject({
    data: null,
    errors: [{ extensions: { code: 'UNAUTHENTICATED' } }],
  });
  expect(await heard.next()).toMatchObject({ done: true });
  await notices.stop();
});

test('after all this the books hold', async () => {
  const read = openSnapshot(csr.store);
  expect(await checkLedger(read)).toEqual([]);
  await read.end();
});

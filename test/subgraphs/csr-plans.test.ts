import { afterAll, beforeAll, expect, test } from 'vitest';

import { applyPriority } from '../../subgraphs/csr/priorities/priority.events.ts';
import { applyOnce } from '../../subgraphs/host/applying.ts';
import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import type { GapAreaTold } from '../../subgraphs/csr/gap-areas/gap-area.events.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';
import { aCompany, aGap, aKey, coverageOf, firstLine, submit, tellGap } from './csr-world.ts';

let csr: CsrAlone;
let company: Actor;

beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  // No gateway waits here, and the machine may be busy with other tests.
  process.env['PLAN_MILLISECONDS'] = '20000';
  csr = await startCsrAlone();
  company = await aCompany(csr, 'org-1');
});
afterAll(async () => {
  delete process.env['SIMPUL_TODAY'];
  delete process.env['PLAN_MILLISECONDS'];
  await csr.stop();
});

async function tellPriority(gap: GapAreaTold, people: string | null, baseScore: string, sequence = 1, more = {}) {
  await applyOnce(csr.store, 'programs.priority', applyPriority as never, {
    aggregate: gap.id,
    sequence: String(sequence),
    occurredAt: new Date().toISOString(),
    payload: {
      gapAreaId: gap.id,
      weightsVersion: 1,
      peopleInNeed: people,
      isSuppressed: false,
      baseScore,
      deadlineWeight: 15,
      deadlineDays: 100,
      trustPoints: '0',
      ...more,
    },
  });
}

/** A published gap of a category of its own test, with people and a score. */
async function aRankedGap(
  change: Parameters<typeof aGap>[0],
  people: string | null,
  score = '50',
): Promise<GapAreaTold> {
  const gap = aGap(change);
  await tellGap(csr, gap, 1);
  await tellPriority(gap, people, score);
  return gap;
}

const PLAN = `query ($input: PlanAllocationInput!) { planAllocation(input: $input) { budget total remainder peopleReached
  weightedPeople isProvenOptimal optimalityGap gapsConsidered gapsWithoutPeople
  lines { needLine { id } gapArea { id } amount open score peopleReached weightedPeople isSuppressed }
  limits { kind area { code } limit used easedBy morePeople moreWeightedPeople message(lang: EN) } } }`;
const plan = async (input: object, actor: Actor | null = company) =>
  (await csr.ask<any>(actor, PLAN, { input })).planAllocation;

const DRAFT = `mutation ($input: DraftPledgesFromPlanInput!) { draftPledgesFromPlan(input: $input) { __typename
  ... on PledgesDrafted { replayed pledges { id state allocations { amount } totals { amount } } } ... on Refusal { code } } }`;

const sum = (numbers: readonly string[]) =>
  numbers.reduce((total, one) => total + BigInt(Math.round(Number(one) * 1e6)), 0n);

test('a budget goes where it reaches the most people, and totals are the sums of the lines', async () => {
  const categoryCode = 'PPKS-01';
  const rich = await aRankedGap({ categoryCode, need: '1000', areaCode: '15.07' }, '100');
  const poor = await aRankedGap({ categoryCode, need: '1000', areaCode: '15.71' }, '900');
  await aRankedGap({ categoryCode, need: '500', areaCode: '32.12' }, '900', '100');
  await aRankedGap({ categoryCode, need: '500', areaCode: '15.71' }, null);
  const made = await plan({ budget: 1_500, within: ['15'], categories: [categoryCode], fiscalYear: 2027 });
  expect(made).toMatchObject({
    budget: 1_500,
    total: 1_500,
    remainder: 0,
    isProvenOptimal: true,
    gapsConsidered: 2,
    gapsWithoutPeople: 1,
    lines: [
      {
        gapArea: { id: poor.id },
        amount: 1_000,
        open: 1_000,
        score: '50',
        peopleReached: '900',
        weightedPeople: '450',
      },
      { gapArea: { id: rich.id }, amount: 500, peopleReached: '50', weightedPeople: '25' },
    ],
    peopleReached: '950',
    weightedPeople: '475',
  });
  expect(made.limits).toEqual([
    expect.objectContaining({ kind: 'BUDGET', area: null, limit: 1_500, used: 1_500, easedBy: 100, morePeople: '10' }),
  ]);
  expect(made.limits[0].message).toContain('at least 10 more people');
});

test('equity, ticket and number of gaps hold, and what binds is said', async () => {
  const categoryCode = 'PPKS-02';
  for (const [areaCode, people] of [
    ['15.07.01', '900'],
    ['15.07.02', '800'],
    ['15.71.01', '300'],
    ['15.04.01', '100'],
  ] as const)
    await aRankedGap({ categoryCode, areaCode, need: '1000' }, people);
  const input = { budget: 2_000, categories: [categoryCode], minimumTicket: 300 };
  const equity = { maxShareOfOneArea: '0.5', minShareToPriorityAreas: '0.4', priorityAreas: ['15.04', '15.71'] };
  const made = await plan({ ...input, maximumGaps: 3, equity });
  const amounts = Object.fromEntries(made.lines.map((line: any) => [Number(line.peopleReached), line.amount]));
  expect(made.lines).toHaveLength(2);
  expect(amounts).toEqual({ 900: 1_000, 300: 1_000 });
  expect(made.limits.map(({ kind, area }: any) => [kind, area?.code ?? null])).toContainEqual(['AREA_SHARE', '15.07']);
  expect(made.limits.every(({ moreWeightedPeople }: any) => Number(moreWeightedPeople) > 0)).toBe(true);
  expect(sum(made.lines.map((line: any) => line.weightedPeople))).toBe(sum([made.weightedPeople]));
});

test('what is held, closed or past its deadline is not planned, and a plan holds nothing', async () => {
  const categoryCode = 'PPKS-03';
  const gap = await aRankedGap({ categoryCode, need: '100' }, '10');
  await submit(csr, company, gap, 60);
  await aRankedGap({ categoryCode, need: '100', status: 'CLOSED' }, '10');
  await aRankedGap({ categoryCode, need: '100', deadline: '2026-11-20' }, '10');
  const before = await coverageOf(csr, null, gap.id);
  expect(await plan({ budget: 1_000, categories: [categoryCode] })).toMatchObject({
    total: 40,
    remainder: 960,
    lines: [{ amount: 40, open: 40, peopleReached: '4' }],
    limits: [],
  });
  expect(await coverageOf(csr, null, gap.id)).toEqual(before);
});

test('the deadline adds to the score as the day comes nearer; a suppressed count is 4 and marked', async () => {
  const categoryCode = 'PPKS-04';
  const gap = await aRankedGap({ categoryCode, deadline: '2026-12-11', need: '100' }, '4');
  const score = async () => (await plan({ budget: 1, categories: [categoryCode] })).lines[0].score;
  expect(await score()).toBe('62');
  await tellPriority(gap, '4', '20.5', 2, { isSuppressed: true });
  await tellPriority(gap, '9', '99', 1);
  expect(await plan({ budget: 100, categories: [categoryCode] })).toMatchObject({
    lines: [{ score: '32.5', isSuppressed: true, peopleReached: '4' }],
  });
});

test('a gap with two money lines is closed line by line, and the parts add up to the gap', async () => {
  const categoryCode = 'PPKS-05';
  const line = (item: string | null, need: string) => ({
    id: aKey(),
    kind: 'MONEY' as const,
    item,
    unit: 'IDR',
    need,
    budgetKnown: false,
    coverings: [],
  });
  const gap = await aRankedGap({ categoryCode, needLines: [line('a', '333'), line('b', '667')] }, '7', '33.333333');
  const made = await plan({ budget: 500, categories: [categoryCode] });
  expect(made.lines.map(({ amount }: any) => amount)).toEqual([333, 167]);
  expect(made.lines.map(({ needLine }: any) => needLine.id)).toEqual(gap.needLines.map(({ id }) => id));
  expect(sum(made.lines.map((one: any) => one.peopleReached))).toBe(sum([made.peopleReached]));
  expect(sum(made.lines.map((one: any) => one.weightedPeople))).toBe(sum([made.weightedPeople]));
});

test('who plans says what is wrong at once; nobody else plans', async () => {
  const wrong = { budget: 0, within: ['15%'], maximumGaps: 0, equity: { maxShareOfOneArea: '1.5' } };
  const { errors } = await csr.answer(company, PLAN, { input: wrong });
  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: [
      { field: 'budget' },
      { field: 'maximumGaps' },
      { field: 'within.0' },
      { field: 'equity.maxShareOfOneArea' },
    ],
  });
  const code = async (actor: Actor | null) =>
    (await csr.answer(actor, PLAN, { input: { budget: 1 } })).errors?.[0]?.extensions?.['code'];
  expect([await code(null), await code(anActor(Role.PROGRAM_OFFICER, '15', 'dinas'))]).toEqual([
    'UNAUTHENTICATED',
    'FORBIDDEN',
  ]);
});

test('solving does not hold up the others, and more than two at once are told to come back', async () => {
  const asks = await Promise.all(
    Array.from({ length: 8 }, () => csr.answer(company, PLAN, { input: { budget: 1_000, categories: ['PPKS-01'] } })),
  );
  const codes = asks.map(({ errors }) => errors?.[0]?.extensions?.['code'] ?? 'OK');
  const count = (wanted: string) => codes.filter((code) => code === wanted).length;
  // One that comes to the solver late, on a busy machine, finds a place that has become free.
  expect(count('OK')).toBeGreaterThanOrEqual(2);
  expect(count('SERVICE_UNAVAILABLE')).toBeGreaterThanOrEqual(1);
  expect(count('OK') + count('SERVICE_UNAVAILABLE')).toBe(codes.length);
});

test('a plan becomes drafts in one command, 50 to a pledge, once per key, and all or none', async () => {
  const categoryCode = 'PPKS-06';
  const gaps = await Promise.all(Array.from({ length: 60 }, () => aRankedGap({ categoryCode, need: '10' }, '5')));
  const lines = gaps.map((gap) => ({ needLineId: firstLine(gap), amount: 7 }));
  const input = { lines, note: 'dari rencana', idempotencyKey: aKey() };
  const draft = async (asked: object, actor = company) =>
    (await csr.ask<any>(actor, DRAFT, { input: asked })).draftPledgesFromPlan;
  const made = await draft(input);
  expect(made).toMatchObject({ __typename: 'PledgesDrafted', replayed: false });
  expect(
    made.pledges.map(({ state, allocations, totals }: any) => [state, allocations.length, totals[0].amount]),
  ).toEqual([
    ['DRAFT', 50, 350],
    ['DRAFT', 10, 70],
  ]);
  expect(await draft(input)).toMatchObject({ replayed: true, pledges: made.pledges });
  expect(await draft({ ...input, note: 'lain' })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  const count = async () => (await csr.store.pool.query('select count(*)::int as count from pledge')).rows[0].count;
  const before = await count();
  const broken = [lines[0], { needLineId: aKey(), amount: 0 }, lines[0]];
  const { errors } = await csr.answer(company, DRAFT, { input: { lines: broken, idempotencyKey: aKey() } });
  expect(errors?.[0]?.extensions.fields?.map(({ field, code }) => [field, code])).toEqual([
    ['lines.1.needLineId', 'NEED_LINE_UNKNOWN'],
    ['lines.1.amount', 'AMOUNT_TOO_SMALL'],
    ['lines.2.needLineId', 'DUPLICATE'],
  ]);
  expect(await count()).toBe(before);
  expect((await draft({ ...input, idempotencyKey: aKey() }, anActor(Role.COMPANY, null, 'nobody'))).code).toBe(
    'COMPANY_NOT_VERIFIED',
  );
});

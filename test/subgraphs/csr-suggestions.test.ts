import { afterAll, beforeAll, expect, test } from 'vitest';

import { applyStaffing } from '../../subgraphs/csr/gap-areas/gap-staffing.events.ts';
import type { GapAreaTold } from '../../subgraphs/csr/gap-areas/gap-area.events.ts';
import { applyPriority } from '../../subgraphs/csr/priorities/priority.events.ts';
import { type EventHandler } from '../../subgraphs/kit/events.ts';
import { applyOnce } from '../../subgraphs/host/applying.ts';
import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { seedCsrReference } from '../../seeds/csr/reference.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';
import { aCompany, aGap, aKey, submit, tellGap } from './csr-world.ts';

let csr: CsrAlone;
let company: Actor;
const coordinator = anActor(Role.FORUM_COORDINATOR, '15.07', 'forum-15.07');
const neighbour = anActor(Role.FORUM_COORDINATOR, '15.71', 'forum-15.71');
const CODES = ['15', '15.01', '15.04', '15.04.01', '15.07', '15.07.01', '15.71', '21', '21.01', '21.71'];

beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  csr = await startCsrAlone();
  await seedCsrReference(csr.store);
  await csr.store.pool.query("insert into area select code, code, 'REGENCY' from unnest($1::text[]) as code", [CODES]);
  company = await aCompany(csr, 'org-1');
});
afterAll(async () => {
  delete process.env['SIMPUL_TODAY'];
  await csr.stop();
});

async function tell(topic: string, handler: unknown, gap: GapAreaTold, payload: object): Promise<void> {
  await applyOnce(csr.store, topic, handler as EventHandler, {
    aggregate: gap.id,
    sequence: '1',
    occurredAt: new Date().toISOString(),
    payload: { gapAreaId: gap.id, ...payload },
  });
}

async function aRankedGap(change: Parameters<typeof aGap>[0], baseScore = '60'): Promise<GapAreaTold> {
  const gap = aGap({ deadline: null, ...change });
  await tellGap(csr, gap, 1);
  const rest = { weightsVersion: 1, peopleInNeed: '100', isSuppressed: false, deadlineWeight: 15, deadlineDays: 100 };
  await tell('programs.priority', applyPriority, gap, { ...rest, baseScore, trustPoints: '0' });
  return gap;
}

const PROFILE = 'version impactZones { area { code } kind } focusCategories { code } annualBudget';
const CHANGE = `mutation ($input: ChangeCompanyInput!) { changeCompany(input: $input) { __typename
  ... on CompanyChanged { company { id ${PROFILE} } } ... on Refusal { code } } }`;
const change = async (actor: Actor, input: object) => {
  const { myCompany } = await csr.ask<any>(actor, '{ myCompany { version } }');
  const asked = { expectedVersion: myCompany.version, ...input };
  return (await csr.ask<any>(actor, CHANGE, { input: asked })).changeCompany.company;
};

test('a company says where it works and what it cares for; its budget stays between it and its coordinator', async () => {
  const impactZones = [
    { areaCode: '15.04.01', kind: 'RING_1' },
    { areaCode: '15.07', kind: 'OPERATION' },
  ];
  const changed = await change(company, { impactZones, focusCategories: ['PPKS-24'], annualBudget: 500 });
  expect(changed).toMatchObject({
    impactZones: [
      { area: { code: '15.04.01' }, kind: 'RING_1' },
      { area: { code: '15.07' }, kind: 'OPERATION' },
    ],
    focusCategories: [{ code: 'PPKS-24' }],
    annualBudget: 500,
  });
  // What is left out stays; a list that is given replaces the old one.
  expect(await change(company, { focusCategories: ['PPKS-08', 'HOUSING'] })).toMatchObject({
    impactZones: [{ kind: 'RING_1' }, { kind: 'OPERATION' }],
    focusCategories: [{ code: 'PPKS-08' }, { code: 'HOUSING' }],
    annualBudget: 500,
  });
  expect((await change(company, { focusCategories: [] })).focusCategories).toEqual([]);
  await change(company, { focusCategories: ['PPKS-24'] });
  const seen = async (viewer: Actor | null) =>
    (await csr.ask<any>(viewer, `query ($id: ID!) { company(id: $id) { ${PROFILE} } }`, { id: changed.id })).company;
  expect((await seen(coordinator)).annualBudget).toBe(500);
  for (const viewer of [null, neighbour, await aCompany(csr, 'org-2')]) {
    expect(await seen(viewer)).toMatchObject({ annualBudget: null, impactZones: [{ kind: 'RING_1' }, {}] });
  }
  const input = { expectedVersion: 99, impactZones: [{ areaCode: '99.99', kind: 'RING_1' }] };
  expect((await csr.ask<any>(company, CHANGE, { input })).changeCompany.code).toBe('COMPANY_CHANGED_MEANWHILE');
  const { version } = await seen(null);
  const { errors } = await csr.answer(company, CHANGE, { input: { ...input, expectedVersion: version } });
  expect(errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: [{ field: 'impactZones.0.areaCode' }],
  });
});

const SUGGEST = `query ($companyId: ID, $first: Int) { gapSuggestions(companyId: $companyId, first: $first) {
  score open weightsVersion gapArea { id } reasons { factor points message(lang: EN) } } }`;
const suggest = async (actor: Actor | null, variables: object = { first: 20 }) =>
  (await csr.ask<any>(actor, SUGGEST, variables)).gapSuggestions;

test('suggestions have signed reasons that add up, and the best comes first', async () => {
  const ring = await aRankedGap({ areaCode: '15.04', categoryCode: 'PPKS-24', need: '400' });
  const focus = await aRankedGap({ areaCode: '21.01', categoryCode: 'PPKS-24', need: '900' });
  const near = await aRankedGap({ areaCode: '15.07.01', categoryCode: 'PPKS-01', need: '400', deadline: '2026-12-20' });
  const far = await aRankedGap({ areaCode: '21.71', categoryCode: 'PPKS-01', need: '900' }, '4');
  const found = await suggest(company);
  const factors = (gap: GapAreaTold) =>
    Object.fromEntries(
      found.find((one: any) => one.gapArea.id === gap.id)?.reasons.map((one: any) => [one.factor, one.points]) ?? [],
    );
  expect(factors(ring)).toEqual({ RING_1: 30, FOCUS_CATEGORY: 25, PRIORITY: 12, FITS_BUDGET: 10 });
  expect(factors(focus)).toEqual({ FOCUS_CATEGORY: 25, PRIORITY: 12 });
  // 60 and what the deadline adds, 71 of 100 days gone: 70.65.
  expect(factors(near)).toEqual({ OPERATION_AREA: 15, PRIORITY: 14, FITS_BUDGET: 10, DEADLINE_NEAR: -10 });
  expect(factors(far)).toEqual({});
  expect(found.map((one: any) => one.score)).toEqual([77, 37, 29]);
  for (const { score, reasons, weightsVersion } of found) {
    expect(reasons.reduce((sum: number, one: any) => sum + one.points, 0)).toBe(score);
    expect(weightsVersion).toBe(1);
  }
  expect(await suggest(company, {})).toHaveLength(3);
  await submit(csr, await aCompany(csr, 'org-3'), ring, 365);
  await submit(csr, company, focus, 10);
  const after = await suggest(company);
  const reasons = (gap: GapAreaTold) => after.find((one: any) => one.gapArea.id === gap.id).reasons;
  expect(reasons(ring)).toContainEqual(expect.objectContaining({ factor: 'OVERLAP', points: -15 }));
  expect(reasons(ring)).toContainEqual(expect.objectContaining({ factor: 'NEARLY_COVERED', points: -10 }));
  expect(reasons(focus)).toContainEqual(expect.objectContaining({ factor: 'ALREADY_GIVING', points: -10 }));
  await submit(csr, company, ring, 35);
  expect((await suggest(company)).map((one: any) => one.gapArea.id)).not.toContain(ring.id);
});

test('a coordinator asks for a company of the area; nobody asks for another company', async () => {
  const { myCompany } = await csr.ask<any>(company, '{ myCompany { id } }');
  const asked = { companyId: myCompany.id };
  expect(await suggest(coordinator, asked)).toEqual(await suggest(company, {}));
  const code = async (actor: Actor | null, variables: object) =>
    (await csr.answer(actor, SUGGEST, variables)).errors?.[0]?.extensions?.['code'];
  expect(await code(neighbour, asked)).toBe('NOT_FOUND');
  expect(await code(anActor(Role.COMPANY, null, 'org-2'), asked)).toBe('NOT_FOUND');
  expect(await code(coordinator, { companyId: aKey() })).toBe('NOT_FOUND');
  expect(await code(coordinator, {})).toBe('FORBIDDEN');
  expect(await code(null, asked)).toBe('UNAUTHENTICATED');
  expect(await code(company, { first: 21 })).toBe('BAD_USER_INPUT');
});

const FORGOTTEN = `query ($filter: ForgottenGapFilter, $first: Int, $after: String) { forgottenGaps(filter: $filter, first: $first, after: $after) {
  totalCount pageInfo { endCursor } nodes { gapArea { id } score uncovered reasons { code message(lang: EN) } } } }`;
const forgotten = async (filter: object | null, page = {}) =>
  (await csr.ask<any>(null, FORGOTTEN, { filter, ...page })).forgottenGaps;
const ids = ({ nodes }: any) => nodes.map((one: any) => one.gapArea.id);

test('a gap is forgotten when its need is high, nobody gives anything and no company is near', async () => {
  const here = { areaCode: '21.71', categoryCode: 'PPKS-10' };
  const covering = { id: aKey(), budgetLineId: aKey(), budgetLineName: 'APBD', amount: '1' };
  const line = (more = {}) => [
    {
      id: aKey(),
      kind: 'MONEY' as const,
      item: null,
      unit: 'IDR',
      need: '100',
      budgetKnown: false,
      coverings: [],
      ...more,
    },
  ];
  const urgent = await aRankedGap(here, '70');
  const large = await aRankedGap({ ...here, need: '1000000000' }, '10');
  const small = await aRankedGap({ ...here, need: '999999999' }, '49.99');
  await aRankedGap({ ...here, needLines: line({ budgetKnown: true, coverings: [covering] }) }, '70');
  await aRankedGap({ ...here, areaCode: '15.71', status: 'CLOSED' }, '70');
  await submit(csr, company, await aRankedGap(here, '70'), 1);
  const staffed = await aRankedGap(here, '70');
  await tell('pillars.staffing', applyStaffing, staffed, { needed: 2, deployed: 1, missing: 1 });
  const asked = { categories: ['PPKS-10'], within: '21' };
  const found = await forgotten(asked);
  expect(ids(found)).toEqual([urgent.id, large.id]);
  expect(found.totalCount).toBe(2);
  expect(found.nodes[0].reasons.map(({ code }: any) => code)).toEqual([
    'HIGH_PRIORITY',
    'BUDGET_UNKNOWN',
    'NOTHING_PLEDGED',
    'NOTHING_DELIVERED',
    'DEPLOYMENT_UNKNOWN',
    'NO_COMPANY_NEARBY',
  ]);
  expect(found.nodes[1]).toMatchObject({
    score: '10',
    uncovered: 1_000_000_000,
    reasons: [{ code: 'LARGE_UNCOVERED' }, {}, {}, {}, {}, {}],
  });
  expect(ids(await forgotten({ ...asked, minimumScore: '49.99' }))).toEqual([urgent.id, small.id, large.id]);
  const first = await forgotten({ ...asked, minimumScore: '0' }, { first: 1 });
  expect(ids(await forgotten({ ...asked, minimumScore: '0' }, { after: first.pageInfo.endCursor }))).toEqual([
    small.id,
    large.id,
  ]);
  await change(await aCompany(csr, 'org-4', { isVisible: false }), {
    impactZones: [{ areaCode: '21.71', kind: 'OPERATION' }],
  });
  expect(ids(await forgotten(asked))).toEqual([]);
});

test('without a filter the thresholds are those that are told', async () => {
  const gap = await aRankedGap({ areaCode: '21.01', categoryCode: 'PPKS-11', need: '1000000000' }, '49');
  expect(ids(await forgotten(null))).toContain(gap.id);
  // A company that is not verified is not near.
  await aCompany(csr, 'org-5', { status: 'REGISTERED' });
  await csr.store.pool.query("update company set area_code = '21.01' where organisation = 'org-5'");
  expect(ids(await forgotten(null))).toContain(gap.id);
  await csr.store.pool.query("update company set status = 'VERIFIED' where organisation = 'org-5'");
  expect(ids(await forgotten(null))).not.toContain(gap.id);
});

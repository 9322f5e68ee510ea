import { afterAll, beforeAll, expect, test } from 'vitest';

import { applyBudgetLine } from '../../subgraphs/csr/budget-lines/budget-line.events.ts';
import { applyOnce } from '../../subgraphs/host/applying.ts';
import type { Actor } from '../../subgraphs/kit/actor.ts';
import { startCsrAlone, type CsrAlone } from './csr-alone.ts';
import { aCompany, aGap, aKey, firstLine, submit, tellGap } from './csr-world.ts';

let csr: CsrAlone;
let company: Actor;
let rival: Actor;
let hidden: Actor;

beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  csr = await startCsrAlone();
  company = await aCompany(csr, 'org-1');
  rival = await aCompany(csr, 'org-2');
  hidden = await aCompany(csr, 'org-3', { isVisible: false });
});
afterAll(async () => {
  delete process.env['SIMPUL_TODAY'];
  await csr.stop();
});

async function aBudgetLine(more: {
  areaCode: string;
  categoryCode: string | null;
  allocated: string;
}): Promise<string> {
  const id = aKey();
  const line = {
    name: 'Rehabilitasi',
    programmeCode: null,
    item: null,
    fiscalYear: 2027,
    mechanism: 'AGENCY_SPENDING',
    agency: null,
  };
  await applyOnce(csr.store, 'programs.budget-line', applyBudgetLine as never, {
    aggregate: id,
    sequence: '1',
    occurredAt: new Date().toISOString(),
    payload: { ...line, id, ...more },
  });
  return id;
}

const OVERLAP = 'verdict areaCode fiscalYear amount allocation { id company { name } } budgetLine { id }';
const RADAR = `query ($filter: OverlapFilter, $first: Int, $after: String) { overlaps(filter: $filter, first: $first, after: $after) {
  totalCount pageInfo { hasNextPage endCursor } nodes { verdict needLine { id } gapArea { id } kind unit need together excess funders
    rows(first: 100) { totalCount nodes { ${OVERLAP} } } } } }`;
const radar = async (filter: object, page: object = {}, viewer: Actor | null = null) =>
  (await csr.ask<any>(viewer, RADAR, { filter, first: 20, ...page })).overlaps;

/** A gap of a city, another in a district of it, and what companies and the state give to both. */
async function aMeeting(categoryCode: string, amounts: { city: number; district: number; state: string }) {
  const gap = aGap({ categoryCode, areaCode: '15.71', need: '100' });
  const inner = aGap({ categoryCode, areaCode: '15.71.01', need: '80' });
  for (const one of [gap, inner]) await tellGap(csr, one, 1);
  await submit(csr, hidden, inner, amounts.district);
  const { pledge } = await submit(csr, company, gap, amounts.city);
  const budgetLine = await aBudgetLine({ areaCode: '15.71', categoryCode, allocated: amounts.state });
  return { gap, inner, pledge, budgetLine };
}

test('several funders on one purpose are a group, its rows add up, and the verdict is that of the rule', async () => {
  const { gap, inner, budgetLine } = await aMeeting('PPKS-01', { city: 60, district: 30, state: '20' });
  const { nodes, totalCount } = await radar({ categories: ['PPKS-01'] });
  expect(totalCount).toBe(2);
  expect(nodes[0]).toMatchObject({
    verdict: 'DUPLICATE',
    gapArea: { id: gap.id },
    need: 100,
    together: 110,
    excess: 10,
    funders: 3,
  });
  expect(nodes[0].rows.nodes).toEqual([
    expect.objectContaining({ verdict: 'DUPLICATE', areaCode: '15.71.01', amount: 30 }),
    expect.objectContaining({ verdict: 'DUPLICATE', areaCode: '15.71', amount: 60 }),
    {
      verdict: 'DUPLICATE',
      areaCode: '15.71',
      fiscalYear: 2027,
      amount: 20,
      allocation: null,
      budgetLine: { id: budgetLine },
    },
  ]);
  // Seen from the district, the city's money is coarser than the gap: nobody can tell.
  expect(nodes[1]).toMatchObject({
    verdict: 'UNKNOWN',
    gapArea: { id: inner.id },
    together: 30,
    excess: 0,
    funders: 3,
  });
  for (const group of nodes) {
    const known = group.rows.nodes.filter((row: any) => row.verdict !== 'UNKNOWN');
    expect(known.reduce((sum: number, row: any) => sum + row.amount, 0)).toBe(
      group.verdict === 'UNKNOWN' ? 30 : group.together,
    );
    expect(group.rows.totalCount).toBe(group.rows.nodes.length);
  }
});

test('together up to the need they complement each other; one more and they do not', async () => {
  await aMeeting('PPKS-02', { city: 50, district: 30, state: '20' });
  await aMeeting('PPKS-03', { city: 51, district: 30, state: '20' });
  const verdicts = async (category: string) =>
    (await radar({ categories: [category], within: '15.71' })).nodes.map(({ verdict, together }: any) => [
      verdict,
      together,
    ]);
  expect(await verdicts('PPKS-02')).toContainEqual(['COMPLEMENT', 100]);
  expect(await verdicts('PPKS-03')).toContainEqual(['DUPLICATE', 101]);
});

test('every filter narrows the list to what its rows say, and pages go through all of it', async () => {
  for (const verdict of ['DUPLICATE', 'COMPLEMENT', 'UNKNOWN']) {
    const { nodes, totalCount } = await radar({ verdict });
    expect(nodes.length).toBe(totalCount);
    expect(nodes.length).toBeGreaterThan(0);
    expect(new Set(nodes.map((group: any) => group.verdict))).toEqual(new Set([verdict]));
  }
  expect((await radar({ within: '15.71.01' })).nodes.every((group: any) => group.need === 80)).toBe(true);
  expect((await radar({ fiscalYear: 2028 })).totalCount).toBe(0);
  expect((await radar({ within: '32' })).totalCount).toBe(0);
  const all = (await radar({})).nodes.map((group: any) => group.needLine.id);
  const paged: string[] = [];
  for (let after: string | null = null, more = true; more;) {
    const { nodes, pageInfo } = await radar({}, { first: 2, after });
    paged.push(...nodes.map((group: any) => group.needLine.id));
    [after, more] = [pageInfo.endCursor, pageInfo.hasNextPage];
  }
  expect(paged).toEqual(all);
});

test('one company alone, another item, another year or no category is no overlap', async () => {
  const categoryCode = 'PPKS-04';
  const gap = aGap({ categoryCode, areaCode: '15.04' });
  const inner = aGap({ categoryCode, areaCode: '15.04.01' });
  const later = aGap({ categoryCode, areaCode: '15.04.02', fiscalYear: 2028 });
  const goods = {
    id: aKey(),
    kind: 'GOODS' as const,
    item: 'beras',
    unit: 'kg',
    need: '9',
    budgetKnown: false,
    coverings: [],
  };
  const other = aGap({ categoryCode, areaCode: '15.04.03', needLines: [goods] });
  for (const one of [gap, inner, later, other]) await tellGap(csr, one, 1);
  await submit(csr, company, gap, 10);
  await submit(csr, company, inner, 10);
  await submit(csr, rival, later, 10);
  await submit(csr, rival, other, 5);
  await aBudgetLine({ areaCode: '15.04', categoryCode: null, allocated: '500' });
  expect((await radar({ within: '15.04', fiscalYear: 2027 })).nodes).toEqual([]);
  await submit(csr, rival, inner, 1);
  expect((await radar({ within: '15.04', fiscalYear: 2027 })).nodes.map((group: any) => group.funders)).toEqual([2, 2]);
});

test('who is hidden stays hidden, in the radar and beside a pledge', async () => {
  const { pledge } = await aMeeting('PPKS-05', { city: 50, district: 30, state: '20' });
  const inRadar = JSON.stringify(await radar({ categories: ['PPKS-05'] }, {}, rival));
  expect(inRadar).not.toContain('org-3');
  const query = `query ($id: ID!) { pledge(id: $id) { overlaps { ${OVERLAP} } allocations { overlaps { ${OVERLAP} } } } }`;
  const seen = (await csr.ask<any>(company, query, { id: pledge.id })).pledge;
  expect(seen.overlaps).toHaveLength(2);
  expect(seen.overlaps).toEqual(seen.allocations[0].overlaps);
  expect(seen.overlaps[0]).toMatchObject({ verdict: 'COMPLEMENT', amount: 30, allocation: null });
});

const WARNED = 'warnings { code message(lang: EN) overlaps { verdict amount } }';
const PREVIEW = `query ($input: PreviewPledgeInput!) { previewPledge(input: $input) { overlaps { ${OVERLAP} } ${WARNED} } }`;
const SUBMIT = `mutation ($input: SubmitPledgeInput!) { submitPledge(input: $input) { __typename
  ... on PledgeSubmitted { ${WARNED} pledge { id overlaps { ${OVERLAP} } } } } }`;

test('a duplicate is a warning before and after submitting, and refuses nothing', async () => {
  const { gap } = await aMeeting('PPKS-06', { city: 10, district: 30, state: '20' });
  const offer = (amount: number) => ({ pledge: { allocations: [{ needLineId: firstLine(gap), amount }] } });
  const preview = async (amount: number) =>
    (await csr.ask<any>(rival, PREVIEW, { input: offer(amount) })).previewPledge;
  expect((await preview(40)).warnings).toEqual([]);
  const before = await preview(41);
  expect(before.warnings).toEqual([
    {
      code: 'DUPLICATE_OVERLAP',
      message: expect.stringContaining('(3)'),
      overlaps: Array(3).fill(expect.objectContaining({ verdict: 'DUPLICATE' })),
    },
  ]);
  const { submitPledge } = await csr.ask<any>(rival, SUBMIT, { input: { ...offer(41), idempotencyKey: aKey() } });
  expect(submitPledge).toMatchObject({ __typename: 'PledgeSubmitted', warnings: before.warnings });
  expect(submitPledge.pledge.overlaps).toEqual(before.overlaps);
});

test('the overlaps of twenty pledges cost as many statements as those of one', async () => {
  const gaps = Array.from({ length: 20 }, () => aGap({ categoryCode: 'PPKS-07', areaCode: '15.05' }));
  for (const gap of gaps) {
    await tellGap(csr, gap, 1);
    await submit(csr, company, gap, 5);
  }
  const cost = async (first: number) => {
    const before = csr.statements();
    await csr.ask(
      company,
      `query ($first: Int!) { myPledges(first: $first) { nodes { overlaps { verdict amount } } } }`,
      { first },
    );
    return csr.statements() - before;
  };
  expect(await cost(20)).toBe(await cost(1));
});

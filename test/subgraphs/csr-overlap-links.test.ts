import { afterAll, beforeAll, expect, test } from 'vitest';

import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';
import { VERIFY, aCompany, aGap, aKey, firstLine, submit, tellGap } from './csr-world.ts';

let csr: CsrAlone;
let giver: Actor;
let rival: Actor;
let hidden: Actor;
const coordinator = anActor(Role.FORUM_COORDINATOR, '15', 'forum');
const admin = anActor(Role.ADMIN, null, 'hub');

beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  csr = await startCsrAlone();
  giver = await aCompany(csr, 'org-1');
  rival = await aCompany(csr, 'org-2');
  hidden = await aCompany(csr, 'org-3', { isVisible: false });
});
afterAll(async () => {
  delete process.env['SIMPUL_TODAY'];
  await csr.stop();
});

const OVERLAP = 'amount needLine { id } allocation { id } activity { id company { name } } budgetLine { id }';
const RADAR = `query ($filter: OverlapFilter) { overlaps(filter: $filter) { nodes { needLine { id } verdict together funders
  rows(first: 100) { totalCount nodes { verdict ${OVERLAP} } } } } }`;
const radar = async (viewer: Actor | null, category: string) =>
  (await csr.ask<any>(viewer, RADAR, { filter: { categories: [category] } })).overlaps.nodes;
const ENTITY = `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on PledgeAllocation { overlaps { ${OVERLAP} } } } }`;
const ofAllocation = async (viewer: Actor | null, id: string) =>
  (await csr.ask<any>(viewer, ENTITY, { ids: [{ __typename: 'PledgeAllocation', id }] }))._entities[0].overlaps;
const ofPledge = async (viewer: Actor | null, id: string) =>
  (await csr.ask<any>(viewer, `query ($id: ID!) { pledge(id: $id) { overlaps { ${OVERLAP} } } }`, { id })).pledge
    .overlaps;
const accept = (allocationId: string) =>
  csr.ask(coordinator, VERIFY, { input: { allocationId, idempotencyKey: aKey() } });

/** A city and a district of it; one pledge gives to both, and only its part for the city is accepted. */
async function aHalfAcceptedPledge(categoryCode: string) {
  const city = aGap({ categoryCode, areaCode: '15.71' });
  const district = aGap({ categoryCode, areaCode: '15.71.01' });
  for (const gap of [city, district]) await tellGap(csr, gap, 1);
  const SUBMIT = `mutation ($input: SubmitPledgeInput!) { submitPledge(input: $input) { ... on PledgeSubmitted {
    pledge { id allocations { id needLine { id } } } } } }`;
  const allocations = [city, district].map((gap) => ({ needLineId: firstLine(gap), amount: 10 }));
  const { submitPledge } = await csr.ask<any>(giver, SUBMIT, {
    input: { pledge: { allocations }, idempotencyKey: aKey() },
  });
  const partOf = (gap: typeof city): string =>
    submitPledge.pledge.allocations.find(({ needLine }: any) => needLine.id === firstLine(gap)).id;
  const [accepted, waiting] = [partOf(city), partOf(district)];
  await accept(accepted);
  const other = (await submit(csr, rival, district, 7)).pledge.allocations[0].id as string;
  return { city, district, pledgeId: submitPledge.pledge.id as string, accepted, waiting, other };
}
const linked = (overlaps: any[]): string[] => overlaps.flatMap(({ allocation }) => allocation?.id ?? []);
const amounts = (overlaps: any[]): number[] => overlaps.map(({ amount }) => amount as number).toSorted((a, b) => a - b);

test('what waits for a decision is a row without a link, and nothing tells whose it is by being left out', async () => {
  const { district, pledgeId, accepted, waiting, other } = await aHalfAcceptedPledge('PPKS-01');
  for (const viewer of [null, rival]) {
    // Of the accepted part the giver is public; the waiting part of the same pledge is among the others, unnamed.
    const beside = await ofAllocation(viewer, accepted);
    expect(amounts(beside)).toEqual([7, 10]);
    expect(linked(beside)).toEqual(viewer === rival ? [other] : []);
    // Whose the waiting part is may not be known: what is missing beside it would tell.
    expect(await ofAllocation(viewer, waiting)).toEqual([]);
    const ofWhole = await ofPledge(viewer, pledgeId);
    expect(ofWhole.filter(({ needLine }: any) => needLine.id === firstLine(district))).toEqual([]);
    expect(amounts(ofWhole)).toEqual([7, 10]);
  }
  for (const viewer of [coordinator, admin]) {
    expect(linked(await ofAllocation(viewer, waiting))).toEqual([other]);
    expect(linked(await ofAllocation(viewer, accepted))).toEqual([other]);
  }
  // The giver knows its own pledge, and not whose the other is.
  for (const own of [accepted, waiting]) {
    expect(amounts(await ofAllocation(giver, own))).toEqual([7]);
    expect(linked(await ofAllocation(giver, own))).toEqual([]);
  }
  expect(amounts(await ofPledge(giver, pledgeId))).toEqual([7, 7]);
});

test('the radar links what is public, and no hidden company, whatever is accepted', async () => {
  const gap = aGap({ categoryCode: 'PPKS-02' });
  await tellGap(csr, gap, 1);
  const open = (await submit(csr, giver, gap, 10)).pledge.allocations[0].id;
  const secret = (await submit(csr, hidden, gap, 20)).pledge.allocations[0].id;
  for (const id of [open, secret]) await accept(id);
  const [group] = await radar(null, 'PPKS-02');
  expect(group).toMatchObject({ together: 30, funders: 2 });
  expect(amounts(group.rows.nodes)).toEqual([10, 20]);
  expect(linked(group.rows.nodes)).toEqual([open]);
  expect(linked((await radar(hidden, 'PPKS-02'))[0].rows.nodes).toSorted()).toEqual([open, secret].toSorted());
  expect(linked((await radar(coordinator, 'PPKS-02'))[0].rows.nodes)).toHaveLength(2);
  expect(await ofAllocation(null, secret)).toEqual([]);
});

test('a pledge of others is not taken out of a preview: what is missing would tell whose it is', async () => {
  const { district, pledgeId } = await aHalfAcceptedPledge('PPKS-03');
  const PREVIEW = `query ($input: PreviewPledgeInput!) { previewPledge(input: $input) { overlaps { ${OVERLAP} } } }`;
  const input = { pledge: { allocations: [{ needLineId: firstLine(district), amount: 1 }] }, pledgeId };
  expect((await csr.answer(rival, PREVIEW, { input })).errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  expect(amounts((await csr.ask<any>(giver, PREVIEW, { input })).previewPledge.overlaps)).toEqual([7]);
});

async function anActivity(actor: Actor, categoryCode: string, more: object = {}): Promise<string> {
  const { rows } = await csr.store.pool.query<{ id: string }>(
    `insert into activity (id, code, company_id, organisation, area_code, category_code, fiscal_year, kind, unit, amount,
       flow, done_on, description, is_anonymous, is_demo, state, reported_by, decided_at)
     select gen_random_uuid(), 'KGT-' || gen_random_uuid(), c.id, c.organisation, '15.07', $2, 2027, 'MONEY', 'rupiah',
       t.amount, 'NEW_MONEY', '2027-01-05', 'Uji', t.anonymous, true, t.state, 'uji',
       case when t.state <> 'REPORTED' then now() end
     from company c, jsonb_to_record($3::jsonb) as t (amount bigint, anonymous boolean, state text)
     where c.organisation = $1 returning id`,
    [actor.organisation, categoryCode, JSON.stringify({ amount: 30, anonymous: false, state: 'VERIFIED', ...more })],
  );
  return rows[0]?.id ?? '';
}

test('what was done without a pledge and verified overlaps as a pledge does; a report that waits does not', async () => {
  const categoryCode = 'PPKS-04';
  const gap = aGap({ categoryCode });
  await tellGap(csr, gap, 1);
  const { pledge } = await submit(csr, giver, gap, 60);
  const known = await anActivity(rival, categoryCode);
  await anActivity(rival, categoryCode, { amount: 15, anonymous: true });
  await anActivity(rival, categoryCode, { amount: 500, state: 'REPORTED' });
  await anActivity(rival, 'PPKS-05', { amount: 900 });
  const [group] = await radar(null, categoryCode);
  expect(group).toMatchObject({ verdict: 'DUPLICATE', together: 105, funders: 2, rows: { totalCount: 3 } });
  const sum = group.rows.nodes.reduce((all: number, { amount }: any) => all + amount, 0);
  expect(sum).toBe(group.together);
  const activities = group.rows.nodes.filter(({ amount }: any) => amount !== 60);
  expect(activities).toEqual(
    expect.arrayContaining([
      expect.objectContaining({ amount: 30, activity: { id: known, company: { name: 'PT org-2' } } }),
      expect.objectContaining({ amount: 15, activity: null, allocation: null, budgetLine: null }),
    ]),
  );
  const beside = await ofAllocation(giver, pledge.allocations[0].id);
  expect(amounts(beside)).toEqual([15, 30]);
  expect(beside.flatMap(({ activity }: any) => activity?.id ?? [])).toEqual([known]);
  const PREVIEW = `query ($input: PreviewPledgeInput!) { previewPledge(input: $input) { warnings { code } } }`;
  const preview = async (amount: number) =>
    (
      await csr.ask<any>(hidden, PREVIEW, {
        input: { pledge: { allocations: [{ needLineId: firstLine(gap), amount }] } },
      })
    ).previewPledge.warnings;
  expect(await preview(1)).toEqual([{ code: 'DUPLICATE_OVERLAP' }]);
});

import { afterAll, beforeAll, expect, test } from 'vitest';

import { LEDGER_RULES } from '../../subgraphs/csr/ledger/ledger.queries.ts';
import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { anActor } from './csr-alone.ts';
import {
  aCommitment,
  coordinator,
  csr,
  giver,
  key,
  neighbour,
  officer,
  ok,
  openDeliveries,
  pillars,
  receipt,
  rival,
  sentOn,
} from './delivery-world.ts';

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openDeliveries();
});
afterAll(() => close());

const FIELDS = `replayed offer { id status hours people reason allocation { volunteers { people hours left } } }`;

/** One command about volunteers, with all that an answer may say. */
async function say(actor: Actor | null, mutation: string, input: object) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}`;
  const success = { offer: 'Offered', accept: 'Accepted', decline: 'Declined' }[mutation.replace('VolunteerDays', '')];
  const more =
    mutation === 'declineVolunteerDays'
      ? ''
      : '... on VolunteerHoursExceed { left } ... on AllocationStateDiffers { state }';
  const query = `mutation ($input: ${type}Input!) { it: ${mutation}(input: $input) { __typename
    ... on VolunteerDays${success} { ${FIELDS} } ${more} ... on Refusal { code } } }`;
  const { data, errors } = await csr.answer(actor, query, { input: { ...key(), ...input } });
  return (data?.['it'] ?? { fault: errors?.[0]?.extensions?.['code'] }) as any;
}

const days = { people: 5, hours: 200, beginsOn: '2026-12-01', endsOn: '2026-12-05', skills: ['pendampingan'] };
const offer = (allocationId: string, input: object = {}, actor: Actor = giver) =>
  say(actor, 'offerVolunteerDays', { allocationId, ...days, ...input });
const anOffer = async (allocationId: string, input: object = {}): Promise<string> =>
  (await offer(allocationId, input)).offer.id;

test('a company offers days inside its person-time; the pillar coordinator takes or declines them', async () => {
  const { allocationId } = await aCommitment('PERSON_TIME');
  const first = await offer(allocationId);
  expect(first).toMatchObject({ __typename: 'VolunteerDaysOffered', offer: { status: 'WAITING', hours: 200 } });
  const offerId = first.offer.id;
  for (const stranger of [officer, coordinator, anActor(Role.PILLAR_COORDINATOR, '15.71', 'dinsos-kota'), giver]) {
    expect(await say(stranger, 'acceptVolunteerDays', { offerId })).toEqual({ fault: 'FORBIDDEN' });
  }
  const own = anActor(Role.PILLAR_COORDINATOR, '15.07', 'org-1');
  expect(await say(own, 'acceptVolunteerDays', { offerId })).toMatchObject({ __typename: 'OwnOrganisation' });
  expect(await say(pillars, 'acceptVolunteerDays', { offerId })).toMatchObject({
    __typename: 'VolunteerDaysAccepted',
    offer: { status: 'ACCEPTED', allocation: { volunteers: { people: 5, hours: 200, left: 800 } } },
  });
  expect(await say(pillars, 'declineVolunteerDays', { offerId, reason: 'terlambat' })).toMatchObject({
    __typename: 'VolunteerOfferClosed',
  });
  const second = await anOffer(allocationId, { hours: 10 });
  expect(await say(pillars, 'declineVolunteerDays', { offerId: second, reason: 'jadwal penuh' })).toMatchObject({
    offer: { status: 'DECLINED', reason: 'jadwal penuh', allocation: { volunteers: { hours: 200 } } },
  });
  // The hours go the way of every delivery: sent by the company, received by the pillar coordinator.
  const sent = await ok(giver, 'recordDelivery', { allocationId, amount: 200, sentOn });
  const got = await ok(pillars, 'confirmReceipt', { deliveryId: sent.delivery.id, ...receipt });
  expect(got.delivery.allocation).toMatchObject({ state: 'IN_DELIVERY', delivered: 200 });
});

test('accepted hours never exceed the commitment, however many are accepted at once', async () => {
  const { allocationId } = await aCommitment('PERSON_TIME');
  expect(await offer(allocationId, { people: 100, hours: 1001 })).toMatchObject({
    __typename: 'VolunteerHoursExceed',
    left: 1000,
  });
  const offers = await Promise.all([1, 2, 3, 4].map(() => anOffer(allocationId, { hours: 400 })));
  const answers = await Promise.all(offers.map((offerId) => say(pillars, 'acceptVolunteerDays', { offerId })));
  expect(answers.map(({ __typename, left }) => [__typename, left]).toSorted()).toEqual([
    ['VolunteerDaysAccepted', undefined],
    ['VolunteerDaysAccepted', undefined],
    ['VolunteerHoursExceed', 200],
    ['VolunteerHoursExceed', 200],
  ]);
  await expect(
    csr.store.pool.query('update volunteer_account set accepted = amount + 1 where allocation_id = $1', [allocationId]),
  ).rejects.toMatchObject({ constraint: 'volunteers_within_allocation' });
  await expect(csr.store.pool.query('delete from volunteer_offer')).rejects.toThrow(/only/);
});

test('the same key offers once, and only inside the own accepted person-time', async () => {
  const { allocationId } = await aCommitment('PERSON_TIME');
  const same = key();
  const first = await offer(allocationId, same);
  expect(await offer(allocationId, same)).toMatchObject({ replayed: true, offer: { id: first.offer.id } });
  expect(await offer(allocationId, { ...same, people: 6 })).toMatchObject({ __typename: 'IdempotencyKeyReused' });
  expect(await offer(allocationId, {}, rival)).toEqual({ fault: 'FORBIDDEN' });
  expect(await offer((await aCommitment()).allocationId)).toMatchObject({ __typename: 'NotPersonTime' });
  expect(await offer(allocationId, { beginsOn: '2026-11-20' })).toEqual({ fault: 'BAD_USER_INPUT' });
  expect(await offer(allocationId, { skills: ['telepon 0812 3456 789'] })).toEqual({ fault: 'BAD_USER_INPUT' });
});

test('offers are for the company and coordinators of the area; what is accepted is a count for all', async () => {
  const { allocationId, pledgeId } = await aCommitment('PERSON_TIME');
  await say(pillars, 'acceptVolunteerDays', { offerId: await anOffer(allocationId) });
  const read = async (actor: Actor | null) => {
    const { data } = await csr.answer(
      actor,
      'query ($id: ID!) { pledge(id: $id) { allocations { volunteerOffers { hours } volunteers { hours } } } }',
      { id: pledgeId },
    );
    return (data as any)?.pledge?.allocations[0];
  };
  for (const side of [giver, pillars, coordinator]) expect((await read(side)).volunteerOffers).toHaveLength(1);
  for (const other of [rival, neighbour, officer, null])
    expect(await read(other)).toEqual({ volunteerOffers: null, volunteers: { hours: 200 } });
});

test('the queue of an area is its pillar coordinator’s, page by page', async () => {
  const { allocationId } = await aCommitment('PERSON_TIME');
  const made = [await anOffer(allocationId, { hours: 1 }), await anOffer(allocationId, { hours: 2 })];
  const list = (actor: Actor, first: number, after: string | null = null) =>
    csr.answer(
      actor,
      `query ($first: Int!, $after: String) { volunteerOffers(within: "15.07", status: WAITING, first: $first,
         after: $after) { totalCount pageInfo { endCursor } nodes { id } } }`,
      { first, after },
    );
  const all = ((await list(pillars, 100)).data as any).volunteerOffers;
  expect(all.nodes.slice(-2)).toEqual(made.map((id) => ({ id })));
  expect(all.totalCount).toBe(all.nodes.length);
  const first = ((await list(pillars, all.totalCount - 1)).data as any).volunteerOffers;
  const rest = ((await list(pillars, 5, first.pageInfo.endCursor)).data as any).volunteerOffers;
  expect(rest.nodes).toEqual([{ id: made[1] }]);
  const elsewhere = anActor(Role.PILLAR_COORDINATOR, '15.71', 'dinsos-kota');
  expect((await list(elsewhere, 1)).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
});

test('the standing rules hold, and see an hour that nobody accepted', async () => {
  const [sums] = Object.entries(LEDGER_RULES).filter(([rule]) => rule.startsWith('the accepted volunteer hours'));
  const breaches = async () => (await csr.store.pool.query(sums?.[1] ?? '')).rows.length;
  expect(await breaches()).toBe(0);
  await csr.store.pool.query('update volunteer_account set accepted = accepted - 1');
  expect(await breaches()).toBeGreaterThan(0);
});

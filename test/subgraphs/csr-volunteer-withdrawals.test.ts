import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Actor } from '../../subgraphs/kit/actor.ts';
import { breaches } from './compliance-world.ts';
import { aCommitment, csr, giver, key, openDeliveries, pillars, rival } from './delivery-world.ts';

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openDeliveries();
});
afterAll(() => close());

const SUCCESS: Record<string, string> = {
  offerVolunteerDays: 'VolunteerDaysOffered',
  acceptVolunteerDays: 'VolunteerDaysAccepted',
  declineVolunteerDays: 'VolunteerDaysDeclined',
  withdrawVolunteerDays: 'VolunteerDaysWithdrawn',
};
async function say(actor: Actor, mutation: string, input: object): Promise<any> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { it: ${mutation}(input: $input) { __typename ... on Refusal { code }
    ... on ${SUCCESS[mutation]} { replayed offer { id status reason withdrawnAt
      allocation { volunteers { people hours left } } } } } }`;
  const { data, errors } = await csr.answer(actor, query, { input: { ...key(), ...input } });
  return data?.['it'] ?? { fault: errors?.[0]?.extensions?.['code'] };
}
const anOffer = async (allocationId: string, hours: number): Promise<string> =>
  (
    await say(giver, 'offerVolunteerDays', {
      allocationId,
      people: 5,
      hours,
      beginsOn: '2026-11-25',
      endsOn: '2026-12-05',
    })
  ).offer.id;
const told = async (offerId: string): Promise<any[]> => {
  const { rows } = await csr.store.pool.query(
    `select j.payload from events._private_jobs j join events._private_tasks t on t.id = j.task_id
     where t.identifier = 'pillars:csr.volunteer-withdrawal' and j.payload ->> 'aggregate' = $1`,
    [offerId],
  );
  return rows.map(({ payload }) => payload.payload);
};
const reason = 'Jadwal produksi berubah';

test('an offer that nobody decided is taken back, and is decided no more', async () => {
  const { allocationId } = await aCommitment('PERSON_TIME');
  const offerId = await anOffer(allocationId, 40);
  expect(await say(rival, 'withdrawVolunteerDays', { offerId, reason })).toEqual({ fault: 'NOT_FOUND' });
  expect(await say(pillars, 'withdrawVolunteerDays', { offerId, reason })).toEqual({ fault: 'FORBIDDEN' });
  const same = key();
  const done = await say(giver, 'withdrawVolunteerDays', { offerId, reason, ...same });
  expect(done.offer).toMatchObject({ status: 'WITHDRAWN', reason, withdrawnAt: expect.any(String) });
  expect(await say(giver, 'withdrawVolunteerDays', { offerId, reason, ...same })).toMatchObject({ replayed: true });
  for (const [actor, mutation] of [
    [giver, 'withdrawVolunteerDays'],
    [pillars, 'declineVolunteerDays'],
  ] as const)
    expect(await say(actor, mutation, { offerId, reason })).toMatchObject({ code: 'VOLUNTEER_OFFER_CLOSED' });
  expect(await say(pillars, 'acceptVolunteerDays', { offerId })).toMatchObject({ code: 'VOLUNTEER_OFFER_CLOSED' });
  expect(await told(offerId)).toEqual([]);
});

test('an accepted one gives its hours back and pillars is told, with counts and days only', async () => {
  const { allocationId } = await aCommitment('PERSON_TIME');
  const [one, two] = [await anOffer(allocationId, 600), await anOffer(allocationId, 300)];
  for (const offerId of [one, two]) await say(pillars, 'acceptVolunteerDays', { offerId });
  const done = await say(giver, 'withdrawVolunteerDays', { offerId: one, reason });
  expect(done.offer.allocation.volunteers).toEqual({ people: 5, hours: 300, left: 700 });
  expect(await told(one)).toEqual([
    {
      offerId: one,
      gapAreaId: expect.any(String),
      areaCode: '15.07.01',
      people: 5,
      hours: '600',
      beginsOn: '2026-11-25',
      endsOn: '2026-12-05',
      reason,
      isDemo: expect.any(Boolean),
      withdrawnAt: expect.stringMatching(/Z$/),
    },
  ]);
  expect(await say(pillars, 'acceptVolunteerDays', { offerId: await anOffer(allocationId, 700) })).toMatchObject({
    offer: { allocation: { volunteers: { hours: 1000, left: 0 } } },
  });
  await say(giver, 'withdrawVolunteerDays', { offerId: two, reason });
  const list = `{ volunteerOffers(within: "15.07", status: WITHDRAWN) { nodes { id status } } }`;
  const { volunteerOffers } = await csr.ask<any>(pillars, list);
  expect(volunteerOffers.nodes.map(({ id }: any) => id)).toEqual(expect.arrayContaining([one, two]));
  expect(new Set(volunteerOffers.nodes.map(({ status }: any) => status))).toEqual(new Set(['WITHDRAWN']));
  expect(await breaches()).toEqual([]);
});

test('a withdrawal and an acceptance at once leave the hours of whoever came last', async () => {
  const { allocationId } = await aCommitment('PERSON_TIME');
  const offers = await Promise.all([100, 100, 100, 100].map((hours) => anOffer(allocationId, hours)));
  await Promise.all(
    offers.flatMap((offerId) => [
      say(pillars, 'acceptVolunteerDays', { offerId }),
      say(giver, 'withdrawVolunteerDays', { offerId, reason }),
    ]),
  );
  const { rows } = await csr.store.pool.query('select * from volunteer_account where allocation_id = $1', [
    allocationId,
  ]);
  expect(rows).toEqual([]);
  expect(await breaches()).toEqual([]);
});

test('what lies in the past is not taken back', async () => {
  const { allocationId } = await aCommitment('PERSON_TIME');
  const offerId = await anOffer(allocationId, 10);
  const before = process.env['SIMPUL_TODAY'];
  process.env['SIMPUL_TODAY'] = '2026-12-06';
  expect(await say(giver, 'withdrawVolunteerDays', { offerId, reason })).toMatchObject({
    code: 'VOLUNTEER_OFFER_CLOSED',
  });
  process.env['SIMPUL_TODAY'] = '2026-12-05';
  expect((await say(giver, 'withdrawVolunteerDays', { offerId, reason })).offer.status).toBe('WITHDRAWN');
  process.env['SIMPUL_TODAY'] = before;
});

test('who offered days inside a pledge that is cancelled does not come: pillars is told, and nothing waits any more', async () => {
  const { allocationId, pledgeId } = await aCommitment('PERSON_TIME');
  const [accepted, waiting, past] = [
    await anOffer(allocationId, 600),
    await anOffer(allocationId, 100),
    await anOffer(allocationId, 50),
  ];
  for (const offerId of [accepted, past]) await say(pillars, 'acceptVolunteerDays', { offerId });
  await csr.store.pool.query('alter table volunteer_offer disable trigger user');
  await csr.store.pool.query(
    "update volunteer_offer set begins_on = '2026-11-01', ends_on = '2026-11-02' where id = $1",
    [past],
  );
  await csr.store.pool.query('alter table volunteer_offer enable trigger user');
  const CANCEL = `mutation ($input: CancelPledgeInput!) { cancelPledge(input: $input) { ... on PledgeCancelled {
    pledge { allocations { state volunteerOffers { id status reason } volunteers { people hours } } } } } }`;
  const input = { pledgeId, reason, ...key() };
  const { allocations } = (await csr.ask<any>(giver, CANCEL, { input })).cancelPledge.pledge;
  expect(allocations).toMatchObject([{ state: 'CANCELLED', volunteers: { people: 5, hours: 50 } }]);
  const offers = new Map(allocations[0].volunteerOffers.map((one: any) => [one.id, one]));
  expect(offers.get(accepted)).toMatchObject({ status: 'WITHDRAWN', reason });
  expect(offers.get(waiting)).toMatchObject({ status: 'WITHDRAWN', reason });
  expect(offers.get(past)).toMatchObject({ status: 'ACCEPTED' });
  expect(await told(accepted)).toMatchObject([{ people: 5, hours: '600', areaCode: '15.07.01', reason }]);
  expect([await told(waiting), await told(past)]).toEqual([[], []]);
  expect(await breaches()).toEqual([]);
});

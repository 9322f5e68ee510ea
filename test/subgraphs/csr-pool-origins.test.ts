import { afterAll, beforeAll, expect, test } from 'vitest';

import { raiseReminders } from '../../subgraphs/csr/reminders/reminder-raising.commands.ts';
import type { Actor } from '../../subgraphs/kit/actor.ts';
import { SUBMIT, VERIFY, aCompany, aGap, aKey, firstLine, submit, tellGap } from './csr-world.ts';
import { coordinator, csr, draw, expectSound, giver, openPools, run } from './pool-world.ts';

let close: () => Promise<void>;
let rival: Actor;
beforeAll(async () => {
  close = await openPools();
  rival = await aCompany(csr, 'rival');
});
afterAll(() => close());

async function aGiftOf(amount: number): Promise<string> {
  const gap = aGap({ need: '1000' });
  await tellGap(csr, gap, 1);
  const { pledge } = await submit(csr, giver, gap, amount);
  await csr.ask(coordinator, VERIFY, { input: { allocationId: pledge.allocations[0].id, idempotencyKey: aKey() } });
  return pledge.id;
}
const REPORT = `mutation ($input: ReportActivityInput!) { reportActivity(input: $input) { __typename ... on Refusal { code }
  ... on ActivityReported { activity { id flow origin { giver fiscalYear pledge { id } } } } } }`;
const purpose = { areaCode: '15.07', categoryCode: 'PPKS-24', kind: 'MONEY' };
const report = (actor: Actor, amount: number, more: object) =>
  csr.answer(actor, REPORT, {
    input: { purpose, amount, doneOn: '2026-11-01', description: 'Uji coba', idempotencyKey: aKey(), ...more },
  });
const reported = async (actor: Actor, amount: number, more: object): Promise<any> =>
  (await report(actor, amount, more)).data?.['reportActivity'];
const handedOn = (pledgeId: string) => ({ flow: 'PASS_THROUGH', passedOnFrom: { pledgeId } });
const aPool = (amount: number, more: object) => run(giver, 'submitPoolPledge', { amount, forumCode: 'F-15', ...more });

test('pools, activities and pledges hand the same amount on once, together and at once', async () => {
  const source = await aGiftOf(100);
  const pool = await aPool(40, handedOn(source));
  expect(pool.__typename).toBe('PoolPledgeSubmitted');
  const first = await reported(rival, 35, handedOn(source));
  expect(first.activity).toMatchObject({ flow: 'PASS_THROUGH', origin: { giver: null, pledge: { id: source } } });
  expect(await reported(rival, 26, handedOn(source))).toMatchObject({ code: 'ORIGIN_HAS_LESS' });
  expect(await aPool(26, handedOn(source))).toMatchObject({ code: 'ORIGIN_HAS_LESS' });
  const both = await Promise.all([reported(rival, 20, handedOn(source)), aPool(20, handedOn(source))]);
  expect(both.map(({ __typename }) => __typename).filter((name) => name === 'OriginHasLess')).toHaveLength(1);
  // What a pool gives to a need line is handed on by then, and no more than before.
  await run(coordinator, 'verifyPoolPledge', { pledgeId: pool.pledge.id });
  const gap = aGap();
  await tellGap(csr, gap, 1);
  await draw(pool.pledge.id, firstLine(gap), 30);
  expect(await reported(rival, 6, handedOn(source))).toMatchObject({ code: 'ORIGIN_HAS_LESS' });
  expect(await reported(rival, 5, handedOn(source))).toMatchObject({ __typename: 'ActivityReported' });
  await expectSound();
});

test('a report that is turned down gives back what it had taken of its origin', async () => {
  const source = await aGiftOf(50);
  const { activity } = await reported(rival, 50, handedOn(source));
  expect(await reported(rival, 1, handedOn(source))).toMatchObject({ code: 'ORIGIN_HAS_LESS' });
  await csr.ask(
    coordinator,
    'mutation ($input: RejectActivityInput!) { rejectActivity(input: $input) { __typename } }',
    { input: { activityId: activity.id, reason: 'Bukan ini', idempotencyKey: aKey() } },
  );
  expect(await reported(rival, 50, handedOn(source))).toMatchObject({ __typename: 'ActivityReported' });
  await expectSound();
});

test('money is handed on whatever its need lines call it: those of programs are counted in rupiah', async () => {
  const { needLines } = aGap({ need: '1000' });
  const gap = aGap({ needLines: needLines.map((line) => ({ ...line, unit: 'rupiah' })) });
  await tellGap(csr, gap, 1);
  const { pledge } = await submit(csr, giver, gap, 100);
  await csr.ask(coordinator, VERIFY, { input: { allocationId: pledge.allocations[0].id, idempotencyKey: aKey() } });
  expect(await reported(rival, 60, handedOn(pledge.id))).toMatchObject({ __typename: 'ActivityReported' });
  expect(await aPool(41, handedOn(pledge.id))).toMatchObject({ code: 'ORIGIN_HAS_LESS' });
  expect(await aPool(30, handedOn(pledge.id))).toMatchObject({ __typename: 'PoolPledgeSubmitted' });
  const rest = (amount: number) =>
    csr.ask<any>(rival, SUBMIT, {
      input: {
        pledge: { allocations: [{ needLineId: firstLine(gap), amount }], ...handedOn(pledge.id) },
        idempotencyKey: aKey(),
      },
    });
  expect((await rest(11)).submitPledge).toMatchObject({ code: 'ORIGIN_HAS_LESS' });
  expect((await rest(10)).submitPledge).toMatchObject({ __typename: 'PledgeSubmitted' });
  await expectSound();
});

test('a pool that nobody decided is reminded of three days before its hold ends, and no more once it is decided', async () => {
  const { pledge } = await aPool(9, {});
  const reminders = async () => {
    const { rows } = await csr.store.pool.query(
      "select kind, due_on::text as day, settled_at from reminder where subject_id = $1 and kind = 'HOLD_ENDING'",
      [pledge.id],
    );
    return rows;
  };
  for (const [today, count] of [
    ['2026-12-01', 0],
    ['2026-12-02', 1],
    ['2026-12-05', 1],
  ] as const) {
    process.env['SIMPUL_TODAY'] = today;
    await raiseReminders(csr.store);
    expect(await reminders()).toHaveLength(count);
  }
  expect(await reminders()).toEqual([{ kind: 'HOLD_ENDING', day: '2026-12-05', settled_at: null }]);
  await run(coordinator, 'verifyPoolPledge', { pledgeId: pledge.id });
  await raiseReminders(csr.store);
  expect((await reminders())[0].settled_at).not.toBeNull();
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  await expectSound();
});

test('an origin goes with its flow, exists, and is told by name between the sides only', async () => {
  const wrong = await report(rival, 1, { passedOnFrom: {} });
  expect(wrong.errors?.[0]?.extensions?.['fields']).toMatchObject([
    { field: 'passedOnFrom', code: 'FLOW_DIFFERS' },
    { field: 'passedOnFrom', code: 'REQUIRED' },
  ]);
  const unknown = await report(rival, 1, handedOn('018f0000-0000-7000-8000-000000000001'));
  expect(unknown.errors?.[0]?.extensions?.['fields']).toMatchObject([
    { field: 'passedOnFrom.pledgeId', code: 'UNKNOWN_PLEDGE' },
  ]);
  const named = await reported(rival, 5, { flow: 'PASS_THROUGH', passedOnFrom: { giver: 'Yayasan Uji' } });
  expect(named.activity.origin).toEqual({ giver: 'Yayasan Uji', fiscalYear: null, pledge: null });
  await csr.store.pool.query(
    "update activity set state = 'VERIFIED', decided_at = now(), decided_by = 'uji' where id = $1",
    [named.activity.id],
  );
  const ask = 'query ($id: ID!) { activity(id: $id) { origin { giver } } }';
  const seen = async (actor: Actor | null) =>
    (await csr.ask<any>(actor, ask, { id: named.activity.id })).activity.origin.giver;
  expect([await seen(rival), await seen(coordinator), await seen(giver), await seen(null)]).toEqual([
    'Yayasan Uji',
    'Yayasan Uji',
    null,
    null,
  ]);
  const kept = await aPool(7, { flow: 'CARRY_OVER', carriedOverFrom: { fiscalYear: 2025 } });
  const origin = 'query ($id: ID!) { pledge(id: $id) { flow origin { giver fiscalYear } } }';
  expect((await csr.ask<any>(giver, origin, { id: kept.pledge.id })).pledge).toEqual({
    flow: 'CARRY_OVER',
    origin: { giver: null, fiscalYear: 2025 },
  });
  const donated = await aPool(7, { flow: 'PASS_THROUGH', passedOnFrom: { giver: 'Yayasan Lain' } });
  await run(coordinator, 'verifyPoolPledge', { pledgeId: donated.pledge.id });
  for (const [actor, name] of [
    [giver, 'Yayasan Lain'],
    [coordinator, 'Yayasan Lain'],
    [rival, null],
    [null, null],
  ] as const)
    expect((await csr.ask<any>(actor, origin, { id: donated.pledge.id })).pledge.origin.giver).toBe(name);
});

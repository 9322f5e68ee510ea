import { afterAll, beforeAll, expect, test } from 'vitest';

import { raiseReminders } from '../../subgraphs/csr/reminders/reminder-raising.commands.ts';
import type { Actor } from '../../subgraphs/kit/actor.ts';
import { faultIn, tell } from './compliance-world.ts';
import {
  aCommitment,
  coordinator,
  csr,
  giver,
  neighbour,
  officer,
  ok,
  openDeliveries,
  rival,
  sentOn,
} from './delivery-world.ts';

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openDeliveries();
});
afterAll(() => close());

const ASK = `query ($filter: ReminderFilter) { reminders(filter: $filter, first: 100) { totalCount nodes {
  id kind dueOn daysLeft isAcknowledged settledAt message pledge { id } delivery { id } agreement { id } } } }`;
const listed = async (actor: Actor, filter: object | null = null): Promise<any[]> =>
  (await csr.ask<any>(actor, ASK, { filter })).reminders.nodes;
const kindsFor = async (actor: Actor, pledgeId: string, filter: object = {}) =>
  (await listed(actor, filter))
    .filter(({ pledge }) => pledge?.id === pledgeId)
    .map(({ kind, dueOn }) => `${kind} ${dueOn}`);
const raise = () => raiseReminders(csr.store);
const on = async (day: string, work: () => Promise<void>) => {
  const before = process.env['SIMPUL_TODAY'];
  process.env['SIMPUL_TODAY'] = day;
  await work().finally(() => {
    process.env['SIMPUL_TODAY'] = before;
  });
};
const planInstalments = (pledgeId: string, days: string[]) =>
  csr.store.pool.query(
    `insert into instalment select gen_random_uuid(), $1, place, day, 1000 / $3::int
     from unnest($2::date[]) with ordinality as t (day, place)`,
    [pledgeId, days, days.length],
  );

test('an instalment is due 14 days before its day, late after it for ever, and settled once the money is there', async () => {
  const { pledgeId, allocationId } = await aCommitment();
  await planInstalments(pledgeId, ['2026-12-05', '2026-12-06']);
  await raise();
  expect(await kindsFor(giver, pledgeId)).toEqual(['INSTALMENT_DUE 2026-12-05']);
  await on('2026-12-06', raise);
  expect(await kindsFor(giver, pledgeId)).toEqual(['INSTALMENT_LATE 2026-12-05', 'INSTALMENT_DUE 2026-12-06']);
  await on('2028-01-01', raise);
  const late = await kindsFor(coordinator, pledgeId, { within: '15.07', kinds: ['INSTALMENT_LATE'] });
  expect(late).toEqual(['INSTALMENT_LATE 2026-12-05', 'INSTALMENT_LATE 2026-12-06']);
  const { delivery } = await ok(giver, 'recordDelivery', { allocationId, amount: 500, sentOn });
  await ok(officer, 'confirmReceipt', {
    deliveryId: delivery.id,
    receivedOn: '2026-11-21',
    receivingInstitution: 'Desa',
  });
  await on('2026-12-07', raise);
  expect(await kindsFor(giver, pledgeId)).toEqual(['INSTALMENT_LATE 2026-12-06']);
  expect(await kindsFor(giver, pledgeId, { withSettled: true })).toContain('INSTALMENT_LATE 2026-12-05');
  const { rows } = await csr.store.pool.query(
    'select kind, subject_id, due_on from reminder group by 1, 2, 3 having count(*) > 1',
  );
  expect(rows).toEqual([]);
});

test('nothing sent for long, a hold that ends, a delivery nobody confirms, an agreement that ends: each is told once', async () => {
  const { pledgeId, allocationId } = await aCommitment();
  await csr.store.pool.query("update pledge_allocation set accepted_at = '2026-10-22T03:00:00Z' where id = $1", [
    allocationId,
  ]);
  await on('2026-11-20', raise);
  expect(await kindsFor(giver, pledgeId)).toEqual([]);
  const QUIET = `query ($filter: QuietPledgeFilter) { quietPledges(filter: $filter) { nodes { committedOn daysQuiet allocation { id } } } }`;
  const quiet = async (actor: Actor, filter: object | null) =>
    (await csr.ask<any>(actor, QUIET, { filter })).quietPledges.nodes.map(({ allocation, daysQuiet }: any) => [
      allocation.id,
      daysQuiet,
    ]);
  await raise();
  await raise();
  expect(await kindsFor(giver, pledgeId)).toEqual(['NOTHING_SENT 2026-11-21']);
  expect(await quiet(giver, null)).toEqual([[allocationId, 30]]);
  expect(await quiet(coordinator, { within: '15.07', days: 31 })).toEqual([]);
  expect(await quiet(rival, null)).toEqual([]);
  const { delivery } = await ok(giver, 'recordDelivery', { allocationId, amount: 500, sentOn });
  await raise();
  expect([await kindsFor(giver, pledgeId), await quiet(giver, null)]).toEqual([[], []]);
  await on('2026-11-26', raise);
  expect(await kindsFor(giver, pledgeId)).toEqual([]);
  await on('2026-11-27', raise);
  const unconfirmed = (await listed(coordinator, { within: '15.07', kinds: ['DELIVERY_UNCONFIRMED'] }))[0];
  expect(unconfirmed).toMatchObject({ dueOn: '2026-11-27', delivery: { id: delivery.id }, isAcknowledged: false });
  const terms = {
    number: '1',
    parties: ['A1', 'B1'],
    signedOn: '2026-11-20',
    validFrom: '2026-11-20',
    validUntil: '2026-12-21',
  };
  const recorded = await tell(
    giver,
    'recordAgreement',
    { pledgeIds: [pledgeId], ...terms },
    '... on AgreementRecorded { agreement { id } }',
  );
  await raise();
  const ending = { kinds: ['AGREEMENT_ENDING'] };
  expect(await listed(giver, ending)).toEqual([
    expect.objectContaining({ dueOn: '2026-12-21', agreement: recorded.agreement }),
  ]);
  await tell(giver, 'endAgreement', {
    agreementId: recorded.agreement.id,
    expectedVersion: 1,
    endedOn: '2026-11-21',
    reason: 'Selesai',
  });
  await raise();
  expect(await listed(giver, ending)).toEqual([]);
});

test('a reminder is for its company and the coordinator of its area; each takes note for itself', async () => {
  const { allocationId } = await aCommitment();
  await csr.store.pool.query("update pledge_allocation set accepted_at = '2026-01-01T03:00:00Z' where id = $1", [
    allocationId,
  ]);
  await raise();
  const kinds = ['NOTHING_SENT', 'REPORT_DUE'];
  const [reminder] = await listed(giver, { kinds: ['NOTHING_SENT'] });
  const SEEN = '... on ReminderAcknowledged { reminder { isAcknowledged } }';
  expect((await tell(giver, 'acknowledgeReminder', { reminderId: reminder.id }, SEEN)).reminder.isAcknowledged).toBe(
    true,
  );
  expect((await listed(giver, { kinds })).find(({ id }) => id === reminder.id).isAcknowledged).toBe(true);
  const forCoordinator = await listed(coordinator, { within: '15.07', kinds });
  expect(forCoordinator.find(({ id }) => id === reminder.id).isAcknowledged).toBe(false);
  for (const actor of [rival, neighbour, officer]) {
    expect((await faultIn(actor, 'acknowledgeReminder', { reminderId: reminder.id })).code).toBe('FORBIDDEN');
  }
  expect(await listed(rival)).toEqual([]);
  const faultOf = async (actor: Actor) =>
    (await csr.answer(actor, ASK, { filter: { within: '15.07' } })).errors?.[0]?.extensions?.['code'];
  expect([await faultOf(neighbour), await faultOf(giver)]).toEqual(['FORBIDDEN', 'FORBIDDEN']);
  // A company that gave something last year is reminded of its report until it has filed it.
  await csr.store.pool.query("update pledge_allocation set accepted_at = '2025-06-01T03:00:00Z' where id = $1", [
    allocationId,
  ]);
  await raise();
  expect(await listed(giver, { kinds: ['REPORT_DUE'] })).toEqual([
    expect.objectContaining({ dueOn: '2026-06-30', daysLeft: -144 }),
  ]);
  await tell(giver, 'fileCsrReport', { year: 2025 });
  await raise();
  expect(await listed(giver, { kinds: ['REPORT_DUE'] })).toEqual([]);
});

test('disputes are listed for the company and its coordinator, with how long they have been open', async () => {
  const { allocationId } = await aCommitment();
  const { delivery } = await ok(giver, 'recordDelivery', { allocationId, amount: 10, sentOn });
  await ok(officer, 'disputeDelivery', { deliveryId: delivery.id, reason: 'Tidak sampai' });
  await csr.store.pool.query("update dispute set raised_at = now() - interval '50 hours' where delivery_id = $1", [
    delivery.id,
  ]);
  const LIST =
    'query ($filter: DisputeFilter) { disputes(filter: $filter) { totalCount nodes { reason outcome daysOpen delivery { id state } } } }';
  const seen = async (actor: Actor, filter: object | null = null) =>
    (await csr.ask<any>(actor, LIST, { filter })).disputes;
  expect(await seen(giver, { isOpen: true })).toEqual({
    totalCount: 1,
    nodes: [{ reason: 'Tidak sampai', outcome: null, daysOpen: 2, delivery: { id: delivery.id, state: 'DISPUTED' } }],
  });
  expect((await seen(coordinator, { within: '15.07' })).totalCount).toBe(1);
  expect((await seen(rival)).totalCount).toBe(0);
  const end = { deliveryId: delivery.id, outcome: 'DELIVERY_REVERSED', reason: 'Benar' };
  await ok(coordinator, 'resolveDispute', end);
  expect([(await seen(giver, { isOpen: true })).totalCount, (await seen(giver, { isOpen: false })).totalCount]).toEqual(
    [0, 1],
  );
});

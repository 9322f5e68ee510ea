import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, test } from 'vitest';

import type { Actor } from '../../subgraphs/kit/actor.ts';
import { CANCEL, SUBMIT, VERIFY, aKey, coverageOf, tellGap } from './csr-world.ts';
import {
  accept,
  amend,
  aFreshGap,
  answerTo,
  coordinator,
  csr,
  expectSound,
  faultOf,
  giver,
  lineOf,
  officer,
  openAmendments,
  pledge,
  run,
  type Pledged,
} from './amendment-world.ts';

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openAmendments();
});
afterAll(() => close());

test('the public learns of more that is asked as of any submission: without whose it is', async () => {
  const gap = await aFreshGap();
  const one = await pledge(gap, 40);
  await accept(one);
  await amend(one, 70);
  const rowsFor = async (viewer: Actor | null) => (await coverageOf(csr, viewer, gap.id)).lines[0]?.rows.nodes;
  expect(await rowsFor(null)).toMatchObject([
    { part: 'HELD', amount: 30, allocation: null },
    { part: 'COMMITTED', amount: 40, allocation: { company: { name: 'PT giver' } } },
  ]);
  expect((await rowsFor(coordinator))?.[0]).toMatchObject({ allocation: { id: one.allocationId } });
  const TOTALS =
    '{ company(code: "PRS-giver") { totals(fiscalYear: 2027) { lines { held } rows(first: 50) { nodes { held } } } } }';
  const { company } = await csr.ask<any>(null, TOTALS);
  expect(company.totals.lines[0].held).toBe(0);
  expect(company.totals.rows.nodes.every(({ held }: any) => held === 0)).toBe(true);
  await csr.ask(giver, CANCEL, { input: { pledgeId: one.pledgeId, reason: 'Batal', idempotencyKey: aKey() } });
  expect(await lineOf(gap)).toMatchObject({ held: 0, committed: 0, open: 100 });
  await expectSound();
});

test('an increase that no longer fits needs a reason; a wrong change is told whole', async () => {
  const gap = await aFreshGap();
  const one = await pledge(gap, 40);
  await accept(one);
  const [{ id }] = (await amend(one, 100)).pledge.amendments;
  const [line] = gap.needLines;
  await tellGap(csr, { ...gap, needLines: line ? [{ ...line, need: '50' }] : [] }, 2);
  expect(await run(coordinator, 'acceptAmendment', { amendmentId: id, reason: null })).toMatchObject({
    code: 'ALLOCATION_NO_LONGER_FITS',
    amount: 60,
    uncovered: 10,
  });
  const input = { amendmentId: id, acceptOverCoverage: true, reason: 'Tetap dibutuhkan' };
  expect((await run(coordinator, 'acceptAmendment', input)).pledge.allocations).toMatchObject([{ amount: 100 }]);
  const wrong = await answerTo(giver, 'amendPledge', {
    pledgeId: one.pledgeId,
    expectedVersion: 3,
    changes: [
      { allocationId: one.allocationId, amount: 0, estimatedValue: 5 },
      { allocationId: randomUUID(), amount: 5 },
    ],
  });
  const told = JSON.stringify(wrong.errors?.[0]?.extensions?.['fields']);
  expect([...told.matchAll(/"code":"([A-Z_]+)"/g)].map(([, code]) => code)).toEqual([
    'AMOUNT_TOO_SMALL',
    'KIND_NOT_ACCEPTED',
    'UNKNOWN_ALLOCATION',
  ]);
  await expectSound();
});

test('goods cut to what is open, or amended, are worth in proportion, half a rupiah up', async () => {
  const goods = { kind: 'GOODS' as const, item: 'seng', unit: 'lembar', budgetKnown: false, coverings: [] };
  const gap = await aFreshGap({ needLines: [{ ...goods, id: randomUUID(), need: '7' }] });
  const value = { allocation: { estimatedValue: 1_000 } };
  const one = await pledge(gap, 16, { ...value, onShortfall: 'PARTIAL' });
  const worth = async ({ allocationId }: Pledged) =>
    (
      await csr.store.pool.query(
        'select amount::int, estimated_value::int as value from pledge_allocation where id = $1',
        [allocationId],
      )
    ).rows[0];
  expect(await worth(one)).toEqual({ amount: 7, value: 438 });
  await amend(one, 3);
  expect(await worth(one)).toEqual({ amount: 3, value: 188 });
  await amend({ ...one, expectedVersion: 2 }, 3, {
    changes: [{ allocationId: one.allocationId, amount: 3, estimatedValue: 200 }],
  });
  expect(await worth(one)).toEqual({ amount: 3, value: 200 });
  await expectSound();
});

test('an amendment under one key happens once, and two at once never take more than is open', async () => {
  const gap = await aFreshGap();
  const [one, other] = [await pledge(gap, 40), await pledge(gap, 40)];
  const idempotencyKey = aKey();
  const twins = await Promise.all([amend(one, 50, { idempotencyKey }), amend(one, 50, { idempotencyKey })]);
  expect(twins.map(({ replayed }) => replayed).toSorted()).toEqual([false, true]);
  const race = await Promise.all([amend({ ...one, expectedVersion: 2 }, 60), amend(other, 50)]);
  expect(race.map(({ __typename }) => __typename).toSorted()).toEqual(['GapHasLessOpen', 'PledgeAmended']);
  expect(await lineOf(gap)).toMatchObject({ held: 100, open: 0 });
  await expectSound();
});

test('what is sent while an amendment waits for the lock counts: it is not lowered below it', async () => {
  const gap = await aFreshGap();
  const one = await pledge(gap, 60);
  await accept(one);
  const holder = await csr.store.pool.connect();
  await holder.query('begin');
  await holder.query('select 1 from gap_account where id = $1 for update', [gap.id]);
  const waiting = async (count: number) => {
    for (let tries = 0; tries < 100; tries += 1) {
      const { rows } = await csr.store.pool.query(
        "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock'",
      );
      if (rows.length >= count) return;
      await new Promise((again) => setTimeout(again, 20));
    }
  };
  const SEND = 'mutation ($input: RecordDeliveryInput!) { recordDelivery(input: $input) { __typename } }';
  const input = { allocationId: one.allocationId, amount: 50, sentOn: '2026-11-20', idempotencyKey: aKey() };
  const sending = csr.ask<any>(giver, SEND, { input });
  await waiting(1);
  const lowering = amend(one, 20);
  await waiting(2);
  await holder.query('commit');
  holder.release();
  expect((await sending).recordDelivery.__typename).toBe('DeliveryRecorded');
  expect(await lowering).toMatchObject({ code: 'AMENDMENT_BELOW_DELIVERED', sent: 50 });
  await expectSound();
});

test('no amendment makes a pledge worth more than one may promise; a larger one may still be lowered', async () => {
  const one = await pledge(await aFreshGap(), 60);
  const changes = (amount: number) => ({ ...one, changes: [{ allocationId: one.allocationId, amount }] });
  const asked = ({ allocationId: _id, ...input }: ReturnType<typeof changes>) => input;
  process.env['MAX_PLEDGE'] = '50';
  try {
    expect(await faultOf(giver, 'amendPledge', asked(changes(61)))).toBe('BAD_USER_INPUT');
    expect((await run(giver, 'amendPledge', asked(changes(55)))).pledge.allocations).toMatchObject([{ amount: 55 }]);
  } finally {
    delete process.env['MAX_PLEDGE'];
  }
  await expectSound();
});

test('what an amendment asked of a part that was delivered meanwhile lapses with its value', async () => {
  const rice = { kind: 'GOODS', item: 'beras', unit: 'paket', need: '100', budgetKnown: false, coverings: [] } as const;
  const lines = [randomUUID(), randomUUID()];
  for (const id of lines) await aFreshGap({ needLines: [{ ...rice, id }] });
  const allocations = lines.map((needLineId) => ({ needLineId, amount: 40, estimatedValue: 4000 }));
  const { submitPledge } = await csr.ask<any>(giver, SUBMIT, {
    input: { pledge: { allocations }, idempotencyKey: aKey() },
  });
  const { id: pledgeId, version: expectedVersion, allocations: parts } = submitPledge.pledge;
  const [soon, later] = parts.map((one: { id: string }) => one.id);
  for (const allocationId of [soon, later]) {
    await csr.ask(coordinator, VERIFY, { input: { allocationId, idempotencyKey: aKey() } });
  }
  const changes = [soon, later].map((allocationId) => ({ allocationId, amount: 60, estimatedValue: 6000 }));
  const asked = await run(giver, 'amendPledge', { pledgeId, expectedVersion, changes });
  const SEND = `mutation ($input: RecordDeliveryInput!) { recordDelivery(input: $input) {
    ... on DeliveryRecorded { delivery { id } } } }`;
  const sent = { allocationId: soon, amount: 40, sentOn: '2026-11-20', idempotencyKey: aKey() };
  const { delivery } = (await csr.ask<any>(giver, SEND, { input: sent })).recordDelivery;
  const RECEIVE = 'mutation ($input: ConfirmReceiptInput!) { confirmReceipt(input: $input) { __typename } }';
  const received = { deliveryId: delivery.id, receivedOn: '2026-11-21', receivingInstitution: 'Desa Uji' };
  await csr.ask(officer, RECEIVE, { input: { ...received, idempotencyKey: aKey() } });
  const input = { amendmentId: asked.pledge.amendments[0].id };
  expect((await run(coordinator, 'acceptAmendment', input)).pledge.allocations).toMatchObject([
    { id: soon, state: 'DELIVERED', amount: 40, estimatedValue: 4000 },
    { id: later, state: 'COMMITTED', amount: 60, estimatedValue: 6000 },
  ]);
  await expectSound();
});

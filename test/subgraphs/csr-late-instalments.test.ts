import { afterAll, beforeAll, expect, test } from 'vitest';

import { publicView } from '../../subgraphs/csr/briefs/brief.queries.ts';
import { raiseReminders } from '../../subgraphs/csr/reminders/reminder-raising.commands.ts';
import { accept, aFreshGap, csr, giver, openAmendments } from './amendment-world.ts';
import { CANCEL, SUBMIT, aKey, firstLine } from './csr-world.ts';

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openAmendments();
});
afterAll(() => close());

test('what was given up of a pledge is late for nobody: not on the pledge, not in reminders, not in a brief', async () => {
  const gaps = [await aFreshGap(), await aFreshGap()];
  const allocations = gaps.map((gap) => ({ needLineId: firstLine(gap), amount: 100 }));
  const instalments = ['2026-12-01', '2026-12-31'].map((dueOn) => ({ dueOn, amount: 100 }));
  const input = { pledge: { allocations, instalments }, onShortfall: 'REFUSE', idempotencyKey: aKey() };
  const { pledge } = (await csr.ask<any>(giver, SUBMIT, { input })).submitPledge;
  for (const { id } of pledge.allocations) await accept({ allocationId: id, pledgeId: pledge.id, expectedVersion: 1 });
  const given = { pledgeId: pledge.id, allocationIds: [pledge.allocations[1].id], reason: 'Tidak jadi' };
  await csr.ask(giver, CANCEL, { input: { ...given, idempotencyKey: aKey() } });
  process.env['SIMPUL_TODAY'] = '2027-01-05';
  await raiseReminders(csr.store);
  const ASK = 'query ($id: ID!) { pledge(id: $id) { instalments { isLate } } }';
  const seen = (await csr.ask<any>(giver, ASK, { id: pledge.id })).pledge.instalments;
  const { fiscalYear } = gaps[0] ?? { fiscalYear: 0 };
  const { late } = await publicView(csr.store.orm.em.fork(), { areaCode: '15.07', fiscalYear });
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  const { rows } = await csr.store.pool.query(
    "select due_on::text from reminder where pledge_id = $1 and kind = 'INSTALMENT_LATE'",
    [pledge.id],
  );
  const told = late.filter(({ reason }) => reason === 'INSTALMENT_DUE').map(({ dueOn, amount }) => [dueOn, amount]);
  expect({ seen, rows, told }).toEqual({
    seen: [{ isLate: true }, { isLate: false }],
    rows: [{ due_on: '2026-12-01' }],
    told: [['2026-12-01', '100']],
  });
});

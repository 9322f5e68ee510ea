import { afterAll, beforeAll, expect, test } from 'vitest';

import { aGap, aKey, coverageOf, firstLine, submit, aCompany, tellGap } from './csr-world.ts';
import { aPool, coordinator, csr, draw, expectSound, openPools } from './pool-world.ts';

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openPools();
});
afterAll(() => close());

const UNDO = `mutation ($input: UndoAllocationStepInput!) { undoAllocationStep(input: $input) { __typename
  ... on Refusal { code } ... on AllocationStepUndone { allocations { id state pledge { pool { allocated unallocated } } } } } }`;
const undo = async (ids: readonly string[]) => {
  const allocations = ids.map((allocationId) => ({ allocationId, expectedVersion: 2 }));
  const input = { allocations, idempotencyKey: aKey() };
  return (await csr.ask<any>(coordinator, UNDO, { input })).undoAllocationStep;
};

test('what was given from a pool goes back to it, its need line is open again, and may be given again', async () => {
  const [one, two] = [aGap(), aGap()];
  for (const gap of [one, two]) await tellGap(csr, gap, 1);
  const pledgeId = await aPool(150);
  await draw(pledgeId, firstLine(one), 60);
  const { pledge } = await draw(pledgeId, firstLine(two), 40);
  expect(pledge.pool).toMatchObject({ allocated: 100, unallocated: 50 });
  const ids = pledge.allocations.map(({ id }: any) => id);
  const undone = await undo(ids);
  expect(undone.allocations).toMatchObject([{ state: 'CANCELLED' }, { state: 'CANCELLED' }]);
  expect(undone.allocations[0].pledge.pool).toEqual({ allocated: 0, unallocated: 150 });
  expect((await coverageOf(csr, null, one.id)).lines[0]).toMatchObject({ committed: 0, open: 100 });
  expect(await undo(ids)).toMatchObject({ code: 'UNDO_STEP_FOLLOWED' });
  expect((await draw(pledgeId, firstLine(one), 100)).pledge.pool).toMatchObject({ allocated: 100, unallocated: 50 });
  await expectSound();
});

test('what a draw took and its undo releases goes to the waiting list', async () => {
  const gap = aGap();
  await tellGap(csr, gap, 1);
  const rival = await aCompany(csr, 'rival');
  const { pledge } = await draw(await aPool(100), firstLine(gap), 90);
  const waiting = (await submit(csr, rival, gap, 50, { onShortfall: 'WAITLIST' })).pledge.allocations[0];
  expect(waiting.state).toBe('WAITLISTED');
  await undo([pledge.allocations[0].id]);
  expect((await coverageOf(csr, null, gap.id)).lines[0]).toMatchObject({ held: 50, committed: 0, open: 50 });
  await expectSound();
});

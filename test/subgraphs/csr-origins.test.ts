import { expect, afterAll, beforeAll, test } from 'vitest';

import { CANCEL, SUBMIT, VERIFY, aGap, aKey, firstLine } from './csr-world.ts';
import {
  aFreshGap,
  accept,
  amend,
  coordinator,
  csr,
  expectSound,
  giver,
  openAmendments,
  pledge,
  rival,
} from './amendment-world.ts';

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openAmendments();
});
afterAll(() => close());

const submit = async (actor: typeof giver, gap: ReturnType<typeof aGap>, amount: number, content: object) => {
  const input = {
    pledge: { allocations: [{ needLineId: firstLine(gap), amount }], ...content },
    idempotencyKey: aKey(),
  };
  return csr.answer(actor, SUBMIT, { input });
};
const ORIGIN = 'query ($id: ID!) { pledge(id: $id) { origin { giver fiscalYear pledge { id } } } }';

test('no more is handed on than the pledge gave, whoever hands it on; two at once take it once', async () => {
  const [from, to] = [await aFreshGap(), await aFreshGap({ need: '1000' })];
  const source = await pledge(from, 60);
  const content = { flow: 'PASS_THROUGH', passedOnFrom: { pledgeId: source.pledgeId } };
  const early = await submit(rival, to, 10, content);
  expect(early.errors?.[0]?.extensions?.['fields']).toMatchObject([{ code: 'UNKNOWN_PLEDGE' }]);
  await accept(source);
  const both = await Promise.all([submit(rival, to, 40, content), submit(giver, to, 40, content)]);
  expect(both.map(({ data }) => data?.['submitPledge'].__typename).toSorted()).toEqual([
    'OriginHasLess',
    'PledgeSubmitted',
  ]);
  expect((await submit(rival, to, 21, content)).data?.['submitPledge']).toMatchObject({ code: 'ORIGIN_HAS_LESS' });
  const rest = (await submit(giver, to, 20, content)).data?.['submitPledge'];
  const one = { pledgeId: rest.pledge.id, allocationId: rest.pledge.allocations[0].id, expectedVersion: 1 };
  expect(await amend(one, 21)).toMatchObject({ code: 'ORIGIN_HAS_LESS' });
  expect((await csr.ask<any>(giver, ORIGIN, { id: one.pledgeId })).pledge.origin).toEqual({
    giver: null,
    fiscalYear: null,
    pledge: { id: source.pledgeId },
  });
  await expectSound();
});

test('what is carried over is what an own pledge promised and did not deliver', async () => {
  const [from, to] = [await aFreshGap(), await aFreshGap({ need: '1000' })];
  const source = await pledge(from, 60);
  await accept(source);
  await csr.ask(giver, CANCEL, {
    input: { pledgeId: source.pledgeId, reason: 'Tahun berakhir', idempotencyKey: aKey() },
  });
  const content = { flow: 'CARRY_OVER', carriedOverFrom: { pledgeId: source.pledgeId, fiscalYear: 2026 } };
  expect((await submit(giver, to, 61, content)).data?.['submitPledge']).toMatchObject({ code: 'ORIGIN_HAS_LESS' });
  expect((await submit(giver, to, 60, content)).data?.['submitPledge']).toMatchObject({ outcome: 'HELD' });
  const other = await submit(rival, to, 1, content);
  expect(other.errors?.[0]?.extensions?.['fields']).toMatchObject([{ code: 'UNKNOWN_PLEDGE' }]);
  await expectSound();
});

test('an origin goes with its flow and names something; a giver by name is between the sides', async () => {
  const gap = await aFreshGap({ need: '1000' });
  const wrong = await submit(giver, gap, 1, { passedOnFrom: {}, carriedOverFrom: { fiscalYear: 2026 } });
  expect(wrong.errors?.[0]?.extensions?.['fields']).toMatchObject([
    { field: 'pledge.passedOnFrom', code: 'FLOW_DIFFERS' },
    { field: 'pledge.carriedOverFrom', code: 'FLOW_DIFFERS' },
    { field: 'pledge.passedOnFrom', code: 'REQUIRED' },
  ]);
  const named = { flow: 'PASS_THROUGH', passedOnFrom: { giver: 'Yayasan Uji' } };
  const made = (await submit(giver, gap, 5, named)).data?.['submitPledge'];
  const { id, allocations } = made.pledge;
  await csr.ask(coordinator, VERIFY, { input: { allocationId: allocations[0].id, idempotencyKey: aKey() } });
  expect((await csr.ask<any>(giver, ORIGIN, { id })).pledge.origin.giver).toBe('Yayasan Uji');
  expect((await csr.ask<any>(null, ORIGIN, { id })).pledge.origin.giver).toBeNull();
  await expectSound();
});

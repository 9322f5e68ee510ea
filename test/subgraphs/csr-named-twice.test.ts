import { afterAll, beforeAll, expect, test } from 'vitest';

import { decide } from '../../subgraphs/kit/command.ts';
import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { checkLedger } from '../../subgraphs/csr/ledger/ledger.queries.ts';
import { lockAccounts, moveAllocation, settleAccounts } from '../../subgraphs/csr/gap-areas/account.commands.ts';
import { allocationById } from '../../subgraphs/csr/gap-areas/account.queries.ts';
import { openSnapshot } from '../../subgraphs/reading/open-snapshot.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';
import { CANCEL, VERIFY, aCompany, aGap, aKey, coverageOf, submit, tellGap } from './csr-world.ts';

let csr: CsrAlone;
let company: Actor;
let rival: Actor;
const coordinator = anActor(Role.FORUM_COORDINATOR, '15.07', 'forum-15.07');

beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  csr = await startCsrAlone();
  company = await aCompany(csr, 'org-1');
  rival = await aCompany(csr, 'org-2');
});
afterAll(async () => {
  delete process.env['SIMPUL_TODAY'];
  await csr.stop();
});

/** A gap of 100 to which two companies have committed 30 each. */
async function aSharedGap() {
  const gap = aGap();
  await tellGap(csr, gap, 1);
  const [mine, other] = [(await submit(csr, company, gap, 30)).pledge, (await submit(csr, rival, gap, 30)).pledge];
  for (const { allocations } of [mine, other]) {
    await csr.ask(coordinator, VERIFY, { input: { allocationId: allocations[0].id, idempotencyKey: aKey() } });
  }
  return { gap, mine, other };
}

const lineOf = async (id: string) => (await coverageOf(csr, null, id)).lines[0];

async function assertBooksSound() {
  const read = openSnapshot(csr.store);
  expect(await checkLedger(read)).toEqual([]);
  await read.end();
}

test('an allocation named twice, in whatever letters, is cancelled once or not at all', async () => {
  const { gap, mine } = await aSharedGap();
  const [{ id }] = mine.allocations;
  for (const again of [id, id.toUpperCase()]) {
    const { data, errors } = await csr.answer(company, CANCEL, {
      input: { pledgeId: mine.id, allocationIds: [id, again], reason: 'Rugi besar', idempotencyKey: aKey() },
    });
    expect(data?.['cancelPledge']).toBeUndefined();
    expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT' });
    expect(JSON.stringify(errors)).toContain('names each allocation once.');
  }
  expect(await lineOf(gap.id)).toMatchObject({ committed: 60, open: 40 });
  await assertBooksSound();
  const { cancelPledge } = await csr.ask<any>(company, CANCEL, {
    input: { pledgeId: mine.id, allocationIds: [id.toUpperCase()], reason: 'Rugi besar', idempotencyKey: aKey() },
  });
  expect(cancelPledge).toMatchObject({ pledge: { state: 'CANCELLED' } });
  expect(await lineOf(gap.id)).toMatchObject({ committed: 30, open: 70 });
  await assertBooksSound();
});

test('the account moves an allocation only from where it stands: from an older state it is a fault, and nothing is written', async () => {
  const { gap, mine } = await aSharedGap();
  const cause = { ...company, reason: 'Rugi besar' };
  const twice = decide(csr.store, async (tx) => {
    const accounts = await lockAccounts(tx, [gap.id]);
    const before = await allocationById(tx, mine.allocations[0].id);
    if (!before) throw new Error('no such allocation');
    moveAllocation(accounts, before, { to: 'CANCELLED' }, cause);
    moveAllocation(accounts, before, { to: 'CANCELLED' }, cause);
    await settleAccounts(tx, accounts);
  });
  await expect(twice).rejects.toThrow('not from its newest state');
  expect(await lineOf(gap.id)).toMatchObject({ committed: 60, open: 40 });
  await assertBooksSound();
});

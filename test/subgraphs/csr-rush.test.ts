import { afterAll, beforeAll, expect, test } from 'vitest';

import { csrContext } from '../../subgraphs/csr/context.ts';
import { csr as definition } from '../../subgraphs/csr/index.ts';
import { submitPledge } from '../../subgraphs/csr/pledges/pledge.commands.ts';
import { submitTogether } from '../../subgraphs/csr/submissions/submission.commands.ts';
import { askedOf } from '../../subgraphs/csr/replays/replay.commands.ts';
import { type Actor } from '../../subgraphs/kit/actor.ts';
import { openStore } from '../../subgraphs/kit/database.ts';
import { openSnapshot } from '../../subgraphs/reading/open-snapshot.ts';
import { startCsrAlone, type CsrAlone } from './csr-alone.ts';
import { NO_NOTICES, SAVE, SUBMIT, aCompany, aGap, aKey, coverageOf, firstLine, submit, tellGap } from './csr-world.ts';

let csr: CsrAlone;
let company: Actor;
let rival: Actor;

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

async function aToldGap(need = '100') {
  const gap = aGap({ need });
  await tellGap(csr, gap, 1);
  return gap;
}

const lineOf = async (viewer: Actor | null, id: string) => (await coverageOf(csr, viewer, id)).lines[0];

test('the same key is told the first answer, another input under it is refused, and a refusal leaves the key free', async () => {
  const gap = await aToldGap();
  const idempotencyKey = aKey();
  const first = await submit(csr, company, gap, 30, { idempotencyKey });
  const again = await submit(csr, company, gap, 30, { idempotencyKey });
  expect(again).toMatchObject({ replayed: true, pledge: { id: first.pledge.id } });
  expect(await submit(csr, company, gap, 31, { idempotencyKey })).toMatchObject({ code: 'IDEMPOTENCY_KEY_REUSED' });
  expect(await submit(csr, rival, gap, 30, { idempotencyKey })).toMatchObject({ replayed: false });
  const freed = aKey();
  expect(await submit(csr, rival, gap, 500, { idempotencyKey: freed })).toMatchObject({ __typename: 'GapHasLessOpen' });
  expect(await submit(csr, rival, gap, 5, { idempotencyKey: freed })).toMatchObject({ outcome: 'HELD' });
  expect(await lineOf(null, gap.id)).toMatchObject({ held: 65 });
});

test('ten requests with one key at once make one pledge and nine replays', async () => {
  const gap = await aToldGap();
  const idempotencyKey = aKey();
  const answers = await Promise.all(
    Array.from({ length: 10 }, () => submit(csr, company, gap, 60, { idempotencyKey })),
  );
  expect(answers.filter((one) => one.replayed === false)).toHaveLength(1);
  expect(answers.filter((one) => one.replayed === true)).toHaveLength(9);
  expect(await lineOf(null, gap.id)).toMatchObject({ held: 60 });
});

test('who waits for the lock sees what the holder took', async () => {
  const gap = await aToldGap();
  const holder = await csr.store.pool.connect();
  await holder.query('begin');
  await holder.query('select 1 from gap_account where id = $1 for update', [gap.id]);
  const waiting = submit(csr, rival, gap, 60);
  const pause = new Promise((done) => setTimeout(() => done('waiting'), 300));
  expect(await Promise.race([waiting, pause])).toBe('waiting');
  await holder.query('update need_account set held = 60 where gap_area_id = $1', [gap.id]);
  await holder.query('commit');
  holder.release();
  expect(await waiting).toMatchObject({ code: 'GAP_REMAINING_CHANGED', lines: [{ open: 40 }] });
});

test('whoever waits for the lock of one gap holds up nobody who pledges to another', async () => {
  const [held, ...free] = [await aToldGap(), await aToldGap(), await aToldGap(), await aToldGap()];
  const holder = await csr.store.pool.connect();
  await holder.query('begin');
  await holder.query('select 1 from gap_account where id = $1 for update', [held.id]);
  const waiting = submit(csr, rival, held, 60);
  let isTold = false;
  void waiting.then(() => {
    isTold = true;
  });
  const others = await Promise.all([...free, ...free].map((gap) => submit(csr, company, gap, 10)));
  expect(others.map((one) => one.outcome)).toEqual(others.map(() => 'HELD'));
  expect(isTold).toBe(false);
  await holder.query('commit');
  holder.release();
  expect(await waiting).toMatchObject({ outcome: 'HELD' });
});

test('one that the database refuses harms none of those that are written with it', async () => {
  const gaps = [await aToldGap(), await aToldGap(), await aToldGap(), await aToldGap(), await aToldGap()];
  await csr.store.pool.query('alter table pledge_allocation add constraint no_thirteen check (requested_amount <> 13)');
  const asked = gaps.map((gap, place) => {
    const allocations = [{ needLineId: firstLine(gap), amount: place === 2 ? 13 : 10 }];
    return csr.answer(company, SUBMIT, { input: { pledge: { allocations }, idempotencyKey: aKey() } });
  });
  const answers = await Promise.all(asked);
  await csr.store.pool.query('alter table pledge_allocation drop constraint no_thirteen');
  expect(answers.map(({ errors }) => errors?.length ?? 0)).toEqual([0, 0, 1, 0, 0]);
  const held = await Promise.all(gaps.map(async (gap) => (await lineOf(null, gap.id))?.held));
  expect(held).toEqual([10, 10, 0, 10, 10]);
});

test('forty companies at once never take more than is needed, and each loser learns what is open', async () => {
  const gap = await aToldGap('100');
  const answers = await Promise.all(Array.from({ length: 40 }, () => submit(csr, company, gap, 9)));
  const won = answers.filter((one) => one.__typename === 'PledgeSubmitted');
  expect(won).toHaveLength(11);
  expect(answers.filter((one) => one.__typename === 'GapHasLessOpen' && one.lines[0].open === 1)).toHaveLength(29);
  expect(await lineOf(null, gap.id)).toMatchObject({ held: 99, open: 1 });
});

test('two hub processes on one database never take more than is needed between them', async () => {
  const gap = await aToldGap('100');
  const second = await openStore({ ...definition, databaseUrl: csr.databaseUrl });
  const allocations = [{ needLineId: firstLine(gap), amount: 9n }];
  const answers = await Promise.all(
    Array.from({ length: 60 }, (_one, index) => {
      const store = index % 2 === 0 ? csr.store : second;
      const context = csrContext({
        actor: company,
        requestId: 'two',
        withheld: new Set(),
        store,
        notices: NO_NOTICES,
        read: openSnapshot(store),
      });
      const pledge = { allocations, instalments: [], isAnonymous: false, flow: 'NEW_MONEY' as const };
      return submitPledge(context, { pledge, onShortfall: 'REFUSE', idempotencyKey: aKey() });
    }),
  );
  await second.close();
  expect(answers.filter((one) => one.__typename === 'PledgeSubmitted')).toHaveLength(11);
  expect(answers.filter((one) => 'lines' in one && one.lines[0]?.open === 1n)).toHaveLength(49);
  expect(await lineOf(null, gap.id)).toMatchObject({ held: 99, open: 1 });
});

test('what is wrong with one of those who come at once concerns nobody else', async () => {
  const gap = await aToldGap('100');
  const unverified = await aCompany(csr, 'org-waiting', { status: 'REGISTERED' });
  const bad = csr.answer(company, SUBMIT, {
    input: { pledge: { allocations: [{ needLineId: firstLine(gap), amount: 0 }] }, idempotencyKey: aKey() },
  });
  const [first, refused, { errors }, last] = await Promise.all([
    submit(csr, company, gap, 10),
    submit(csr, unverified, gap, 10),
    bad,
    submit(csr, rival, gap, 20),
  ]);
  expect([first.outcome, last.outcome]).toEqual(['HELD', 'HELD']);
  expect(refused).toMatchObject({ code: 'COMPANY_NOT_VERIFIED' });
  expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  expect(await lineOf(null, gap.id)).toMatchObject({ held: 30 });
});

test('a hold that ran out is given up before the next one takes', async () => {
  const gap = await aToldGap();
  await submit(csr, company, gap, 100);
  process.env['SIMPUL_TODAY'] = '2026-12-05';
  expect(await submit(csr, rival, gap, 1)).toMatchObject({ code: 'GAP_FULLY_COVERED' });
  process.env['SIMPUL_TODAY'] = '2026-12-06';
  expect(await submit(csr, rival, gap, 100)).toMatchObject({ outcome: 'HELD' });
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  expect(await lineOf(null, gap.id)).toMatchObject({ held: 100, open: 0 });
});

test('a closed gap and an unverified company are refused', async () => {
  const gap = aGap({ status: 'CLOSED' });
  await tellGap(csr, gap, 1);
  expect(await submit(csr, company, gap, 1)).toMatchObject({ code: 'GAP_CLOSED' });
  const fresh = await aCompany(csr, 'org-new', { status: 'REGISTERED' });
  expect(await submit(csr, fresh, await aToldGap(), 1)).toMatchObject({ code: 'COMPANY_NOT_VERIFIED' });
});

test('drafts submitted in one round wait in the order they were submitted, not in the order they were saved', async () => {
  const gap = await aToldGap();
  await submit(csr, company, gap, 100);
  const saved: string[] = [];
  for (let amount = 1; amount <= 6; amount += 1) {
    const input = { pledge: { allocations: [{ needLineId: firstLine(gap), amount }] }, idempotencyKey: aKey() };
    saved.push((await csr.ask<any>(company, SAVE, { input })).saveDraftPledge.pledge.id);
  }
  const submitted = [3, 0, 5, 1, 4, 2].map((place) => saved[place] ?? '');
  const jobs = submitted.map((pledgeId) => {
    const input = { pledgeId, onShortfall: 'WAITLIST' as const, idempotencyKey: aKey() };
    return { actor: { ...company, organisation: 'org-1' }, input, asked: askedOf(company, 'submitPledge', input) };
  });
  const settled = await submitTogether(csr.store, jobs);
  expect(
    settled.map((one) => 'answer' in one && one.answer && 'outcome' in one.answer.told && one.answer.told.outcome),
  ).toEqual(submitted.map(() => 'WAITLISTED'));
  const { rows } = await csr.store.pool.query<{ id: string }>(
    "select pledge_id as id from pledge_allocation where gap_area_id = $1 and state = 'WAITLISTED' order by queue_number",
    [gap.id],
  );
  expect(rows.map(({ id }) => id)).toEqual(submitted);
});

test('the verdict on an overlap counts every pledge near by, also those that are not listed', async () => {
  const category = { categoryCode: 'PPKS-09' };
  const [gap, inside] = [aGap(category), aGap({ ...category, areaCode: '15.07.01' })];
  for (const one of [gap, inside]) await tellGap(csr, one, 1);
  await Promise.all(Array.from({ length: 25 }, () => submit(csr, rival, inside, 3)));
  const preview = async (amount: number) => {
    const input = { pledge: { allocations: [{ needLineId: firstLine(gap), amount }] } };
    const query = 'query ($input: PreviewPledgeInput!) { previewPledge(input: $input) { overlaps { verdict } } }';
    const { overlaps } = (await csr.ask<any>(company, query, { input })).previewPledge;
    return [overlaps.length, ...new Set(overlaps.map((one: { verdict: string }) => one.verdict))];
  };
  expect(await preview(25)).toEqual([20, 'COMPLEMENT']);
  expect(await preview(26)).toEqual([20, 'DUPLICATE']);
});

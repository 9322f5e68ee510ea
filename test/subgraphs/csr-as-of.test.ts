import { setTimeout as pause } from 'node:timers/promises';

import * as fc from 'fast-check';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { instant } from '../../subgraphs/kit/dates.ts';
import { happening } from '../ledger/happening.ts';
import { LivingGap, type Giver } from '../ledger/ledger-world.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';
import { SAVE, VERIFY, aCompany, aGap, aKey, firstLine, submit, tellGap } from './csr-world.ts';

let csr: CsrAlone;
const givers: Giver[] = [];
const coordinator = anActor(Role.FORUM_COORDINATOR, '15.07', 'forum-15.07');
const admin = anActor(Role.ADMIN, null, 'dinsos');

beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  csr = await startCsrAlone();
  for (const number of [1, 2, 3]) {
    const actor = await aCompany(csr, `org-${number}`, { isVisible: number !== 2 });
    const { rows } = await csr.store.pool.query<{ id: string }>(
      `insert into evidence (id, organisation, uploaded_by, file_name, media_type, size, sha256, purpose, state, is_demo,
         requested_at, stored_at) values (gen_random_uuid(), $1, 'x', 'bast.pdf', 'application/pdf', 9, repeat('a', 64),
         'HANDOVER', 'STORED', false, now(), now()) returning id`,
      [actor.organisation],
    );
    givers.push({ actor, evidenceId: rows[0]?.id ?? '' });
  }
});
afterAll(async () => {
  delete process.env['SIMPUL_TODAY'];
  await csr.stop();
});

const SHOWN = `id kind unit requestedAmount amount delivered estimatedValue state holdUntil submittedAt acceptedAt stateChangedAt
  isGapTakingPledges infoRequest company { name } history { fromState toState amount delivered actorName reason }
  pledge { id code state }`;
const GAPS = `query ($gaps: [_Any!]!, $asOf: DateTime) { _entities(representations: $gaps) { ... on GapArea { id
  coverage(asOf: $asOf) { version needVersion state asOf lines { need budget budgetKnown held committed delivered uncovered
    overCovered open ratio rows(first: 100) { totalCount nodes { id part amount state day budgetLine { id }
      allocation { ${SHOWN} } } } } } } } }`;
const PLEDGE = `query ($id: ID!, $asOf: DateTime) { pledge(id: $id, asOf: $asOf) { id code state flow isAnonymous version note
  submittedAt totals { kind unit requestedAmount amount delivered } instalments { number dueOn amount isLate }
  company { name } allocations { ${SHOWN} } } }`;

/** Everything a viewer is told of some gaps and of all pledges, now or as of an instant. */
async function told(viewer: Actor | null, gapIds: readonly string[], pledgeIds: readonly string[], asOf?: string) {
  const gaps = gapIds.map((id) => ({ __typename: 'GapArea', id }));
  const coverage = await csr.answer(viewer, GAPS, { gaps, asOf });
  const pledges = [];
  for (const id of pledgeIds) {
    const { data, errors } = await csr.answer(viewer, PLEDGE, { id, asOf });
    pledges.push(errors ? errors[0]?.extensions?.['code'] : data);
  }
  expect(coverage.errors).toBeUndefined();
  return structuredClone({ coverage: coverage.data, pledges });
}

async function instantNow(): Promise<string> {
  const { rows } = await csr.store.pool.query("select date_trunc('milliseconds', clock_timestamp()) as at");
  return instant(rows[0].at);
}

const pledgeIds = async () =>
  (await csr.store.pool.query<{ id: string }>('select id from pledge order by id')).rows.map(({ id }) => id);

test('what was answered at any instant of a random life is answered again as of it, to every viewer', async () => {
  const run = fc.asyncProperty(fc.array(happening, { minLength: 25, maxLength: 40 }), async (events) => {
    const gaps = [new LivingGap(csr, givers), new LivingGap(csr, givers)];
    for (const one of gaps) await one.tell();
    const viewers = [null, givers[0]?.actor ?? null, givers[1]?.actor ?? null, coordinator];
    const ids = gaps.map(({ gap }) => gap.id);
    const recorded: { at: string; viewer: Actor | null; pledges: string[]; answer: unknown }[] = [];
    for (const [index, event] of events.entries()) {
      await gaps[index % 2]?.happen(event).catch((error: unknown) => {
        if (!(error instanceof Error) || !('extensions' in error)) throw error;
      });
      const viewer = viewers[index % viewers.length] ?? null;
      const pledges = (await pledgeIds()).slice(-6);
      recorded.push({ viewer, pledges, answer: await told(viewer, ids, pledges), at: await instantNow() });
      await pause(2);
    }
    for (const { viewer, pledges, answer, at } of recorded) {
      expect(await told(viewer, ids, pledges, at), `as of ${at}`).toEqual(answer);
    }
  });
  await fc.assert(run, { numRuns: Number(process.env['AS_OF_RUNS'] ?? 4), seed: 20261122, endOnFailure: true });
});

test.each([-3_600_000, 3_600_000])(
  'the steps told as of an instant are those that led to the rows of it, though the process is %i ms beside the database',
  async (askew) => {
    const gap = aGap();
    await tellGap(csr, gap, 1);
    const [{ actor }] = givers as [Giver];
    const { pledge } = await submit(csr, actor, gap, 5);
    const [{ id: allocationId }] = pledge.allocations;
    const submitted = await instantNow();
    await pause(2);
    vi.useFakeTimers({ now: Date.now() + askew, toFake: ['Date'] });
    const verified = await csr.ask<any>(coordinator, VERIFY, { input: { allocationId, idempotencyKey: aKey() } });
    vi.useRealTimers();
    expect(verified.verifyAllocation).toMatchObject({ __typename: 'AllocationVerified' });
    const stepsAt = async (asOf: string) => {
      const [{ state, history }] = (await csr.ask<any>(actor, PLEDGE, { id: pledge.id, asOf })).pledge.allocations;
      return [state, ...history.map(({ toState }: { toState: string }) => toState)];
    };
    expect(await stepsAt(submitted)).toEqual(['SUBMITTED', 'SUBMITTED']);
    expect(await stepsAt(await instantNow())).toEqual(['COMMITTED', 'SUBMITTED', 'COMMITTED']);
  },
);

test('under a rush, each version is remembered as it was read, and an instant never forgets what was read before it', async () => {
  const gap = aGap({ need: '1000' });
  await tellGap(csr, gap, 1);
  const inTurn = async ({ actor }: Giver) => {
    for (let turn = 0; turn < 12; turn += 1) await submit(csr, actor, gap, 3);
  };
  const rush = Promise.all(givers.map(inTurn));
  const gaps = [{ __typename: 'GapArea', id: gap.id }];
  const read = async (asOf?: string) => (await csr.ask<any>(admin, GAPS, { gaps, asOf }))._entities[0].coverage;
  const seen: { after: string; coverage: any }[] = [];
  for (let done = false; !done;) {
    done = await Promise.race([rush.then(() => true), pause(1, false)]);
    const coverage = await read();
    seen.push({ after: await instantNow(), coverage });
  }
  expect(new Set(seen.map(({ coverage }) => coverage.version)).size).toBeGreaterThan(2);
  const { rows } = await csr.store.pool.query<{ version: string; at: string; previous: string | null }>(
    `select version, taken_at as at, lag(taken_at) over (order by version) as previous from gap_account_version
     where gap_area_id = $1 order by version`,
    [gap.id],
  );
  expect(rows.map(({ version }) => Number(version))).toEqual(rows.map((_row, index) => index + 1));
  expect(rows.filter(({ at, previous }) => previous !== null && previous > at)).toEqual([]);
  for (const { after, coverage } of seen) {
    expect((await read(after)).version).toBeGreaterThanOrEqual(coverage.version);
    const taken = instant(rows[coverage.version - 1]?.at);
    // A version that shares its millisecond with the next one is not to be asked for by an instant.
    const isLast = rows.findLast(({ at }) => instant(at) === taken)?.version === String(coverage.version);
    expect(isLast ? await read(taken) : coverage).toEqual(coverage);
  }
});

test('a draft never shows, a gap unheard of has no coverage, and the future and the time before are refused', async () => {
  const born = await instantNow();
  await pause(2);
  const gap = aGap();
  await tellGap(csr, gap, 1);
  const [{ actor }] = givers as [Giver];
  const content = { allocations: [{ needLineId: firstLine(gap), amount: 5 }] };
  const { saveDraftPledge } = await csr.ask<any>(actor, SAVE, { input: { idempotencyKey: aKey(), pledge: content } });
  const { id } = saveDraftPledge.pledge;
  const drafted = await instantNow();
  await pause(2);
  const SUBMIT_DRAFT = 'mutation ($input: SubmitPledgeInput!) { submitPledge(input: $input) { __typename } }';
  await csr.ask(actor, SUBMIT_DRAFT, { input: { pledgeId: id, idempotencyKey: aKey(), onShortfall: 'REFUSE' } });
  const asked = async (variables: object, viewer: Actor | null = actor) =>
    (await csr.answer(viewer, PLEDGE, { id, ...variables })).errors?.[0]?.extensions;
  expect(await asked({})).toBeUndefined();
  expect(await asked({ asOf: drafted })).toMatchObject({ code: 'NOT_FOUND' });
  expect(await asked({ asOf: await instantNow() }, givers[1]?.actor)).toMatchObject({ code: 'NOT_FOUND' });
  expect((await told(null, [gap.id], [], born)).coverage).toEqual({ _entities: [{ id: gap.id, coverage: null }] });
  const future = new Date(Date.now() + 60_000).toISOString();
  expect(await asked({ asOf: future })).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: [{ code: 'AS_OF_IN_FUTURE' }],
  });
  const before = '2020-01-01T00:00:00Z';
  expect(await asked({ asOf: before })).toMatchObject({ fields: [{ field: 'asOf', code: 'AS_OF_BEFORE_HISTORY' }] });
  const gaps = [{ __typename: 'GapArea', id: gap.id }];
  const { errors } = await csr.answer(null, GAPS, { gaps, asOf: before });
  expect(errors?.[0]?.extensions).toMatchObject({ fields: [{ code: 'AS_OF_BEFORE_HISTORY' }] });
});

test('who hides now is hidden then', async () => {
  const gap = aGap();
  await tellGap(csr, gap, 1);
  const shy = await aCompany(csr, 'org-shy');
  const { pledge } = await submit(csr, shy, gap, 5);
  await csr.store.pool.query(
    "update pledge_allocation set state = 'COMMITTED', hold_until = null where pledge_id = $1",
    [pledge.id],
  );
  await pause(2);
  const at = await instantNow();
  const asPublic = async () => (await csr.answer(null, PLEDGE, { id: pledge.id, asOf: at })).errors?.[0]?.extensions;
  expect(await asPublic()).toBeUndefined();
  await csr.store.pool.query('update pledge set is_anonymous = true where id = $1', [pledge.id]);
  expect(await asPublic()).toMatchObject({ code: 'NOT_FOUND' });
  await csr.store.pool.query('update pledge set is_anonymous = false where id = $1', [pledge.id]);
  await csr.store.pool.query("update company set is_visible = false where organisation = 'org-shy'");
  expect(await asPublic()).toMatchObject({ code: 'NOT_FOUND' });
  expect((await csr.answer(coordinator, PLEDGE, { id: pledge.id, asOf: at })).errors).toBeUndefined();
});

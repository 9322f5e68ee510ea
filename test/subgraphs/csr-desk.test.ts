import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';
import { REJECT, aCompany, aGap, aKey, submit, tellGap } from './csr-world.ts';

let csr: CsrAlone;
let giver: Actor;
const coordinator = anActor(Role.FORUM_COORDINATOR, '15.07', 'forum');
const colleague: Actor = { ...coordinator, subject: 'colleague', name: 'Andi' };
const neighbour = anActor(Role.FORUM_COORDINATOR, '15.71', 'forum-kota');

beforeAll(async () => {
  csr = await startCsrAlone();
  await csr.store.pool.query("insert into area values ('15.07', 'Tanjung Jabung Timur', 'REGENCY')");
  giver = await aCompany(csr, 'giver');
});
afterEach(() => {
  delete process.env['TAKEN_UP_MINUTES'];
});
afterAll(() => csr.stop());

const codeOf = async (actor: Actor | null, query: string, input: object) =>
  (await csr.answer(actor, query, { input })).errors?.[0]?.extensions?.['code'];

const TAKEN = 'takenUp { actorName takenAt isViewer }';
const TAKE = `mutation ($input: TakeUpAllocationInput!) { takeUpAllocation(input: $input) { __typename
  ... on AllocationTakenUp { allocation { ${TAKEN} } } ... on TakenUpByAnother { actorName takenAt }
  ... on Refusal { code message } } }`;
const LOOK = `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on PledgeAllocation { ${TAKEN} } } }`;

const take = async (actor: Actor, allocationId: string) =>
  (await csr.ask<any>(actor, TAKE, { input: { allocationId } })).takeUpAllocation;
const seen = async (actor: Actor | null, id: string) =>
  (await csr.ask<any>(actor, LOOK, { ids: [{ __typename: 'PledgeAllocation', id }] }))._entities[0].takenUp;

async function anOffer(actor = giver): Promise<string> {
  const gap = aGap();
  await tellGap(csr, gap, 1);
  return (await submit(csr, actor, gap, 10)).pledge.allocations[0].id;
}

/** As if it had been said that long ago. */
const later = (id: string, minutes: number) =>
  csr.store.pool.query(
    "update allocation_taken set seen_at = seen_at - $2 * interval '1 minute', taken_at = taken_at - $2 * interval '1 minute' where allocation_id = $1",
    [id, minutes],
  );

test('who opens it first has it in hand; the others are told who and since when, and only coordinators of the area', async () => {
  const id = await anOffer();
  expect(await seen(coordinator, id)).toBeNull();
  const first = await take(coordinator, id);
  expect(first).toMatchObject({ __typename: 'AllocationTakenUp', allocation: { takenUp: { isViewer: true } } });
  const { takenAt } = first.allocation.takenUp;
  expect(await take(colleague, id)).toMatchObject({
    code: 'TAKEN_UP_BY_ANOTHER',
    actorName: coordinator.name,
    takenAt,
  });
  expect(await seen(colleague, id)).toEqual({ actorName: coordinator.name, takenAt, isViewer: false });
  // Said again, it goes on since then.
  expect((await take(coordinator, id)).allocation.takenUp.takenAt).toBe(takenAt);
  for (const viewer of [null, giver, neighbour]) expect(await seen(viewer, id)).toBeNull();
});

test('what was left lying is free again, and what is decided is in nobody’s hand', async () => {
  const id = await anOffer();
  await take(coordinator, id);
  await later(id, 9);
  expect((await seen(colleague, id)).isViewer).toBe(false);
  await later(id, 2);
  expect(await seen(colleague, id)).toBeNull();
  expect((await take(colleague, id)).allocation.takenUp).toMatchObject({ actorName: 'Andi', isViewer: true });
  process.env['TAKEN_UP_MINUTES'] = '1';
  await later(id, 2);
  expect(await seen(colleague, id)).toBeNull();
  await take(coordinator, id);
  const input = { allocationId: id, reason: 'Tidak sesuai', idempotencyKey: aKey() };
  await csr.ask(colleague, REJECT, { input });
  expect(await seen(coordinator, id)).toBeNull();
  expect(await take(coordinator, id)).toMatchObject({ code: 'PLEDGE_STATE_CONFLICT' });
});

test('two at once: one has it', async () => {
  const id = await anOffer();
  const both = await Promise.all([take(coordinator, id), take(colleague, id)]);
  expect(both.map(({ __typename }: any) => __typename).toSorted()).toEqual(['AllocationTakenUp', 'TakenUpByAnother']);
});

test('nobody takes up what another area judges, the own pledge, or a draft', async () => {
  const id = await anOffer();
  expect(await codeOf(null, TAKE, { allocationId: id })).toBe('UNAUTHENTICATED');
  expect(await codeOf(neighbour, TAKE, { allocationId: id })).toBe('FORBIDDEN');
  expect(await codeOf(coordinator, TAKE, { allocationId: aKey() })).toBe('NOT_FOUND');
  const own = await aCompany(csr, 'forum');
  expect(await take(coordinator, await anOffer(own))).toMatchObject({ code: 'OWN_ORGANISATION' });
});

const SKIP = `mutation ($input: SkipSuggestionInput!) { skipSuggestion(input: $input) { __typename
  ... on SuggestionSkipped { skip { reason actorName skippedAt } } ... on SuggestionSkippedAlready { actorName }
  ... on Refusal { code } } }`;
const RESUME = `mutation ($input: ResumeSuggestionInput!) { resumeSuggestion(input: $input) { __typename
  ... on SuggestionResumed { gapArea { id } } ... on Refusal { code } } }`;
const SUGGEST = `query ($id: ID) { gapSuggestions(companyId: $id, first: 20) { gapArea { id } skip { reason actorName } } }`;

test('a suggestion is put aside with its reason for all coordinators of the area, and shown again', async () => {
  const { myCompany } = await csr.ask<any>(giver, '{ myCompany { id } }');
  const gap = aGap();
  await tellGap(csr, gap, 1);
  await csr.store.pool.query(
    "insert into match_weight (version, factor, points, ordinal, note) values (1, 'OPERATION_AREA', 15, 1, 'uji')",
  );
  const input = { companyId: myCompany.id, gapAreaId: gap.id, reason: 'Sudah dibantu desa.' };
  const skipOf = async (actor: Actor, id: string | null) =>
    (await csr.ask<any>(actor, SUGGEST, { id })).gapSuggestions.find((one: any) => one.gapArea.id === gap.id).skip;
  expect(await codeOf(null, SKIP, input)).toBe('UNAUTHENTICATED');
  expect(await codeOf(giver, SKIP, input)).toBe('FORBIDDEN');
  expect(await codeOf(neighbour, SKIP, input)).toBe('NOT_FOUND');
  expect(await codeOf(coordinator, SKIP, { ...input, reason: 'x' })).toBe('BAD_USER_INPUT');
  expect(await codeOf(coordinator, SKIP, { ...input, gapAreaId: aKey() })).toBe('NOT_FOUND');
  const { skipSuggestion } = await csr.ask<any>(coordinator, SKIP, { input });
  expect(skipSuggestion).toMatchObject({ skip: { reason: input.reason, actorName: coordinator.name } });
  expect(await skipOf(colleague, myCompany.id)).toEqual({ reason: input.reason, actorName: coordinator.name });
  // The company itself is suggested what fits it, whatever a coordinator put aside.
  expect(await skipOf(giver, null)).toBeNull();
  const again = await csr.ask<any>(colleague, SKIP, { input });
  expect(again.skipSuggestion).toMatchObject({ code: 'SUGGESTION_SKIPPED_ALREADY', actorName: coordinator.name });
  const { reason: _, ...subject } = input;
  const resume = async () => (await csr.ask<any>(colleague, RESUME, { input: subject })).resumeSuggestion;
  expect(await resume()).toEqual({ __typename: 'SuggestionResumed', gapArea: { id: gap.id } });
  expect(await resume()).toMatchObject({ code: 'SUGGESTION_NOT_SKIPPED' });
  expect(await skipOf(coordinator, myCompany.id)).toBeNull();
  const { rows } = await csr.store.pool.query(
    "select action from audit_entry where subject_id = $1 and action in ('skipSuggestion', 'resumeSuggestion') order by id",
    [myCompany.id],
  );
  expect(rows.map(({ action }) => action)).toEqual(['skipSuggestion', 'resumeSuggestion']);
});

import { afterAll, beforeAll, expect, test } from 'vitest';

import { Role } from '#kit/actor';

import { seedPrograms } from '../../seeds/programs.ts';
import { LEDGER_RULES } from '../../subgraphs/programs/ledger/ledger.queries.ts';
import { anActor, startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';

let programs: ProgramsAlone;
beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  programs = await startProgramsAlone();
  await seedPrograms(programs.store, { demo: true });
});
afterAll(() => programs.stop());

const officer = anActor(Role.PROGRAM_OFFICER, '15.07', 'demo-dinsos-jambi');
const coordinator = anActor(Role.FORUM_COORDINATOR, '15.07', 'demo-forum-jambi');
const provenance = { newSource: { title: 'Notulen', publisher: 'Dinas Sosial' }, asOf: '2026-11-01' };
const rakor = {
  kind: 'RAKOR',
  title: 'Rakor uji',
  areaCode: '15.07',
  startsOn: '2026-10-01',
  participants: [{ institution: 'Dinas Sosial', capacity: 'ORGANISER' }],
  statements: [{ roleName: 'Kepala Dinas Sosial', statement: 'Data diperbarui.' }],
  provenance,
};

const RECORD = `mutation ($input: RecordMeetingInput!) { recordMeeting(input: $input) { __typename
  ... on MeetingRecorded { replayed meeting { id code startsOn participants { institution } statements { roleName } } }
  ... on Refusal { code message message_en: message(lang: EN) } } }`;
const ADD = `mutation ($input: AddRecommendationInput!) { addRecommendation(input: $input) { __typename
  ... on RecommendationAdded { replayed recommendation { id code status version isOverdue gapAreas { code } } }
  ... on Refusal { code } } }`;
const COMMIT = `mutation ($input: RecordCommitmentInput!) { recordCommitment(input: $input) { __typename
  ... on CommitmentRecorded { replayed commitment { id code status version } } ... on Refusal { code } } }`;
const UPDATE = `mutation ($input: UpdateRecommendationInput!) { updateRecommendation(input: $input) { __typename
  ... on RecommendationUpdated { recommendation { status version steps { status reason toldOn } } }
  ... on OutcomeStale { currentVersion } ... on OutcomeEnded { status } ... on Refusal { code } } }`;
const FOLLOW = `mutation ($input: FollowUpCommitmentInput!) { followUpCommitment(input: $input) { __typename
  ... on CommitmentFollowedUp { commitment { status version } } ... on Refusal { code } } }`;
const FOLLOWS_UP = `query ($id: ID!) { coordinationMeeting(id: $id) { follows { code } followedBy { code } followsUp {
  statusBefore told { status reason } recommendation { code status } commitment { code status } } } }`;

let keys = 0;
const key = () => ({ idempotencyKey: `key-${(keys += 1)}` });

async function aMeeting(more: object = {}): Promise<{ id: string; code: string }> {
  const { recordMeeting } = await programs.ask<any>(officer, RECORD, { input: { ...rakor, ...key(), ...more } });
  return recordMeeting.meeting;
}

async function add(meetingId: string, more: object = {}) {
  const input = { ...key(), meetingId, text: 'Perbarui data', institution: 'Dinas Sosial', ...more };
  return (await programs.ask<any>(coordinator, ADD, { input })).addRecommendation.recommendation;
}

async function commit(meetingId: string) {
  const input = { ...key(), meetingId, text: 'Anggarkan verval', institution: 'Bappeda', dueOn: '2026-11-20' };
  return (await programs.ask<any>(coordinator, COMMIT, { input })).recordCommitment.commitment;
}

const fieldsOf = (answer: { errors?: readonly any[] }) =>
  answer.errors?.[0]?.extensions?.fields?.map(({ field }: any) => field) ?? answer.errors;

test('a meeting is recorded once per key, and another body under it is refused', async () => {
  const input = { ...rakor, ...key() };
  const first = (await programs.ask<any>(officer, RECORD, { input })).recordMeeting;
  expect(first).toMatchObject({ replayed: false, meeting: { startsOn: '2026-10-01' } });
  const again = (await programs.ask<any>(officer, RECORD, { input })).recordMeeting;
  expect(again).toEqual({ ...first, replayed: true });
  const other = (await programs.ask<any>(officer, RECORD, { input: { ...input, title: 'Lain' } })).recordMeeting;
  expect(other).toMatchObject({ __typename: 'CommandKeyReused', code: 'IDEMPOTENCY_KEY_REUSED' });
});

test('all that is wrong with a meeting comes back at once', async () => {
  const input = {
    ...rakor,
    ...key(),
    endsOn: '2026-09-30',
    theme: ' ',
    note: 'NIK 1571010101900001',
    followsId: '01890000-0000-7000-8000-000000000000',
    provenance: { ...provenance, asOf: '2026-11-22' },
  };
  expect(fieldsOf(await programs.answer(officer, RECORD, { input }))).toEqual([
    'endsOn',
    'followsId',
    'theme',
    'note',
    'provenance.asOf',
  ]);
});

test.each([
  ['nobody', null, 'UNAUTHENTICATED'],
  ['a company', anActor(Role.COMPANY, null, 'demo-company-1'), 'FORBIDDEN'],
  ['an officer of another kabupaten', anActor(Role.PROGRAM_OFFICER, '15.71', 'x'), 'FORBIDDEN'],
  ['a coordinator of a part of it', anActor(Role.FORUM_COORDINATOR, '15.07.01', 'x'), 'FORBIDDEN'],
])('%s writes nothing about meetings of 15.07', async (_who, actor, code) => {
  const { id } = await aMeeting();
  const outcome = { ...key(), meetingId: id, text: 'a', institution: 'b' };
  const { id: recommendationId } = await add(id);
  for (const [query, input] of [
    [RECORD, { ...rakor, ...key() }],
    [ADD, outcome],
    [COMMIT, outcome],
    [UPDATE, { recommendationId, expectedVersion: 1, status: 'DONE', reason: 'selesai' }],
  ] as const) {
    const { errors } = await programs.answer(actor, query, { input });
    expect(errors?.[0]?.extensions?.['code']).toBe(code);
  }
});

test('a recommendation links published gap areas of its area only', async () => {
  const { id } = await aMeeting();
  const gapOf = async (where: string) =>
    (await programs.store.pool.query(`select id, code from gap_area where ${where} limit 1`)).rows[0];
  const inside = await gapOf(`area_code like '15.07%'`);
  const outside = await gapOf(`area_code like '15.71%'`);
  const { code, gapAreas } = await add(id, { gapAreaIds: [inside.id] });
  expect(gapAreas).toEqual([{ code: inside.code }]);
  const { gapArea } = await programs.ask<any>(null, `{ gapArea(code: "${inside.code}") { recommendations { code } } }`);
  expect(gapArea.recommendations).toContainEqual({ code });
  const input = { ...key(), meetingId: id, text: 'a', institution: 'b', gapAreaIds: [inside.id, outside.id] };
  expect(fieldsOf(await programs.answer(coordinator, ADD, { input }))).toEqual(['gapAreaIds.1']);
});

test('the next meeting lists what was left open, and what became of it', async () => {
  const first = await aMeeting({ startsOn: '2026-06-01' });
  const [done, open, promise] = [await add(first.id), await add(first.id), await commit(first.id)];
  const told = await programs.ask<any>(officer, UPDATE, {
    input: { recommendationId: done.id, expectedVersion: 1, status: 'DONE', reason: 'sudah dianggarkan' },
  });
  expect(told.updateRecommendation.recommendation).toMatchObject({
    status: 'DONE',
    version: 2,
    steps: [{ toldOn: '2026-06-01' }, { reason: 'sudah dianggarkan', toldOn: '2026-11-21' }],
  });
  const second = await aMeeting({ startsOn: '2026-10-01', followsId: first.id });
  await programs.ask(officer, FOLLOW, {
    input: {
      commitmentId: promise.id,
      meetingId: second.id,
      expectedVersion: 1,
      status: 'IN_PROGRESS',
      reason: 'dibahas di KUA-PPAS',
    },
  });
  const third = await aMeeting({ startsOn: '2026-12-01', followsId: second.id });
  const asked = async (id: string) => (await programs.ask<any>(null, FOLLOWS_UP, { id })).coordinationMeeting;
  const seen = await asked(second.id);
  expect(seen).toMatchObject({ follows: { code: first.code }, followedBy: [{ code: third.code }] });
  // On 1 October the first was still open: it was told to be done on 21 November only.
  expect(seen.followsUp).toMatchObject([
    { statusBefore: 'OPEN', told: { status: 'IN_PROGRESS' }, commitment: { code: promise.code } },
    { statusBefore: 'OPEN', told: null, recommendation: { code: done.code, status: 'DONE' } },
    { statusBefore: 'OPEN', told: null, recommendation: { code: open.code, status: 'OPEN' } },
  ]);
  const last = (await asked(third.id)).followsUp;
  expect(last).toMatchObject([
    { statusBefore: 'IN_PROGRESS', told: null, commitment: { code: promise.code } },
    { statusBefore: 'OPEN', recommendation: { code: open.code } },
  ]);
  expect(last).toHaveLength(2);
  const late = await programs.ask<any>(
    null,
    '{ meetingCommitments(filter: { within: "15.07", overdueOnly: true }) { nodes { code isOverdue } } }',
  );
  expect(late.meetingCommitments.nodes).toContainEqual({ code: promise.code, isOverdue: true });
});

test('what ended is not told of again, a stale version neither, and no other meeting hears of it', async () => {
  const { id } = await aMeeting();
  const recommendation = await add(id);
  const input = {
    recommendationId: recommendation.id,
    expectedVersion: 1,
    status: 'DROPPED',
    reason: 'tidak ada dana',
  };
  const stranger = await aMeeting({ startsOn: '2026-10-02' });
  expect(fieldsOf(await programs.answer(officer, UPDATE, { input: { ...input, meetingId: stranger.id } }))).toEqual([
    'meetingId',
  ]);
  const ask = async (more: object = {}) =>
    (await programs.ask<any>(officer, UPDATE, { input: { ...input, ...more } })).updateRecommendation;
  expect((await ask()).__typename).toBe('RecommendationUpdated');
  expect(await ask()).toMatchObject({ __typename: 'OutcomeStale', currentVersion: 2 });
  expect(await ask({ expectedVersion: 2, status: 'DONE' })).toMatchObject({
    __typename: 'OutcomeEnded',
    status: 'DROPPED',
  });
});

test('the history is only added to, and the ledger finds a status that no step left behind', async () => {
  const { pool } = programs.store;
  const rule = LEDGER_RULES['an outcome of a meeting stands where its last step left it, and no step is missing'] ?? '';
  expect((await pool.query(rule)).rows).toEqual([]);
  await expect(pool.query(`update meeting_outcome_step set reason = 'x'`)).rejects.toThrow(/only ever added/);
  const { id, code } = await add((await aMeeting()).id);
  await pool.query(`update meeting_outcome set status = 'DONE' where id = $1`, [id]);
  expect((await pool.query(rule)).rows).toMatchObject([{ key: code }]);
  await pool.query(`update meeting_outcome set status = 'OPEN' where id = $1`, [id]);
  for (const [name, sql] of Object.entries(LEDGER_RULES))
    expect([name, (await pool.query(sql)).rows]).toEqual([name, []]);
});

import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { Role } from '#kit/actor';

import { MEETING_RULES } from '../../subgraphs/programs/meeting-changes/meeting-change-ledger.queries.ts';
import { anActor, startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';
import { aSmallWorld } from './programs-world.ts';

let programs: ProgramsAlone;
beforeAll(async () => {
  vi.stubEnv('SIMPUL_TODAY', '2026-11-21');
  programs = await startProgramsAlone();
  await aSmallWorld(programs.store);
});
afterAll(async () => {
  await programs.stop();
  vi.unstubAllEnvs();
});

const officer = anActor(Role.PROGRAM_OFFICER, '15.07', 'demo-dinsos-jambi');
const MEETING = `id version year theme startsOn endsOn place agenda participants { institution roleName capacity }
  changes { version reason changes { field before after } }`;
const RECORD = `mutation ($input: RecordMeetingInput!) { result: recordMeeting(input: $input) { __typename
  ... on MeetingRecorded { meeting { ${MEETING} } } ... on Refusal { code } } }`;
const CHANGE = `mutation ($input: ChangeMeetingInput!) { result: changeMeeting(input: $input) { __typename
  ... on MeetingChanged { replayed meeting { ${MEETING} } } ... on MeetingOutdated { currentVersion }
  ... on MeetingHeld { startsOn } ... on Refusal { code message en: message(lang: EN) } } }`;

const rakor = {
  kind: 'RAKOR',
  title: 'Rakor uji',
  areaCode: '15.07',
  theme: 'Data',
  startsOn: '2026-11-22',
  agenda: ['Laporan', 'Rumusan'],
  participants: [{ institution: 'Dinas Sosial', capacity: 'ORGANISER' }],
  provenance: { sourceCode: 'test', asOf: '2026-11-01' },
};

const ask = async (query: string, input: object, actor = officer) =>
  (await programs.ask<any>(actor, query, { input: { idempotencyKey: randomUUID(), ...input } })).result;
const aMeeting = async (more: object = {}) => (await ask(RECORD, { ...rakor, ...more })).meeting;
const change = (meeting: { id: string; version: number }, more: object, actor = officer) =>
  ask(CHANGE, { meetingId: meeting.id, expectedVersion: meeting.version, reason: 'ruang penuh', ...more }, actor);
const fieldsOf = async (meeting: { id: string; version: number }, more: object) => {
  const input = { meetingId: meeting.id, expectedVersion: meeting.version, reason: 'a', idempotencyKey: randomUUID() };
  const { errors } = await programs.answer(officer, CHANGE, { input: { ...input, ...more } });
  const fields: any = errors?.[0]?.extensions?.['fields'] ?? errors;
  return fields.map(({ field, code }: any) => `${field} ${code}`);
};
const breaches = async () => {
  const found = await Promise.all(Object.values(MEETING_RULES).map((rule) => programs.store.pool.query(rule)));
  return found.flatMap(({ rows }) => rows);
};

test('a meeting that is called is changed with its reason, and its history says what it was', async () => {
  const meeting = await aMeeting();
  expect(meeting).toMatchObject({ version: 1, agenda: ['Laporan', 'Rumusan'], changes: [] });
  const input = {
    theme: 'Data dan anggaran',
    startsOn: '2027-01-11',
    endsOn: '2027-01-12',
    place: 'Aula Bappeda',
    agenda: ['Rumusan'],
    participants: [
      { institution: 'Bappeda', capacity: 'ORGANISER' },
      { institution: 'Dinas Sosial', roleName: 'Kepala', capacity: 'SPEAKER' },
    ],
  };
  const keyed = { ...input, idempotencyKey: 'pindah-1' };
  const { meeting: changed } = await change(meeting, keyed);
  expect(changed).toMatchObject({
    ...input,
    version: 2,
    year: 2027,
    participants: [{}, {}],
  });
  expect(changed.participants.map(({ institution }: any) => institution)).toEqual(['Bappeda', 'Dinas Sosial']);
  expect(changed.changes).toMatchObject([{ version: 2, reason: 'ruang penuh' }]);
  expect(changed.changes[0].changes.slice(0, 4)).toEqual([
    { field: 'theme', before: 'Data', after: 'Data dan anggaran' },
    { field: 'startsOn', before: '2026-11-22', after: '2027-01-11' },
    { field: 'endsOn', before: null, after: '2027-01-12' },
    { field: 'place', before: null, after: 'Aula Bappeda' },
  ]);
  expect(changed.changes[0].changes.slice(4).map(({ field, before }: any) => [field, JSON.parse(before)])).toEqual([
    ['agenda', ['Laporan', 'Rumusan']],
    ['participants', [{ institution: 'Dinas Sosial', roleName: null, capacity: 'ORGANISER' }]],
  ]);
  expect(await change(meeting, keyed)).toMatchObject({ replayed: true, meeting: { version: 2 } });
  expect(await change(meeting, { place: 'Lain' })).toMatchObject({ code: 'MEETING_OUTDATED', currentVersion: 2 });
  expect(await change(changed, { place: 'Aula Bappeda' })).toMatchObject({ code: 'NOTHING_CHANGED' });
  const listed = await programs.ask<any>(null, '{ coordinationMeetings(filter: { year: 2027 }) { nodes { id } } }');
  expect(listed.coordinationMeetings.nodes).toEqual([{ id: meeting.id }]);
  expect(await breaches()).toEqual([]);
  await programs.store.pool.query("update coordination_meeting set place = 'x', version = 3 where id = $1", [
    meeting.id,
  ]);
  expect(await breaches()).toHaveLength(2);
  await programs.store.pool.query("update coordination_meeting set place = 'Aula Bappeda', version = 2 where id = $1", [
    meeting.id,
  ]);
});

test('a meeting is changed until the day before it begins', async () => {
  const meeting = await aMeeting();
  const today = await aMeeting({ startsOn: '2026-11-21' });
  expect(await change(today, { place: 'Lain' })).toMatchObject({ __typename: 'MeetingHeld', startsOn: '2026-11-21' });
  vi.stubEnv('SIMPUL_TODAY', '2026-11-22');
  expect(await change(meeting, { place: 'Lain' })).toMatchObject({ code: 'MEETING_HELD' });
  vi.stubEnv('SIMPUL_TODAY', '2026-11-21');
  expect(await change(meeting, { place: 'Lain' })).toMatchObject({ meeting: { place: 'Lain' } });
  await programs.store.pool.query('update coordination_meeting set starts_on = null where id = $1', [today.id]);
  expect(await change(today, { place: 'Lain' })).toMatchObject({ code: 'MEETING_HELD', startsOn: null });
});

test('a new day is not past, and meetings stay in the order in which they follow each other', async () => {
  const first = await aMeeting();
  const second = await aMeeting({ startsOn: '2026-12-01', followsId: first.id });
  expect(await fieldsOf(first, { startsOn: '2026-11-20' })).toEqual(['startsOn DAY_IN_PAST']);
  expect(await fieldsOf(first, { startsOn: '2026-12-01' })).toEqual(['startsOn AFTER_ITS_FOLLOWER']);
  expect(await fieldsOf(second, { startsOn: '2026-11-22' })).toEqual(['startsOn NOT_FOLLOWED']);
  expect(await change(first, { startsOn: '2026-11-30' })).toMatchObject({ meeting: { startsOn: '2026-11-30' } });
  const wrong = { endsOn: '2026-11-30', theme: ' ', agenda: ['a', 'NIK 1507 0101 0190 0001'], startsOn: '2026-12-02' };
  expect(await fieldsOf(second, wrong)).toEqual([
    'theme TEXT_MISSING',
    'agenda.1 HOLDS_NIK',
    'endsOn ENDS_BEFORE_START',
  ]);
});

test.each([
  ['nobody', null, 'UNAUTHENTICATED'],
  ['an officer of another kabupaten', anActor(Role.PROGRAM_OFFICER, '15.71', 'x'), 'FORBIDDEN'],
  ['a pillar coordinator', anActor(Role.PILLAR_COORDINATOR, '15.07', 'x'), 'FORBIDDEN'],
])('%s changes no meeting', async (_who, actor, code) => {
  const meeting = await aMeeting();
  const input = { meetingId: meeting.id, expectedVersion: 1, place: 'x', reason: 'a', idempotencyKey: randomUUID() };
  const { errors } = await programs.answer(actor, CHANGE, { input });
  expect(errors?.[0]?.extensions?.['code']).toBe(code);
});

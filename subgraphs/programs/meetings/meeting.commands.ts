import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, Role, type Actor } from '#kit/actor';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { badInput, notFound, type FieldProblem } from '#kit/errors';
import { newId } from '#kit/ids';

import { problemsOfCodes, takeTurns } from '../known-codes.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { checkProvenance, keepSource } from '../sources/source.commands.ts';
import type { RecordMeetingInput } from './meeting-input.type.ts';
import { meetingIn, type MeetingRow } from './meeting.queries.ts';
import { meetingCode, problemsOfBlanks, problemsOfMeeting, problemsOfTexts } from './meeting.rules.ts';

interface MeetingRecorded {
  __typename: 'MeetingRecorded';
  meeting: MeetingRow;
}

/** Who may write about the meetings of an area. */
export const MEETING_ROLES = [Role.PROGRAM_OFFICER, Role.FORUM_COORDINATOR];

/** The meeting, when the actor may write about it. */
export async function openMeeting(
  tx: EntityManager,
  actor: Actor | null,
  id: string,
): Promise<{ meeting: MeetingRow; writer: Actor }> {
  const meeting = await meetingIn(tx, id);
  if (!meeting) throw notFound('meeting', id);
  return { meeting, writer: assertMayActIn(actor, MEETING_ROLES, meeting.areaCode) };
}

/** The texts about a meeting, each under the name it was sent by. */
export function textsOfMeeting(input: Pick<RecordMeetingInput, 'theme' | 'place' | 'agenda'> & Partial<Attendance>) {
  const { theme, place, agenda, participants } = input;
  return [
    ...Object.entries({ theme, place }).map(([field, text]) => ({ field, text })),
    ...(agenda ?? []).map((text, at) => ({ field: `agenda.${at}`, text })),
    ...(participants ?? []).flatMap(({ institution, roleName }, at) => [
      { field: `participants.${at}.institution`, text: institution },
      { field: `participants.${at}.roleName`, text: roleName },
    ]),
  ];
}

type Attendance = Pick<RecordMeetingInput, 'participants'>;

function textsOf(input: RecordMeetingInput) {
  const { title, organiser, note, statements } = input;
  return [
    ...Object.entries({ title, organiser, note }).map(([field, text]) => ({ field, text })),
    ...textsOfMeeting(input),
    ...(statements ?? []).flatMap(({ speaker, roleName, statement }, at) => [
      { field: `statements.${at}.speaker`, text: speaker },
      { field: `statements.${at}.roleName`, text: roleName },
      { field: `statements.${at}.statement`, text: statement },
    ]),
  ];
}

/** The meeting that is followed up; it keeps its day until this one is written. */
async function followedIn(tx: EntityManager, id: string): Promise<MeetingRow | null> {
  await rowsIn(tx, 'select 1 from coordination_meeting where id = ? for share', [id]);
  return meetingIn(tx, id);
}

async function problemsOf(tx: EntityManager, input: RecordMeetingInput): Promise<FieldProblem[]> {
  const follows = input.followsId ? ((await followedIn(tx, input.followsId)) ?? 'UNKNOWN') : 'NONE';
  const texts = textsOf(input);
  return [
    ...(await problemsOfCodes(tx, [{ field: 'areaCode', table: 'area', code: input.areaCode }])),
    ...problemsOfMeeting({ ...input, endsOn: input.endsOn ?? null }, follows),
    ...problemsOfBlanks(texts),
    ...problemsOfTexts(texts),
    ...(await checkProvenance(tx, 'provenance', input.provenance)),
  ];
}

/** The institutions at a meeting, instead of those it had. */
export async function writeParticipants(tx: EntityManager, id: string, input: Attendance): Promise<void> {
  await rowsIn(tx, 'delete from meeting_participant where meeting_id = ?', [id]);
  await rowsIn(
    tx,
    `insert into meeting_participant (meeting_id, ordinal, institution, role_name, capacity)
     select ?, ordinal, institution, role_name, capacity
     from jsonb_to_recordset(?::jsonb) as p (ordinal int, institution text, role_name text, capacity text)`,
    [
      id,
      JSON.stringify(
        input.participants.map(({ institution, roleName, capacity }, at) => ({
          ordinal: at + 1,
          institution,
          role_name: roleName,
          capacity,
        })),
      ),
    ],
  );
}

async function writeStatements(tx: EntityManager, id: string, input: RecordMeetingInput): Promise<void> {
  await rowsIn(
    tx,
    `insert into meeting_statement (meeting_id, ordinal, speaker, role_name, statement)
     select ?, ordinal, speaker, role_name, statement
     from jsonb_to_recordset(?::jsonb) as s (ordinal int, speaker text, role_name text, statement text)`,
    [
      id,
      JSON.stringify(
        (input.statements ?? []).map(({ speaker, roleName, statement }, at) => ({
          ordinal: at + 1,
          speaker,
          role_name: roleName,
          statement,
        })),
      ),
    ],
  );
}

async function writeMeeting(tx: EntityManager, input: RecordMeetingInput, writer: Actor): Promise<string> {
  const year = Number(input.startsOn.slice(0, 4));
  await takeTurns(tx, 'coordination-meeting', input.areaCode, year);
  const [last] = await rowsIn<{ serial: number }>(
    tx,
    'select coalesce(max(serial), 0) as serial from coordination_meeting where area_code = ? and year = ?',
    [input.areaCode, year],
  );
  const serial = (last?.serial ?? 0) + 1;
  const id = newId();
  await rowsIn(
    tx,
    `insert into coordination_meeting (id, code, area_code, year, serial, kind, title, theme, starts_on, ends_on, place,
       organiser, follows_id, source_code, note, agenda, is_demo, recorded_by, recorded_at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, array(select jsonb_array_elements_text(?::jsonb)),
       false, ?, ?)`,
    [
      id,
      meetingCode(input.areaCode, year, serial),
      input.areaCode,
      year,
      serial,
      input.kind,
      input.title.trim(),
      input.theme ?? null,
      input.startsOn,
      input.endsOn ?? null,
      input.place ?? null,
      input.organiser ?? null,
      input.followsId ?? null,
      await keepSource(tx, input.provenance),
      input.note ?? null,
      JSON.stringify((input.agenda ?? []).map((point) => point.trim())),
      writer.subject,
      new Date(),
    ],
  );
  await writeParticipants(tx, id, input);
  await writeStatements(tx, id, input);
  return id;
}

/** Records a meeting with who was there and what officials said. */
export function recordMeeting(context: RequestContext, input: RecordMeetingInput) {
  return decideOnce<MeetingRecorded>(
    context,
    'recordMeeting',
    input,
    async (tx, actor) => {
      const writer = assertMayActIn(actor, MEETING_ROLES, input.areaCode);
      const problems = await problemsOf(tx, input);
      if (problems.length > 0) throw badInput(problems);
      return { rowId: await writeMeeting(tx, input, writer), version: 1 };
    },
    async (tx, { rowId }) => {
      const meeting = await meetingIn(tx, rowId);
      if (!meeting) throw new Error(`no meeting ${rowId}`);
      return { __typename: 'MeetingRecorded', meeting };
    },
  );
}

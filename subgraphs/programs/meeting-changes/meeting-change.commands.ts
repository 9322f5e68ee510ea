import type { EntityManager } from '@mikro-orm/postgresql';

import type { Actor } from '#kit/actor';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { today, type LocalDate } from '#kit/dates';
import { badInput, type FieldProblem } from '#kit/errors';

import { changesBetween, NOTHING_CHANGED, type FieldChange } from '../changes/change.rules.ts';
import { openMeeting, textsOfMeeting, writeParticipants } from '../meetings/meeting.commands.ts';
import { meetingIn, type MeetingRow } from '../meetings/meeting.queries.ts';
import { problemsOfBlanks, problemsOfMeeting, problemsOfTexts, type Capacity } from '../meetings/meeting.rules.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { problemsOfNewDay, refuseHeld, refuseOutdatedMeeting } from './meeting-change.rules.ts';
import type { ChangeMeetingInput } from './meeting-change.type.ts';

interface Participant {
  institution: string;
  roleName: string | null;
  capacity: Capacity;
}

/** What of a record may change before the meeting. */
interface MeetingContent {
  theme: string | null;
  startsOn: LocalDate | null;
  endsOn: LocalDate | null;
  place: string | null;
  agenda: readonly string[];
  participants: readonly Participant[];
}

async function contentOf(tx: EntityManager, meeting: MeetingRow): Promise<MeetingContent> {
  const { theme, startsOn, endsOn, place, agenda } = meeting;
  const participants = await rowsIn<Participant>(
    tx,
    `select institution, role_name as "roleName", capacity from meeting_participant where meeting_id = ? order by ordinal`,
    [meeting.id],
  );
  return { theme, startsOn, endsOn, place, agenda, participants };
}

const given = <Value>(sent: Value | undefined, stands: Value): Value => (sent === undefined ? stands : sent);

const changedContent = (stands: MeetingContent, input: ChangeMeetingInput): MeetingContent => ({
  theme: given(input.theme, stands.theme)?.trim() ?? null,
  startsOn: input.startsOn ?? stands.startsOn,
  endsOn: given(input.endsOn, stands.endsOn),
  place: given(input.place, stands.place)?.trim() ?? null,
  agenda: input.agenda?.map((point) => point.trim()) ?? stands.agenda,
  participants:
    input.participants?.map(({ institution, roleName, capacity }) => ({
      institution: institution.trim(),
      roleName: roleName?.trim() || null,
      capacity,
    })) ?? stands.participants,
});

/** The record, and those that follow it up or that it follows, as they stand until this is written. */
async function problemsOf(
  tx: EntityManager,
  meeting: MeetingRow,
  input: ChangeMeetingInput,
  after: MeetingContent,
): Promise<FieldProblem[]> {
  const followers = await rowsIn<{ startsOn: LocalDate | null }>(
    tx,
    `select starts_on::text as "startsOn" from coordination_meeting where follows_id = ? for share`,
    [meeting.id],
  );
  const follows = meeting.followsId ? ((await meetingIn(tx, meeting.followsId)) ?? 'NONE') : 'NONE';
  const { theme, place, agenda, participants, reason, startsOn } = input;
  const texts = [
    { field: 'reason', text: reason },
    ...textsOfMeeting({ theme, place, agenda, ...(participants && { participants }) }),
  ];
  const days = { areaCode: meeting.areaCode, startsOn: after.startsOn ?? today(), endsOn: after.endsOn };
  return [
    ...problemsOfBlanks(texts),
    ...problemsOfTexts(texts),
    // The meeting it follows up was right before; only a new day can make it wrong.
    ...problemsOfMeeting(days, follows).map((one) => (one.field === 'followsId' ? { ...one, field: 'startsOn' } : one)),
    ...problemsOfNewDay(
      startsOn,
      today(),
      followers.map((one) => one.startsOn),
    ),
  ];
}

async function write(
  tx: EntityManager,
  writer: Actor,
  meeting: MeetingRow,
  after: MeetingContent,
  told: { reason: string; changes: FieldChange[] },
): Promise<number> {
  const version = meeting.version + 1;
  await rowsIn(
    tx,
    `update coordination_meeting set theme = ?, starts_on = ?, ends_on = ?, place = ?,
       agenda = array(select jsonb_array_elements_text(?::jsonb)), version = ? where id = ?`,
    [after.theme, after.startsOn, after.endsOn, after.place, JSON.stringify(after.agenda), version, meeting.id],
  );
  if (told.changes.some(({ field }) => field === 'participants')) {
    await writeParticipants(tx, meeting.id, { participants: [...after.participants] });
  }
  await rowsIn(
    tx,
    `insert into meeting_change (meeting_id, version, reason, changes, actor_subject, actor_name, organisation,
       happened_at) values (?, ?, ?, ?::jsonb, ?, ?, ?, clock_timestamp())`,
    [
      meeting.id,
      version,
      told.reason.trim(),
      JSON.stringify(told.changes),
      writer.subject,
      writer.name,
      writer.organisation,
    ],
  );
  return version;
}

/** Changes theme, days, place, agenda and institutions of a meeting until the day before it begins. */
export function changeMeeting(context: RequestContext, input: ChangeMeetingInput) {
  return decideOnce(
    context,
    'changeMeeting',
    input,
    async (tx, actor) => {
      await rowsIn(tx, 'select 1 from coordination_meeting where id = ? for update', [input.meetingId.toLowerCase()]);
      const { meeting, writer } = await openMeeting(tx, actor, input.meetingId.toLowerCase());
      const before = await contentOf(tx, meeting);
      const after = changedContent(before, input);
      const refusal =
        refuseHeld(meeting.startsOn, today()) ?? refuseOutdatedMeeting(meeting.version, input.expectedVersion);
      const problems = await problemsOf(tx, meeting, input, after);
      if (problems.length > 0) throw badInput(problems);
      if (refusal) return refusal;
      const changes = changesBetween(before, after);
      if (changes.length === 0) return NOTHING_CHANGED;
      const version = await write(tx, writer, meeting, after, { reason: input.reason, changes });
      return { rowId: meeting.id, version };
    },
    async (tx, { rowId }) => {
      const meeting = await meetingIn(tx, rowId);
      if (!meeting) throw new Error(`no meeting ${rowId}`);
      return { __typename: 'MeetingChanged' as const, meeting };
    },
  );
}

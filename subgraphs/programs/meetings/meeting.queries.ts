import type { EntityManager } from '@mikro-orm/postgresql';

import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { badInput, notFound } from '#kit/errors';
import { readId } from '#kit/ids';
import { rowLoader, rowsLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import { readSubtree } from '../areas/area.queries.ts';
import type { Capacity, MeetingKind } from './meeting.rules.ts';

export interface MeetingRow {
  id: string;
  code: string;
  areaCode: string;
  year: number;
  kind: MeetingKind;
  title: string;
  theme: string | null;
  startsOn: string | null;
  endsOn: string | null;
  place: string | null;
  organiser: string | null;
  followsId: string | null;
  sourceCode: string;
  quote: string | null;
  note: string | null;
  /** What is on the table, in order. */
  agenda: string[];
  version: number;
  isDemo: boolean;
  recordedAt: string;
  /** The day the list is ordered by. */
  sortOn: string;
}

interface OfMeeting {
  meetingId: string;
}

interface ParticipantRow extends OfMeeting {
  institution: string;
  roleName: string | null;
  capacity: Capacity;
}

interface StatementRow extends OfMeeting {
  speaker: string | null;
  roleName: string;
  statement: string;
}

/** The year it is held in; its number keeps the year it was recorded for. */
const YEAR = 'coalesce(extract(year from m.starts_on)::int, m.year)';

const COLUMNS = `m.id, m.code, m.area_code as "areaCode", ${YEAR} as year, m.kind, m.title, m.theme, m.starts_on::text as "startsOn",
  m.ends_on::text as "endsOn", m.place, m.organiser, m.follows_id as "followsId", m.source_code as "sourceCode", m.quote,
  m.note, m.agenda, m.version, m.is_demo as "isDemo", m.recorded_at as "recordedAt", m.sort_on::text as "sortOn"`;

// A meeting has a handful of followers, and no list is without a bound.
const MOST_FOLLOWERS = 20;

export function meetingLoaders(read: Snapshot) {
  return {
    meeting: rowLoader<MeetingRow>(
      read,
      `select ${COLUMNS} from coordination_meeting m where m.id = any ($1::uuid[])`,
      (row) => row.id,
    ),
    meetingsFollowing: rowsLoader<MeetingRow>(
      read,
      `select ${COLUMNS} from unnest($1::uuid[]) as followed (id) cross join lateral (
         select * from coordination_meeting where follows_id = followed.id
         order by sort_on, id limit ${MOST_FOLLOWERS}) m order by m.sort_on, m.id`,
      (row) => row.followsId ?? '',
    ),
    meetingParticipants: rowsLoader<ParticipantRow>(
      read,
      `select meeting_id as "meetingId", institution, role_name as "roleName", capacity from meeting_participant
       where meeting_id = any ($1::uuid[]) order by meeting_id, ordinal`,
      (row) => row.meetingId,
    ),
    meetingStatements: rowsLoader<StatementRow>(
      read,
      `select meeting_id as "meetingId", speaker, role_name as "roleName", statement from meeting_statement
       where meeting_id = any ($1::uuid[]) order by meeting_id, ordinal`,
      (row) => row.meetingId,
    ),
  };
}

export interface MeetingSearch {
  within?: string | null;
  kind?: MeetingKind | null;
  year?: number | null;
}

const MATCHES = `($1::text is null or m.area_code = $1 or m.area_code like $1 || '.%')
  and ($2::text is null or m.kind = $2) and ($3::int is null or ${YEAR} = $3)`;

/** Meetings, the newest first; what has no day stands at the beginning of its year. */
export async function listMeetings(
  { read }: RequestContext,
  search: MeetingSearch,
  args: PageArgs,
): Promise<Page<MeetingRow>> {
  const page = readPage(args, ['day', 'uuid']);
  const filter = [readSubtree('filter.within', search.within), search.kind ?? null, search.year ?? null];
  const rows = await read.rows<MeetingRow>(
    `select ${COLUMNS} from coordination_meeting m where ${MATCHES}
       and ($4::date is null or (m.sort_on, m.id) < ($4::date, $5::uuid))
     order by m.sort_on desc, m.id desc limit $6`,
    [...filter, ...(page.after ?? [null, null]), page.first + 1],
  );
  return pageOf(
    rows,
    page,
    (row) => [row.sortOn, row.id],
    async () => {
      const [counted] = await read.rows<{ count: number }>(
        `select count(*)::int as count from coordination_meeting m where ${MATCHES}`,
        filter,
      );
      return counted?.count ?? 0;
    },
  );
}

/** One meeting by its id or its code; NOT_FOUND when there is none. */
export async function findMeeting(
  { read, loaders }: RequestContext & { loaders: ReturnType<typeof meetingLoaders> },
  { id, code }: { id: string | null; code: string | null },
): Promise<MeetingRow> {
  if (Boolean(id) === Boolean(code)) {
    throw badInput([{ field: 'id', code: 'ONE_KEY', message: 'give either id or code.' }]);
  }
  const found = id
    ? await loaders.meeting.load(readId('id', id))
    : (await read.rows<MeetingRow>(`select ${COLUMNS} from coordination_meeting m where m.code = $1`, [code ?? ''])).at(
        0,
      );
  if (!found) throw notFound('meeting', id ?? code ?? '');
  return found;
}

/** A meeting that a command writes about; null when there is none. */
export async function meetingIn(tx: EntityManager, id: string): Promise<MeetingRow | null> {
  const rows = await rowsIn<MeetingRow>(tx, `select ${COLUMNS} from coordination_meeting m where m.id = ?`, [id]);
  return rows[0] ?? null;
}

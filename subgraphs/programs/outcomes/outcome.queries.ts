import type { EntityManager } from '@mikro-orm/postgresql';

import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { perArguments, rowLoader, rowsLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import { readSubtree } from '../areas/area.queries.ts';
import type { OutcomeKind, OutcomeStatus } from './outcome.rules.ts';

interface Told {
  id: string;
  code: string;
  meetingId: string;
  kind: OutcomeKind;
  text: string;
  institution: string;
  dueOn: string | null;
  programmeCode: string | null;
  status: OutcomeStatus;
  version: number;
  quote: string | null;
  sourceCode: string;
  isDemo: boolean;
}

export interface OutcomeRow extends Told {
  isOverdue: boolean;
}

export interface OutcomeStepRow {
  outcomeId: string;
  version: number;
  status: OutcomeStatus;
  reason: string | null;
  meetingId: string | null;
  toldOn: string;
  happenedAt: string;
}

export interface FollowedUpRow {
  meetingId: string;
  outcomeId: string;
  kind: OutcomeKind;
  statusBefore: OutcomeStatus;
}

const COLUMNS = `o.id, o.code, o.meeting_id as "meetingId", o.kind, o.text, o.institution, o.due_on::text as "dueOn",
  o.programme_code as "programmeCode", o.status, o.version, o.quote, o.source_code as "sourceCode", o.is_demo as "isDemo"`;
const STEP = `s.outcome_id as "outcomeId", s.version, s.status, s.reason, s.meeting_id as "meetingId",
  s.told_on::text as "toldOn", s.happened_at as "happenedAt"`;

// A meeting has a handful of each, and no list is without a bound.
const MOST_OF_MEETING = 100;
const MOST_CARRIED = 200;

const late = (row: Told): boolean =>
  row.dueOn !== null && row.dueOn < today() && (row.status === 'OPEN' || row.status === 'IN_PROGRESS');

const withLateness = (row: Told): OutcomeRow => ({ ...row, isOverdue: late(row) });

// What a meeting's chain of earlier meetings had not ended before its first day, and where it stood then.
const CARRIED = `
  with recursive chain (following, starts_on, id, depth) as (
    select m.id, m.starts_on, m.follows_id, 1 from coordination_meeting m
    where m.id = any ($1::uuid[]) and m.follows_id is not null and m.starts_on is not null
    union all
    select chain.following, chain.starts_on, m.follows_id, depth + 1 from chain
    join coordination_meeting m on m.id = chain.id where m.follows_id is not null and depth < 50)
  select chain.following as "meetingId", o.id as "outcomeId", o.kind, before.status as "statusBefore"
  from chain join meeting_outcome o on o.meeting_id = chain.id
  cross join lateral (
    select status from meeting_outcome_step s where s.outcome_id = o.id and (s.told_on < chain.starts_on or s.version = 1)
    order by s.version desc limit 1) before
  where before.status in ('OPEN', 'IN_PROGRESS')
  order by chain.depth desc, o.code`;

export function outcomeLoaders(read: Snapshot) {
  const outcome = rowLoader<Told>(
    read,
    `select ${COLUMNS} from meeting_outcome o where o.id = any ($1::uuid[])`,
    (row) => row.id,
  );
  const followed = rowsLoader<FollowedUpRow>(read, CARRIED, (row) => row.meetingId);
  return {
    outcome: {
      load: async (id: string): Promise<OutcomeRow | null> => {
        const row = await outcome.load(id);
        return row && withLateness(row);
      },
    },
    outcomesOfMeeting: perArguments((kind: OutcomeKind) => {
      const rows = rowsLoader<Told>(
        read,
        `select ${COLUMNS} from unnest($1::uuid[]) as meeting (id) cross join lateral (
           select * from meeting_outcome where meeting_id = meeting.id and kind = $2
           order by ordinal limit ${MOST_OF_MEETING}) o order by o.meeting_id, o.ordinal`,
        (row) => row.meetingId,
        [kind],
      );
      return { load: async (id: string) => (await rows.load(id)).map(withLateness) };
    }),
    outcomesOfGap: rowsLoader<Told & { gapAreaId: string }>(
      read,
      `select ${COLUMNS}, gap.id as "gapAreaId" from unnest($1::uuid[]) as gap (id) cross join lateral (
         select x.* from meeting_outcome_gap g join meeting_outcome x on x.id = g.outcome_id
         where g.gap_area_id = gap.id and x.kind = 'RECOMMENDATION' order by x.code limit ${MOST_OF_MEETING}) o
       order by gap.id, o.code`,
      (row) => row.gapAreaId,
    ),
    outcomeSteps: rowsLoader<OutcomeStepRow>(
      read,
      `select ${STEP} from unnest($1::uuid[]) as outcome (id) cross join lateral (
         select * from meeting_outcome_step where outcome_id = outcome.id order by version desc limit 100) s
       order by s.version`,
      (row) => row.outcomeId,
    ),
    outcomeGaps: rowsLoader<{ outcomeId: string; gapAreaId: string }>(
      read,
      `select outcome_id as "outcomeId", gap_area_id as "gapAreaId" from meeting_outcome_gap
       where outcome_id = any ($1::uuid[]) order by outcome_id, gap_area_id`,
      (row) => row.outcomeId,
    ),
    followedUp: { load: async (id: string) => (await followed.load(id)).slice(0, MOST_CARRIED) },
  };
}

export interface OutcomeSearch {
  within?: string | null;
  statuses?: OutcomeStatus[] | null;
  overdueOnly?: boolean | null;
}

const LISTED = `from meeting_outcome o join coordination_meeting m on m.id = o.meeting_id
  where o.kind = $1 and ($2::text is null or m.area_code = $2 or m.area_code like $2 || '.%')
    and ($3::text[] is null or o.status = any ($3))
    and ($4::date is null or (o.due_on < $4 and o.status in ('OPEN', 'IN_PROGRESS')))`;

/** Recommendations or commitments, those due first in front, those without a day last. */
export async function listOutcomes(
  { read }: RequestContext,
  kind: OutcomeKind,
  search: OutcomeSearch,
  args: PageArgs,
): Promise<Page<OutcomeRow>> {
  const page = readPage(args, ['day', 'uuid']);
  const due = `coalesce(o.due_on, '9999-12-31')`;
  const filter = [
    kind,
    readSubtree('filter.within', search.within),
    search.statuses?.length ? search.statuses : null,
    search.overdueOnly ? today() : null,
  ];
  const rows = await read.rows<Told>(
    `select ${COLUMNS} ${LISTED} and ($5::date is null or (${due}, o.id) > ($5::date, $6::uuid))
     order by ${due}, o.id limit $7`,
    [...filter, ...(page.after ?? [null, null]), page.first + 1],
  );
  return pageOf(
    rows.map(withLateness),
    page,
    (row) => [row.dueOn ?? '9999-12-31', row.id],
    async () => {
      const [counted] = await read.rows<{ count: number }>(`select count(*)::int as count ${LISTED}`, filter);
      return counted?.count ?? 0;
    },
  );
}

/** The recommendations that are about a gap area. */
export async function recommendationsOf(loaders: ReturnType<typeof outcomeLoaders>, gapAreaId: string) {
  return (await loaders.outcomesOfGap.load(gapAreaId)).map(withLateness);
}

/** An outcome that nobody else moves until this command is over; null when there is none of that kind. */
export async function lockOutcome(tx: EntityManager, kind: OutcomeKind, id: string): Promise<OutcomeRow | null> {
  const [row] = await rowsIn<Told>(
    tx,
    `select ${COLUMNS} from meeting_outcome o where o.id = ? and o.kind = ? for update`,
    [id, kind],
  );
  return row ? withLateness(row) : null;
}

/** True when `meetingId` follows `earlierId` up, over any number of meetings. */
export async function followsUp(tx: EntityManager, meetingId: string, earlierId: string): Promise<boolean> {
  const rows = await rowsIn(
    tx,
    `with recursive chain (id, depth) as (
       select follows_id, 1 from coordination_meeting where id = ?
       union all select m.follows_id, depth + 1 from chain join coordination_meeting m on m.id = chain.id
       where depth < 50)
     select 1 from chain where id = ?`,
    [meetingId, earlierId],
  );
  return rows.length > 0;
}

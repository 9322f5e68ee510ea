import type { EntityManager } from '@mikro-orm/postgresql';

import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { notFound } from '#kit/errors';
import { thaw, type Frozen } from '#kit/frozen';
import { rowLoader, rowsLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import { readSubtree } from '../areas/area.queries.ts';
import type { BriefNeeds } from './brief-view.queries.ts';
import { BriefPart } from './brief.rules.ts';

export interface BriefRow {
  id: string;
  code: string;
  areaCode: string;
  fiscalYear: number;
  meetingId: string | null;
  fingerprint: string;
  frozenAt: string;
}

export interface BriefPartRow {
  briefId: string;
  part: BriefPart;
  fingerprint: string;
  frozenAt: string;
}

const COLUMNS = `b.id, b.code, b.area_code as "areaCode", b.fiscal_year as "fiscalYear", b.meeting_id as "meetingId",
  b.fingerprint, b.frozen_at as "frozenAt"`;

export function briefLoaders(read: Snapshot) {
  return {
    brief: rowLoader<BriefRow>(
      read,
      `select ${COLUMNS} from meeting_brief b where b.id = any ($1::uuid[])`,
      ({ id }) => id,
    ),
    briefContent: rowLoader<Frozen & { id: string; code: string }>(
      read,
      'select id, code, content, fingerprint from meeting_brief where id = any ($1::uuid[])',
      ({ id }) => id,
    ),
    briefParts: rowsLoader<BriefPartRow>(
      read,
      `select brief_id as "briefId", part, fingerprint, frozen_at as "frozenAt" from meeting_brief_part
       where brief_id = any ($1::uuid[]) order by brief_id, part`,
      ({ briefId }) => briefId,
    ),
    briefsOfMeeting: rowsLoader<BriefRow>(
      read,
      `select ${COLUMNS} from unnest($1::uuid[]) as meeting (id) cross join lateral (
         select * from meeting_brief where meeting_id = meeting.id order by id desc limit 20) b order by b.id desc`,
      ({ meetingId }) => meetingId ?? '',
    ),
  };
}

type Loaders = ReturnType<typeof briefLoaders>;

/** One brief by its code; NOT_FOUND when there is none. */
export async function findBrief({ read }: RequestContext, code: string): Promise<BriefRow> {
  const [found] = await read.rows<BriefRow>(`select ${COLUMNS} from meeting_brief b where b.code = $1`, [code]);
  if (!found) throw notFound('brief', code);
  return found;
}

const WITHIN = `($1::text is null or b.area_code = $1 or b.area_code like $1 || '.%')`;

/** Briefs, the newest first. */
export async function listBriefs(
  { read }: RequestContext,
  within: string | null,
  args: PageArgs,
): Promise<Page<BriefRow>> {
  const page = readPage(args, ['uuid']);
  const subtree = readSubtree('within', within);
  const rows = await read.rows<BriefRow>(
    `select ${COLUMNS} from meeting_brief b where ${WITHIN} and ($2::uuid is null or b.id < $2)
     order by b.id desc limit $3`,
    [subtree, page.after?.[0] ?? null, page.first + 1],
  );
  return pageOf(
    rows,
    page,
    ({ id }) => [id],
    async () => {
      const [counted] = await read.rows<{ count: number }>(
        `select count(*)::int as count from meeting_brief b where ${WITHIN}`,
        [subtree],
      );
      return counted?.count ?? 0;
    },
  );
}

/** The parts that are frozen, as far as programs has heard: its own first. */
export async function partsOf(loaders: Loaders, { id, fingerprint, frozenAt }: BriefRow): Promise<BriefPartRow[]> {
  return [{ briefId: id, part: BriefPart.NEEDS, fingerprint, frozenAt }, ...(await loaders.briefParts.load(id))];
}

/** The part of a brief that programs keeps, with its fingerprint worked out anew. */
export async function needsOfBrief(loaders: Loaders, id: string): Promise<BriefNeeds & { fingerprint: string }> {
  const row = await loaders.briefContent.load(id);
  if (!row) throw new Error(`no content of brief ${id}`);
  return { ...thaw<BriefNeeds>(row, `brief ${row.code} in programs`), fingerprint: row.fingerprint };
}

/** A brief that a command has just written, or was asked for again. */
export async function briefIn(tx: EntityManager, id: string): Promise<BriefRow> {
  const [row] = await rowsIn<BriefRow>(tx, `select ${COLUMNS} from meeting_brief b where b.id = ?`, [id]);
  if (!row) throw new Error(`no brief ${id}`);
  return row;
}

import { validate } from 'uuid';

import { mayActIn, Role, type Actor } from '#kit/actor';
import type { RequestContext } from '#kit/context';
import type { Snapshot } from '#kit/snapshot';
import { badInput, notFound } from '#kit/errors';
import { readId } from '#kit/ids';

import { rowLoader, rowsLoader } from '#kit/loading';

import { FEW } from '../suppression/suppression.rules.ts';

import { GAP_AREAS, type GapAreaRow } from './gap-area-columns.queries.ts';
import { GapAreaStatus, isOpen, isSuppressed, refuseStep } from './gap-area.rules.ts';

export type { GapAreaRow };

const WHOLE = GAP_AREAS.all.sql;

export interface EvidenceRow {
  id: string;
  gapAreaId: string;
  title: string;
  sourceCode: string | null;
  address: string | null;
  asOf: string | null;
  quote: string | null;
  isDemo: boolean;
  addedAt: string;
}

export interface StepRow {
  gapAreaId: string;
  version: number;
  action: string;
  reason: string | null;
  actorName: string | null;
  takenAt: string;
}

// A gap area has a handful of either, and no list is without a bound.
const MOST_SHOWN = 100;

export function gapAreaLoaders(read: Snapshot) {
  return {
    gapArea: rowLoader<GapAreaRow>(
      read,
      `select ${WHOLE} from gap_area g where g.id = any ($1::uuid[])`,
      (row) => row.id,
    ),
    gapEvidence: rowsLoader<EvidenceRow>(
      read,
      `select e.id, e.gap_area_id as "gapAreaId", e.title, e.source_code as "sourceCode", e.address, e.as_of as "asOf",
         e.quote, e.is_demo as "isDemo", e.added_at as "addedAt"
       from unnest($1::uuid[]) as gap (id) cross join lateral (
         select * from gap_evidence where gap_area_id = gap.id order by added_at desc, id desc limit ${MOST_SHOWN}) e
       order by e.added_at, e.id`,
      (row) => row.gapAreaId,
    ),
    gapAreaSteps: rowsLoader<StepRow>(
      read,
      `select s.gap_area_id as "gapAreaId", s.version, s.action, s.reason, s.actor_name as "actorName", s.taken_at as "takenAt"
       from unnest($1::uuid[]) as gap (id) cross join lateral (
         select * from gap_area_step where gap_area_id = gap.id order by version desc limit ${MOST_SHOWN}) s
       order by s.version`,
      (row) => row.gapAreaId,
    ),
  };
}

/** Drafts and what was withdrawn before it was published are known to the officers of the area only. */
export function maySee(actor: Actor | null, gap: GapAreaRow): boolean {
  return gap.publishedAt !== null || mayActIn(actor, Role.PROGRAM_OFFICER, gap.areaCode);
}

/** One gap area by its id or its code; NOT_FOUND also for a draft the caller may not see. */
export async function findGapArea(
  context: RequestContext & { loaders: ReturnType<typeof gapAreaLoaders> },
  key: { id?: string | null; code?: string | null },
): Promise<GapAreaRow> {
  if (Boolean(key.id) === Boolean(key.code)) {
    throw badInput([{ field: 'id', code: 'ONE_KEY', message: 'give either id or code.' }]);
  }
  const found = key.id
    ? await context.loaders.gapArea.load(readId('id', key.id))
    : await byCode(context.read, key.code ?? '');
  if (!found || !maySee(context.actor, found)) throw notFound('gap area', key.id ?? key.code ?? '');
  return found;
}

async function byCode(read: Snapshot, code: string): Promise<GapAreaRow | undefined> {
  const rows = await read.rows<GapAreaRow>(`select ${WHOLE} from gap_area g where g.code = $1`, [code]);
  return rows[0];
}

/** A gap area by the key another subgraph sent; null where the caller may not see it. */
export async function gapAreaByReference(
  id: string,
  context: RequestContext & { loaders: ReturnType<typeof gapAreaLoaders> },
): Promise<GapAreaRow | null> {
  if (!validate(id)) return null;
  const found = await context.loaders.gapArea.load(id.toLowerCase());
  return found && maySee(context.actor, found) ? found : null;
}

/** A count of people in an area as this caller may see it; null when nobody has counted. */
export function shownCount(actor: Actor | null, count: number | null, areaCode: string, below: number | null = null) {
  if (count === null) return null;
  const bound = below ?? (isSuppressed(count, areaCode) ? FEW : null);
  if (bound !== null && !mayActIn(actor, Role.PROGRAM_OFFICER, areaCode)) {
    return { count: null, isSuppressed: true, display: `<${bound}` };
  }
  return { count, isSuppressed: false, display: String(count) };
}

/** The people in need as this caller may see them; null when nobody has counted. */
export function peopleCount(actor: Actor | null, gap: GapAreaRow) {
  const count = gap.peopleInNeed === null ? null : Number(gap.peopleInNeed);
  return shownCount(actor, count, gap.areaCode, gap.peopleBelow);
}

/** What the caller may do now: the role for the area, and a step the status allows. */
export function actionsOf(actor: Actor | null, gap: GapAreaRow) {
  // Nobody acts in the past.
  const isOfficer = gap.asKnownAt === undefined && mayActIn(actor, Role.PROGRAM_OFFICER, gap.areaCode);
  const may = (to: GapAreaStatus) => isOfficer && refuseStep(gap.status, to) === null;
  return {
    change: isOfficer && isOpen(gap.status),
    publish: may(GapAreaStatus.PUBLISHED),
    close: may(GapAreaStatus.CLOSED),
    withdraw: may(GapAreaStatus.WITHDRAWN),
  };
}

/** The steps of a gap area; who took them is told to officers and coordinators of its area. */
export async function stepsOf(
  { actor, loaders }: { actor: Actor | null; loaders: Pick<ReturnType<typeof gapAreaLoaders>, 'gapAreaSteps'> },
  gap: GapAreaRow,
): Promise<StepRow[]> {
  const steps = await loaders.gapAreaSteps.load(gap.id);
  const mayKnow = [Role.PROGRAM_OFFICER, Role.FORUM_COORDINATOR].some((role) => mayActIn(actor, role, gap.areaCode));
  return mayKnow ? steps : steps.map((step) => ({ ...step, actorName: null }));
}

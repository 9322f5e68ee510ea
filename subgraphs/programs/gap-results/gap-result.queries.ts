import type { Actor } from '#kit/actor';
import { instant } from '#kit/dates';
import { rowLoader, rowsLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import { shownCount } from '../gap-areas/gap-area.queries.ts';
import { sumOfShown } from './gap-result.rules.ts';

export interface GapResultRow {
  id: string;
  gapAreaId: string;
  areaCode: string;
  categoryCode: string;
  fiscalYear: number;
  programmePillarCode: string | null;
  /** Shown through `shownCount` only. */
  reached: number;
  reachedOn: string;
  sourceCode: string;
  note: string | null;
  replacesId: string | null;
  isReplaced: boolean;
  isDemo: boolean;
  organisation: string | null;
  recordedAt: string;
}

// A gap has some results; more than these are no longer shown as rows, but counted.
const MOST_SHOWN = 100;

const COLUMNS = `r.id, r.gap_area_id as "gapAreaId", g.area_code as "areaCode", g.category_code as "categoryCode",
  g.fiscal_year as "fiscalYear", g.programme_pillar_code as "programmePillarCode", r.people_reached as reached,
  r.reached_on::text as "reachedOn", r.source_code as "sourceCode", r.note, r.replaces_id as "replacesId",
  exists (select 1 from gap_result later where later.replaces_id = r.id) as "isReplaced", r.is_demo as "isDemo",
  r.organisation, r.recorded_at as "recordedAt"`;

export function gapResultLoaders(read: Snapshot) {
  return {
    gapResult: rowLoader<GapResultRow>(
      read,
      `select ${COLUMNS} from gap_result r join gap_area g on g.id = r.gap_area_id where r.id = any ($1::uuid[])`,
      (row) => row.id,
    ),
    resultsOfGap: rowsLoader<GapResultRow>(
      read,
      `select found.* from unnest($1::uuid[]) as gap (id) cross join lateral (
         select ${COLUMNS} from gap_result r join gap_area g on g.id = r.gap_area_id
         where r.gap_area_id = gap.id order by r.reached_on desc, r.id desc limit ${MOST_SHOWN}) found
       order by found."reachedOn", found.id`,
      (row) => row.gapAreaId,
    ),
    countedOfGap: rowsLoader<{ id: string; gapAreaId: string; areaCode: string; reached: number }>(
      read,
      `select r.id, r.gap_area_id as "gapAreaId", g.area_code as "areaCode", r.people_reached as reached
       from gap_result r join gap_area g on g.id = r.gap_area_id
       where r.gap_area_id = any ($1::uuid[])
         and not exists (select 1 from gap_result later where later.replaces_id = r.id)`,
      (row) => row.gapAreaId,
    ),
  };
}

/** The results that were on record at an instant, and which of them had been put right by then; all of them now. */
export function knownAt(results: readonly GapResultRow[], asKnownAt: string | undefined): GapResultRow[] {
  if (asKnownAt === undefined) return [...results];
  const known = results.filter(({ recordedAt }) => instant(recordedAt) <= asKnownAt);
  return known.map((result) => ({ ...result, isReplaced: known.some(({ replacesId }) => replacesId === result.id) }));
}

/** The people reached as this caller may see them: all results that stand, none of those put right. */
export function peopleReached(
  actor: Actor | null,
  results: readonly { areaCode: string; reached: number; below: number | null }[],
  below: number | null,
) {
  const [first] = results;
  if (first && below !== null) {
    const total = results.reduce((sum, { reached }) => sum + reached, 0);
    return shownCount(actor, total, first.areaCode, below);
  }
  const shown = results.map((one) => shownCount(actor, one.reached, one.areaCode, one.below));
  return sumOfShown(shown.filter((one) => one !== null));
}

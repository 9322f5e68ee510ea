import { readThen } from '#kit/as-of';
import { perArguments } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import { budgetLoaders } from '../budgets/budget-line.queries.ts';
import { gapAreaLoaders } from '../gap-areas/gap-area.queries.ts';
import { needLoaders } from '../needs/need-line.queries.ts';

/** Gap areas, their needs and coverings and the budgets behind them as they stood at an instant, under the names of their tables. */
const rowsThen = (versions: string, budgetLines: string, at: string): string => `
  version as materialized (${versions}),
  gap_area as (select r.* from version h
    cross join lateral jsonb_populate_record(null::programs.gap_area, h.row) r),
  gap_people_withheld as (
    select g.id as gap_area_id, greatest(told.below, since.below) as below from gap_area g
    left join lateral (select below from programs.gap_people_withheld_step where gap_area_id = g.id
      and taken_at <= ${at} order by id desc limit 1) told on true
    -- What is withheld now stays withheld, unless it was a number that is not withheld now.
    left join programs.gap_people_withheld since on since.gap_area_id = g.id and since.below > g.people_in_need
    where told.below is not null or since.below is not null),
  need_line as (select r.* from version h
    cross join lateral jsonb_populate_recordset(null::programs.need_line, h.lines) r),
  covering as (select r.* from version h
    cross join lateral jsonb_populate_recordset(null::programs.covering, h.coverings) r),
  gap_evidence as (select * from programs.gap_evidence where added_at <= ${at}),
  gap_area_step as (select s.* from programs.gap_area_step s join version h using (gap_area_id)
    where s.version <= h.version),
  budget_line_version as (select * from programs.budget_line_version where taken_at <= ${at}),
  budget_line as (select r.* from programs.budget_line live cross join lateral (
      select * from programs.budget_line_version where budget_line_id = live.id and taken_at <= ${at}
      order by version desc limit 1) h
    cross join lateral jsonb_populate_record(live, jsonb_build_object('version', h.version, 'ceiling', h.ceiling,
      'allocated', h.allocated, 'realised', h.realised, 'source_code', h.source_code, 'as_of', h.as_of,
      'changed_at', h.recorded_at)) r where ${budgetLines})`;

/** Of the gap areas, need lines and budget lines whose ids stand in `$1`. */
const ofIds = (at: string): string =>
  rowsThen(
    `select found.* from (select id from programs.gap_area where id = any ($1::uuid[])
       union select gap_area_id from programs.need_line where id = any ($1::uuid[])) asked
     cross join lateral (select * from programs.gap_area_version where gap_area_id = asked.id and taken_at <= ${at}
       order by version desc limit 1) found`,
    'live.id = any ($1::uuid[])',
    at,
  );

const ofAll = (at: string): string =>
  rowsThen(
    `select distinct on (gap_area_id) * from programs.gap_area_version where taken_at <= ${at}
     order by gap_area_id, version desc`,
    'true',
    at,
  );

/** Reads every gap area as it stood at an instant. */
export const readAllThen = (read: Snapshot, asOf: string): Snapshot => readThen(read, asOf, ofAll);

/** Loads what gap areas and budget lines were at an instant, by the queries of today. */
export const historyLoaders = (read: Snapshot) => ({
  past: perArguments((asOf: string) => {
    const then = readThen(read, asOf, ofIds);
    return { ...gapAreaLoaders(then), ...needLoaders(then), ...budgetLoaders(then) };
  }),
});

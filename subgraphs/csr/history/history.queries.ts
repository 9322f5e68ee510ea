import { readThen } from '#kit/as-of';
import { perArguments } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import { coverageLoaders } from '../gap-areas/coverage.queries.ts';
import { pledgeLoaders } from '../pledges/pledge.queries.ts';

/** The newest row of a history by an instant, as `h`; versions of one thing follow each other under its lock. */
const newest = (history: string, owner: string, order: string, at: string): string => `cross join lateral (
  select * from csr.${history} where ${owner} = live.id and taken_at <= ${at} order by ${order} desc limit 1) h`;

const populated = (table: string, rows: string): string =>
  `cross join lateral jsonb_populate_record${rows === 'h.row' ? '' : 'set'}(null::csr.${table}, ${rows}) r`;

/**
 * The steps that led to the rows of then, by their order: a row and its last step are written together and say the same
 * instant. By the clock of the processes that wrote the steps they would be cut at another moment than the rows.
 */
const STEPS = `select e.* from pledge_allocation a cross join lateral (
    select * from csr.allocation_event where allocation_id = a.id and id <= (
      select max(id) from csr.allocation_event where allocation_id = a.id
        and (happened_at, to_state) = (a.state_changed_at, a.state))) e`;

/**
 * The accounts, allocations and pledges that the ids in `$1` stand for, as they stood at an instant, under the names of
 * their tables. Drafts are in no history. Who hides now is hidden then.
 */
const shadow = (at: string): string => `
  picked as materialized (select id, gap_area_id, pledge_id from csr.pledge_allocation where id = any($1::uuid[])
    union select id, gap_area_id, pledge_id from csr.pledge_allocation where pledge_id = any($1::uuid[])
    union select a.id, a.gap_area_id, a.pledge_id from csr.need_account n join csr.pledge_allocation a
      on a.gap_area_id = n.gap_area_id and a.need_line_id = n.need_line_id where n.need_line_id = any($1::uuid[])),
  gap as materialized (select live.id, h.version, h.row, h.lines from (
      select gap_area_id as id from picked
      union select gap_area_id from csr.need_account where need_line_id = any($1::uuid[])
      union select id from csr.gap_account where id = any($1::uuid[])) live
    ${newest('gap_account_version', 'gap_area_id', 'version', at)}),
  gap_account as (select r.* from gap h ${populated('gap_account', 'h.row')}),
  need_account as (select r.* from gap h ${populated('need_account', 'h.lines')}),
  covering as (select r.* from gap cross join lateral (select coverings from csr.gap_account_version
      where gap_area_id = gap.id and version <= gap.version and coverings is not null order by version desc limit 1) h
    ${populated('covering', 'h.coverings')}),
  pledge_allocation as (select r.* from picked live
    ${newest('pledge_allocation_version', 'allocation_id', 'id', at)} ${populated('pledge_allocation', 'h.row')}),
  activity as (select r.* from csr.activity live ${newest('activity_version', 'activity_id', 'id', at)}
    ${populated('activity', 'h.row')} where live.need_line_id = any($1::uuid[])),
  pool as (select r.* from (select pledge_id as id from csr.pool where pledge_id = any($1::uuid[])) live
    ${newest('pool_version', 'pledge_id', 'id', at)} ${populated('pool', 'h.row')}),
  promise as materialized (select live.is_anonymous, h.row, h.instalments from csr.pledge live
    ${newest('pledge_version', 'pledge_id', 'id', at)}
    where live.id = any($1::uuid[]) or live.id in (select pledge_id from picked)),
  pledge as (select r.* from (select row || case when is_anonymous then '{"is_anonymous": true}' else '{}'::jsonb end
      from promise) as h (row) ${populated('pledge', 'h.row')}),
  instalment as (select r.* from promise h ${populated('instalment', 'h.instalments')}),
  allocation_event as materialized (${STEPS})`;

/** Loads what the accounts and pledges were at an instant, by the queries of today. */
export const historyLoaders = (read: Snapshot) => ({
  past: perArguments((asOf: string) => {
    const then = readThen(read, asOf, shadow);
    return { ...coverageLoaders(then), ...pledgeLoaders(then) };
  }),
});

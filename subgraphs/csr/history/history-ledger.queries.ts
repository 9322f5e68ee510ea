/** What must hold between what is and what is remembered of it. */
export const REMEMBERED_RULES: Record<string, string> = {
  'the history of an account ends with the account as it stands': `
    select g.id as key, format('version %s, remembered %s', g.version, v.version) as detail
    from gap_account g left join lateral (
      select * from gap_account_version where gap_area_id = g.id order by version desc limit 1) v on true
    where v.version is distinct from g.version or v.lines is distinct from (
      select coalesce(jsonb_agg(to_jsonb(n) order by n.position, n.need_line_id), '[]') from need_account n
      where n.gap_area_id = g.id)`,
  'the history of an allocation ends with the allocation as it stands': `
    select a.id as key, format('%s %s %s, remembered %s %s %s', a.state, a.amount, a.delivered, h.state, h.amount, h.delivered)
      as detail
    from pledge_allocation a left join lateral (
      select r.* from pledge_allocation_version v cross join lateral
        jsonb_populate_record(null::pledge_allocation, v.row) r
      where v.allocation_id = a.id order by v.id desc limit 1) h on true
    where a.state <> 'DRAFT' and (a.state, a.requested_amount, a.amount, a.delivered, a.held, a.committed)
      is distinct from (h.state, h.requested_amount, h.amount, h.delivered, h.held, h.committed)`,
  'the versions of an account are remembered without a gap, and in the order of time': `
    select gap_area_id as key, format('version %s after %s', version, before) as detail
    from (select gap_area_id, version, taken_at, lag(version) over told as before, lag(taken_at) over told as earlier
      from gap_account_version window told as (partition by gap_area_id order by version)) v
    where before is not null and (version <> before + 1 or taken_at < earlier)`,
};

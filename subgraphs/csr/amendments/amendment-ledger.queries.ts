/** The standing invariants of amendments: each statement lists the rows that break its rule. */
export const AMENDMENT_RULES: Record<string, string> = {
  'what an allocation asks more is what its undecided amendment says': `
    select a.id as key, format('%s, %s -> %s, decided %s', a.increase, c.from_amount, c.to_amount, d.outcome) as detail
    from pledge_allocation a
    left join amendment_change c on c.amendment_id = a.increase_of and c.allocation_id = a.id and c.is_asked
    left join amendment_decision d on d.amendment_id = a.increase_of
    where a.increase > 0 and (c.amendment_id is null or a.increase > c.to_amount - c.from_amount or d.outcome is not null)`,
  'an amendment concerns its own pledge, follows its versions, and no pledge has two that wait': `
    select m.id as key, format('%s -> %s', m.from_version, m.to_version) as detail from amendment m
    join pledge p on p.id = m.pledge_id
    where m.to_version <> m.from_version + 1 or m.to_version > p.version
      or exists (select 1 from amendment_change c join pledge_allocation a on a.id = c.allocation_id
        where c.amendment_id = m.id and a.pledge_id <> m.pledge_id)
      or (select count(distinct increase_of) from pledge_allocation where pledge_id = p.id and increase > 0) > 1`,
  'only what was asked is decided': `
    select d.amendment_id as key, d.outcome as detail from amendment_decision d
    where not exists (select 1 from amendment_change where amendment_id = d.amendment_id and is_asked)`,
};

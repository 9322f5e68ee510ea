/** The standing invariants of what was changed about meetings; each statement lists the rows that break it. */
export const MEETING_RULES: Record<string, string> = {
  'a meeting has one row of history for each change of its record': `
    select m.id as key, format('version %s, %s changes up to %s', m.version, count(c.meeting_id), max(c.version)) as detail
    from coordination_meeting m left join meeting_change c on c.meeting_id = m.id group by m.id
    having m.version <> count(c.meeting_id) + 1 or m.version <> coalesce(max(c.version), 1)`,
  'a meeting says what its last change left it saying': `
    select distinct on (c.meeting_id, k.field) c.meeting_id as key, format('%s: %s', k.field, k.after) as detail
    from meeting_change c cross join jsonb_to_recordset(c.changes) as k (field text, before text, after text)
    join (values ('theme', 'theme'), ('startsOn', 'starts_on'), ('endsOn', 'ends_on'), ('place', 'place'))
      as named (field, column_name) on named.field = k.field
    join coordination_meeting m on m.id = c.meeting_id
    where not exists (select from meeting_change later cross join jsonb_array_elements(later.changes) as other (told)
        where later.meeting_id = c.meeting_id and later.version > c.version and told ->> 'field' = k.field)
      and to_jsonb(m) ->> named.column_name is distinct from k.after`,
};

const LINES = `select l ->> 'kind' as kind, l ->> 'item' as item, l ->> 'unit' as unit, count(*) as lines,
    sum((l ->> 'need')::numeric) as need, sum((l ->> 'budget')::numeric) as budget
  from jsonb_array_elements(frozen -> 'gaps') g cross join jsonb_array_elements(g -> 'lines') l group by 1, 2, 3`;
const TOTALS = `select t ->> 'kind', t ->> 'item', t ->> 'unit', (t ->> 'lines')::bigint, (t ->> 'need')::numeric,
    (t ->> 'budget')::numeric from jsonb_array_elements(frozen -> 'totals' -> 'needs') t`;
const SUMMED = (list: string, amount: string) =>
  `(select coalesce(sum((row ->> '${amount}')::numeric), 0) from jsonb_array_elements(frozen -> '${list}') row)`;

/** The standing invariants of frozen briefs in programs. */
export const BRIEF_RULES: Record<string, string> = {
  'a frozen brief is what its fingerprint says': `
    select code as key, fingerprint as detail from meeting_brief
    where encode(sha256(convert_to(content, 'UTF8')), 'hex') <> fingerprint`,
  'each total of a frozen brief is the sum of its rows': `
    select code as key, frozen ->> 'totals' as detail
    from meeting_brief cross join lateral (select content::jsonb as frozen) kept
    where exists ((${LINES} except ${TOTALS}) union all (${TOTALS} except ${LINES}))
      or ${SUMMED('gaps', 'peopleInNeed')} <> (frozen -> 'totals' ->> 'peopleInNeed')::numeric
      or ${SUMMED('budgetLines', 'allocated')} <> (frozen -> 'totals' ->> 'allocated')::numeric
      or jsonb_array_length(frozen -> 'gaps') <> (frozen -> 'totals' ->> 'gapCount')::int`,
};

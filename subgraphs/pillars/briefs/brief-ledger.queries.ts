const FROZEN = 'brief cross join lateral (select content::jsonb as frozen) kept';
const COUNTS = ['proposed', 'deployed', 'completed'];

const sums = (list: string, names: readonly string[], of = '') =>
  `(select row(${names.map((name) => `coalesce(sum((row ->> '${name}')::int), 0)`).join(', ')})
    from jsonb_array_elements(frozen -> '${list}') row ${of})`;
const numbers = (from: string, names: readonly string[]) =>
  `row(${names.map((name) => `(${from} ->> '${name}')::bigint`).join(', ')})`;

/** The standing invariants of frozen briefs in pillars. */
export const BRIEF_RULES: Record<string, string> = {
  'the part of a brief that pillars keeps is what its fingerprint says': `
    select code as key, fingerprint as detail from brief
    where encode(sha256(convert_to(content, 'UTF8')), 'hex') <> fingerprint`,
  'each total of a frozen brief in pillars is the sum of its gap areas': `
    select code as key, frozen ->> 'totals' as detail from ${FROZEN}
    where ${sums('gaps', [...COUNTS, 'needed', 'missing'])}
      <> ${numbers("(frozen -> 'totals')", [...COUNTS, 'needed', 'missing'])}`,
  'the people of a gap area in a frozen brief are the sum of their groups': `
    select code as key, gap ->> 'gapCode' as detail from ${FROZEN} cross join jsonb_array_elements(frozen -> 'gaps') gap
    where ${sums('deployed', COUNTS, `where row ->> 'gapCode' = gap ->> 'gapCode'`)} <> ${numbers('gap', COUNTS)}`,
};

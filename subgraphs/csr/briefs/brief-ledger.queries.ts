const KEY = ['kind', 'item', 'unit'];
const PARTS = ['budget', 'held', 'committed', 'delivered'];
const OF_LINES = ['need', 'budget', 'uncovered', 'overCovered'];
const GIVEN = ['held', 'committed', 'delivered'];

const textsOf = (names: readonly string[]) => names.map((name) => `row ->> '${name}'`).join(', ');
const numbersOf = (names: readonly string[]) => names.map((name) => `(row ->> '${name}')::numeric`).join(', ');

/** A frozen list as it is, or summed by a key; two of them are the same when neither has a row the other lacks. */
const rowsOf = (list: string, key: readonly string[], sums: readonly string[]) =>
  `select ${textsOf(key)}, ${numbersOf(sums)} from jsonb_array_elements(frozen -> '${list}') row`;
const added = (row: string, names: readonly string[]) =>
  names.map((name) => `(${row} ->> '${name}')::numeric`).join(' + ');
const summed = (list: string, key: readonly string[], sums: readonly string[], only = 'true') =>
  `select ${textsOf(key)}, ${sums.map((name) => `sum((row ->> '${name}')::numeric)`).join(', ')}
   from jsonb_array_elements(frozen -> '${list}') row where ${only} group by ${key.map((_, at) => at + 1).join(', ')}`;
const differ = (one: string, other: string) => `exists ((${one} except ${other}) union all (${other} except ${one}))`;

const FROZEN = 'brief cross join lateral (select content::jsonb as frozen) kept';
const NOT_NOTHING = `${added('row', PARTS)} > 0`;
const IS_NEW = `coalesce(row ->> 'flow', '') = 'NEW_MONEY'`;
const HAVING = `having sum(${added('row', GIVEN)}) > 0`;
const LINE = ['gapCode', ...KEY];

/** The standing invariants of frozen briefs in csr. */
export const BRIEF_RULES: Record<string, string> = {
  'the part of a brief that csr keeps is what its fingerprint says': `
    select code as key, fingerprint as detail from brief
    where encode(sha256(convert_to(content, 'UTF8')), 'hex') <> fingerprint`,
  'each total of a frozen brief in csr is the sum of its lines': `
    select code as key, frozen ->> 'totals' as detail from ${FROZEN}
    where ${differ(summed('lines', KEY, OF_LINES), rowsOf('totals', KEY, OF_LINES))}`,
  'each total of what is given in a frozen brief is the sum of its new money, and what is handed on stands beside it': `
    select code as key, frozen ->> 'totals' as detail from ${FROZEN}
    where ${differ(
      `${summed('matrix', KEY, GIVEN, IS_NEW)} ${HAVING}`,
      `${rowsOf('totals', KEY, GIVEN)} where ${added('row', GIVEN)} > 0`,
    )} or (select coalesce(sum(${added('row', GIVEN)}), 0) from jsonb_array_elements(frozen -> 'matrix') row where not ${IS_NEW})
      <> (select coalesce(sum((row ->> 'relayed')::numeric), 0) from jsonb_array_elements(frozen -> 'totals') row)`,
  'each line of a frozen brief is the sum of its rows': `
    select code as key, null as detail from ${FROZEN}
    where ${differ(
      summed('matrix', LINE, PARTS, NOT_NOTHING),
      `${rowsOf('lines', LINE, PARTS)} where ${NOT_NOTHING}`,
    )}`,
  'each line of a frozen brief adds up': `
    select code as key, row ->> 'gapCode' as detail from ${FROZEN} cross join jsonb_array_elements(frozen -> 'lines') row
    where (row ->> 'need')::numeric + (row ->> 'overCovered')::numeric <> (row ->> 'budget')::numeric
      + (row ->> 'committed')::numeric + (row ->> 'delivered')::numeric + (row ->> 'uncovered')::numeric`,
};

/** The orders that rest on the gap area itself; what other subgraphs tell is kept as it is now, not as it was. */
const REMEMBERED_ORDERS: readonly string[] = ['PEOPLE', 'DEADLINE'];
const NOT_REMEMBERED = ['coverageState', 'isForgotten', 'minTrust', 'isStale'] as const;

type Search = { [Field in (typeof NOT_REMEMBERED)[number]]?: unknown };

const problem = (field: string) => ({
  field,
  code: 'NOT_REMEMBERED',
  message: `${field} rests on what is ranked by now; leave it out with asOf.`,
});

/** Everything a list of the past cannot be filtered or ordered by, all at once. */
export function problemsOfPastList(search: Search, order: string) {
  const filters = NOT_REMEMBERED.filter((field) => search[field] !== null && search[field] !== undefined);
  const fields = filters.map((field) => `filter.${field}`);
  return [...fields, ...(REMEMBERED_ORDERS.includes(order) ? [] : ['orderBy.field'])].map(problem);
}

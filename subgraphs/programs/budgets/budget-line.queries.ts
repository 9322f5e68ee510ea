import type { Rupiah } from '#kit/amount';
import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { Remembered } from '#kit/as-of';
import type { RequestContext } from '#kit/context';
import type { Snapshot } from '#kit/snapshot';
import { perArguments, rowLoader, rowsLoader } from '#kit/loading';

import { readSubtree } from '../areas/area.queries.ts';
import { FIGURE_COLUMNS, FIGURES, type FigureRow } from '../figures/figure.queries.ts';
import type { Mechanism } from '../programmes/programme.rules.ts';

export interface BudgetLineRow extends Remembered {
  id: string;
  name: string;
  programmeCode: string | null;
  pillarCode: string | null;
  componentCode: string | null;
  areaCode: string;
  categoryCode: string | null;
  item: string | null;
  fiscalYear: number;
  agency: string;
  mechanism: Mechanism;
  version: number;
  ceiling: Rupiah | null;
  allocated: Rupiah | null;
  realised: Rupiah | null;
  sourceCode: string;
  asOf: string;
  isDemo: boolean;
  createdAt: string;
  changedAt: string;
}

export interface BudgetLineVersionRow {
  budgetLineId: string;
  version: number;
  ceiling: Rupiah | null;
  allocated: Rupiah | null;
  realised: Rupiah | null;
  sourceCode: string;
  asOf: string;
  reason: string;
  recordedAt: string;
}

export interface BudgetLineSearch {
  area?: string | null;
  within?: string | null;
  programme?: string | null;
  pillar?: string | null;
  fiscalYear?: number | null;
  mechanism?: Mechanism | null;
  needCategory?: string | null;
  agency?: string | null;
}

/** Sums come from Postgres as digits. */
export type Digits<Row> = { [Key in keyof Row]: Row[Key] extends Rupiah | null ? string | null : Row[Key] };

const whole = (digits: string | null): Rupiah | null => (digits === null ? null : BigInt(digits));

/** A row as Postgres gives it, with its sums as whole rupiah. */
export function withSums<Row extends { ceiling: string | null; allocated: string | null; realised: string | null }>(
  row: Row,
) {
  return { ...row, ceiling: whole(row.ceiling), allocated: whole(row.allocated), realised: whole(row.realised) };
}

export const BUDGET_LINE_COLUMNS = `line.id, line.name, line.programme_code as "programmeCode",
  line.pillar_code as "pillarCode",
  line.component_code as "componentCode", line.area_code as "areaCode", line.category_code as "categoryCode", line.item,
  line.fiscal_year as "fiscalYear", line.agency, line.mechanism, line.version, line.ceiling::text, line.allocated::text,
  line.realised::text, line.source_code as "sourceCode", line.as_of as "asOf", line.is_demo as "isDemo",
  line.created_at as "createdAt", line.changed_at as "changedAt"`;

// Newest years first; the negated year lets one comparison carry the whole order.
const ORDER = '-line.fiscal_year, line.area_code, line.id';

const MATCHES = `($1::text is null or line.area_code = $1)
  and ($2::text is null or line.area_code = $2 or line.area_code like $2 || '.%')
  and ($3::text is null or line.programme_code = $3) and ($4::text is null or line.pillar_code = $4)
  and ($5::int is null or line.fiscal_year = $5) and ($6::text is null or line.mechanism = $6)
  and ($7::text is null or line.category_code = $7)
  and ($8::text is null or position(lower($8) in lower(line.agency)) > 0)`;

const KEYS = ['number', 'text', 'uuid'] as const;
const keysOf = (row: BudgetLineRow) => [String(-row.fiscalYear), row.areaCode, row.id];

/** Budget lines, newest year first, then by area. */
export async function listBudgetLines(
  context: RequestContext,
  search: BudgetLineSearch,
  args: PageArgs,
): Promise<Page<BudgetLineRow>> {
  const page = readPage(args, KEYS);
  const filter = [
    search.area ?? null,
    readSubtree('filter.within', search.within),
    search.programme ?? null,
    search.pillar ?? null,
    search.fiscalYear ?? null,
    search.mechanism ?? null,
    search.needCategory ?? null,
    search.agency ?? null,
  ];
  const rows = await context.read.rows<Digits<BudgetLineRow>>(
    `select ${BUDGET_LINE_COLUMNS} from budget_line line where ${MATCHES}
       and ($9::numeric is null or (${ORDER}) > ($9::numeric, $10::text, $11::uuid))
     order by ${ORDER} limit $12`,
    [...filter, ...(page.after ?? [null, null, null]), page.first + 1],
  );
  return pageOf(rows.map(withSums), page, keysOf, async () => {
    const [counted] = await context.read.rows<{ count: number }>(
      `select count(*)::int as count from budget_line line where ${MATCHES}`,
      filter,
    );
    return counted?.count ?? 0;
  });
}

/** What a budget line may hang on, with the column that says so. */
const OWNERS = { programme: 'programme_code', pillar: 'pillar_code', area: 'area_code' } as const;
type Owner = keyof typeof OWNERS;

export function budgetLoaders(read: Snapshot) {
  return {
    budgetLine: rowLoader<Digits<BudgetLineRow>>(
      read,
      `select ${BUDGET_LINE_COLUMNS} from budget_line line where line.id = any ($1::uuid[])`,
      (row) => row.id,
    ),
    budgetLineVersions: rowsLoader<Digits<BudgetLineVersionRow>>(
      read,
      `select budget_line_id as "budgetLineId", version, ceiling::text, allocated::text, realised::text,
         source_code as "sourceCode", as_of as "asOf", reason, recorded_at as "recordedAt"
       from budget_line_version where budget_line_id = any ($1::uuid[]) order by version`,
      (row) => row.budgetLineId,
    ),
    budgetLineResults: rowsLoader<FigureRow & { budgetLineId: string }>(
      read,
      `select figure.budget_line_id as "budgetLineId", ${FIGURE_COLUMNS} from ${FIGURES}
       where figure.budget_line_id = any ($1::uuid[]) order by figure.as_of, figure.id`,
      (row) => row.budgetLineId,
    ),
    budgetLinesOf: perArguments((owner: Owner, ...more: (string | number | null)[]) =>
      budgetLinesLoader(read, owner, more),
    ),
    budgetLineCountOf: perArguments((owner: Owner, fiscalYear: number | null) =>
      rowsLoader<{ owner: string; count: number }>(
        read,
        `select ${OWNERS[owner]} as owner, count(*)::int as count from budget_line
       where ${OWNERS[owner]} = any ($1::text[]) and ($2::int is null or fiscal_year = $2) group by 1`,
        (row) => row.owner,
        [fiscalYear],
      ),
    ),
  };
}

/** The first lines of each owner, in one statement for all owners. */
function budgetLinesLoader(read: Snapshot, owner: Owner, more: readonly unknown[]) {
  return rowsLoader<Digits<BudgetLineRow> & { owner: string }>(
    read,
    `select asked.code as owner, found.* from unnest($1::text[]) as asked (code) cross join lateral (
       select ${BUDGET_LINE_COLUMNS} from budget_line line where line.${OWNERS[owner]} = asked.code
         and ($2::int is null or line.fiscal_year = $2)
         and ($3::numeric is null or (${ORDER}) > ($3::numeric, $4::text, $5::uuid))
       order by ${ORDER} limit $6) found
     order by -found."fiscalYear", found."areaCode", found.id`,
    (row) => row.owner,
    more,
  );
}

/** The budget lines of a programme, pillar or area; many owners of one list share the statement. */
export async function budgetLinesOf(
  loaders: ReturnType<typeof budgetLoaders>,
  owner: Owner,
  code: string,
  fiscalYear: number | null,
  args: PageArgs,
): Promise<Page<BudgetLineRow>> {
  const page = readPage(args, KEYS);
  const rows = await loaders
    .budgetLinesOf(owner, fiscalYear, ...(page.after ?? [null, null, null]), page.first + 1)
    .load(code);
  return pageOf(
    rows.map(withSums),
    page,
    keysOf,
    async () => (await loaders.budgetLineCountOf(owner, fiscalYear).load(code))[0]?.count ?? 0,
  );
}

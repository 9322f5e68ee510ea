import { validate } from 'uuid';

import type { Remembered } from '#kit/as-of';
import type { RequestContext } from '#kit/context';
import type { Snapshot } from '#kit/snapshot';
import { rowLoader, rowsLoader } from '#kit/loading';

import { gapAreaByReference, type gapAreaLoaders } from '../gap-areas/gap-area.queries.ts';

import type { NeedKind } from './need-line.rules.ts';

export interface NeedLineRow extends Remembered {
  id: string;
  gapAreaId: string;
  kind: `${NeedKind}`;
  item: string | null;
  unit: string;
  need: bigint;
  budget: bigint;
  budgetKnown: boolean;
}

export interface CoveringRow extends Remembered {
  id: string;
  needLineId: string;
  budgetLineId: string;
  amount: bigint;
  value: bigint;
  isDemo: boolean;
  madeAt: string;
}

export interface FormulaRow {
  needLineId: string;
  formula: string;
  poorPercent: string;
  depthP1: string;
  poorThousand: string;
  povertyLine: bigint;
  period: string;
  sourceCodes: string[];
}

/** A row as Postgres hands it over: whole numbers of 64 bits as digits. */
type Told<Row> = { [Key in keyof Row]: Row[Key] extends bigint ? string : Row[Key] };

const LINE = `
  select n.id, n.gap_area_id as "gapAreaId", n.kind, n.item, n.unit, n.need,
    coalesce(k.budget, 0)::text as budget, k.budget is not null as "budgetKnown"
  from need_line n
  left join lateral (select sum(amount) as budget from covering
    where need_line_id = n.id and released_at is null) k on true`;

const asNeedLine = (row: Told<NeedLineRow>): NeedLineRow => ({
  ...row,
  need: BigInt(row.need),
  budget: BigInt(row.budget),
});

export const asCovering = (row: Told<CoveringRow>): CoveringRow => ({
  ...row,
  amount: BigInt(row.amount),
  value: BigInt(row.value),
});

export const asFormula = (row: Told<FormulaRow>): FormulaRow => ({ ...row, povertyLine: BigInt(row.povertyLine) });

export function needLoaders(read: Snapshot) {
  const line = rowLoader<Told<NeedLineRow>>(read, `${LINE} where n.id = any ($1::uuid[])`, (row) => row.id);
  const lines = rowsLoader<Told<NeedLineRow>>(
    read,
    `${LINE} where n.gap_area_id = any ($1::uuid[]) order by n.gap_area_id, n.position`,
    (row) => row.gapAreaId,
  );
  return {
    needLine: async (id: string) => {
      const row = await line.load(id);
      return row && asNeedLine(row);
    },
    needLinesOfGap: async (gapAreaId: string) => (await lines.load(gapAreaId)).map(asNeedLine),
    coverings: rowsLoader<Told<CoveringRow>>(
      read,
      `select id, need_line_id as "needLineId", budget_line_id as "budgetLineId", amount, value, is_demo as "isDemo",
         made_at as "madeAt"
       from covering where need_line_id = any ($1::uuid[]) and released_at is null order by made_at, id`,
      (row) => row.needLineId,
    ),
    coveringsOfBudgetLine: rowsLoader<Told<CoveringRow>>(
      read,
      `select found.* from unnest($1::uuid[]) as line (id) cross join lateral (
         select id, need_line_id as "needLineId", budget_line_id as "budgetLineId", amount, value, is_demo as "isDemo",
           made_at as "madeAt"
         from covering where budget_line_id = line.id and released_at is null order by made_at, id limit 100) found
       order by found."madeAt", found.id`,
      (row) => row.budgetLineId,
    ),
    needFormula: rowLoader<Told<FormulaRow>>(
      read,
      `select need_line_id as "needLineId", formula, poor_percent as "poorPercent", depth_p1 as "depthP1",
         poor_thousand as "poorThousand", poverty_line as "povertyLine", period, source_codes as "sourceCodes"
       from need_formula where need_line_id = any ($1::uuid[])`,
      (row) => row.needLineId,
    ),
  };
}

/** A need line by the key another subgraph sent; null where the caller may not see its gap area. */
export async function needLineByReference(
  id: string,
  context: RequestContext & { loaders: ReturnType<typeof needLoaders> & ReturnType<typeof gapAreaLoaders> },
): Promise<NeedLineRow | null> {
  const line = validate(id) ? await context.loaders.needLine(id.toLowerCase()) : null;
  return line && (await gapAreaByReference(line.gapAreaId, context)) ? line : null;
}

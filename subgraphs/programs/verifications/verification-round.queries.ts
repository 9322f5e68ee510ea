import type { EntityManager } from '@mikro-orm/postgresql';

import type { Amount, Rupiah } from '#kit/amount';
import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import type { Snapshot } from '#kit/snapshot';
import { rowLoader } from '#kit/loading';

import { AREA_COLUMNS, readSubtree, type Area } from '../areas/area.queries.ts';
import type { Answered, BudgetStatus, Dataset } from './verification-round.rules.ts';

export interface VerificationRoundRow {
  id: string;
  areaCode: string;
  dataset: Dataset;
  year: number;
  carriedOut: Answered;
  budgetStatus: BudgetStatus;
  budget: Rupiah | null;
  checkedCount: Amount | null;
  validCount: Amount | null;
  invalidIdentityCount: Amount | null;
  sourceCode: string;
  asOf: string;
  basis: string;
  isDemo: boolean;
  version: number;
  changedAt: string;
}

export interface VerificationStatement {
  code: string;
  areaCode: string;
  dataset: Dataset;
  period: string;
  year: number | null;
  areaCount: number;
  carriedOutCount: number | null;
  budgetedCount: number | null;
  notBudgetedCount: number | null;
  namedAreaCodes: string[];
  sourceCodes: string[];
  asOf: string;
  quote: string;
  note: string | null;
}

export interface VerificationSearch {
  within?: string | null;
  dataset?: Dataset | null;
  year?: number | null;
  budgetStatus?: BudgetStatus | null;
}

type Digits<Row> = { [Key in keyof Row]: Row[Key] extends bigint | null ? string | null : Row[Key] };

const COLUMNS = `id, area_code as "areaCode", dataset, year, carried_out as "carriedOut",
  budget_status as "budgetStatus",
  budget::text, checked_count::text as "checkedCount", valid_count::text as "validCount",
  invalid_identity_count::text as "invalidIdentityCount", source_code as "sourceCode", as_of as "asOf", basis,
  is_demo as "isDemo", version, changed_at as "changedAt"`;

const whole = (digits: string | null) => (digits === null ? null : BigInt(digits));

/** A round as Postgres gives it, with its counts as whole numbers. */
export function withCounts(row: Digits<VerificationRoundRow>): VerificationRoundRow {
  return {
    ...row,
    budget: whole(row.budget),
    checkedCount: whole(row.checkedCount),
    validCount: whole(row.validCount),
    invalidIdentityCount: whole(row.invalidIdentityCount),
  };
}

const MATCHES = `($1::text is null or area_code = $1 or area_code like $1 || '.%')
  and ($2::text is null or dataset = $2)
  and ($3::int is null or year = $3) and ($4::text is null or budget_status = $4)`;

/** Rounds by year, newest first, then by area. */
export async function listVerificationRounds(
  context: RequestContext,
  search: VerificationSearch,
  args: PageArgs,
): Promise<Page<VerificationRoundRow>> {
  const page = readPage(args, ['number', 'text', 'uuid']);
  const filter = [
    readSubtree('filter.within', search.within),
    search.dataset ?? null,
    search.year ?? null,
    search.budgetStatus ?? null,
  ];
  const rows = await context.read.rows<Digits<VerificationRoundRow>>(
    `select ${COLUMNS} from verification_round where ${MATCHES}
       and ($5::numeric is null or (-year, area_code, id) > ($5::numeric, $6::text, $7::uuid))
     order by -year, area_code, id limit $8`,
    [...filter, ...(page.after ?? [null, null, null]), page.first + 1],
  );
  return pageOf(
    rows.map(withCounts),
    page,
    (row) => [String(-row.year), row.areaCode, row.id],
    async () => {
      const [counted] = await context.read.rows<{ count: number }>(
        `select count(*)::int as count from verification_round where ${MATCHES}`,
        filter,
      );
      return counted?.count ?? 0;
    },
  );
}

/** A round that a command has just written. */
export async function roundIn(tx: EntityManager, id: string): Promise<VerificationRoundRow> {
  const [row] = await rowsIn<Digits<VerificationRoundRow>>(
    tx,
    `select ${COLUMNS} from verification_round where id = ?`,
    [id],
  );
  if (!row) throw new Error(`no verification round ${id}`);
  return withCounts(row);
}

export function listVerificationStatements(
  context: RequestContext,
  within: string | null,
): Promise<VerificationStatement[]> {
  return context.read.rows<VerificationStatement>(
    `select code, area_code as "areaCode", dataset, period, year, area_count as "areaCount",
       carried_out_count as "carriedOutCount", budgeted_count as "budgetedCount",
       not_budgeted_count as "notBudgetedCount",
       named_area_codes as "namedAreaCodes", source_codes as "sourceCodes", as_of as "asOf", quote, note
     from verification_statement where $1::text is null or area_code = $1 or area_code like $1 || '.%' order by code`,
    [readSubtree('within', within)],
  );
}

/**
 * Areas known to have budgeted in every year of the span for which their province has any round on record. An area of
 * which one year is unknown is left out: it may have budgeted, but nobody said so.
 */
export function listConsistentlyBudgeted(
  context: RequestContext,
  { within, dataset, from, to }: { within: string | null; dataset: Dataset; from: number; to: number },
): Promise<Area[]> {
  return context.read.rows<Area>(
    `with spoken_of as (
       select left(area_code, 2) as province, count(distinct year) as years from verification_round
       where dataset = $2 and year between $3 and $4 group by 1)
     select ${AREA_COLUMNS} from area join spoken_of on spoken_of.province = left(area.code, 2)
     where ($1::text is null or area.code = $1 or area.code like $1 || '.%') and spoken_of.years = (
       select count(*) from verification_round round
       where round.area_code = area.code and round.dataset = $2 and round.year between $3 and $4
         and round.budget_status = 'BUDGETED')
     order by area.code`,
    [readSubtree('within', within), dataset, from, to],
  );
}

export function verificationLoaders(read: Snapshot) {
  return {
    verificationRound: rowLoader<Digits<VerificationRoundRow>>(
      read,
      `select ${COLUMNS} from verification_round where id = any ($1::uuid[])`,
      (row) => row.id,
    ),
  };
}

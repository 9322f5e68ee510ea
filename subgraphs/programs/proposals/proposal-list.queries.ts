import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';

import { readSubtree } from '../areas/area.queries.ts';
import type { PlanningStage } from '../planning-cycles/planning-stage.rules.ts';
import { OrderDirection } from '../rankings/ranking.rules.ts';
import type { CsrOutcome } from '../proposal-gaps/csr-outcome.rules.ts';
import { ProposalOrderField } from './proposal-order.rules.ts';
import { asProposal, PROPOSAL_COLUMNS, PROPOSALS, type ProposalRow, type Told } from './proposal.queries.ts';
import type { ProposalOutcome, ProposalStatus } from './proposal.rules.ts';

export interface ProposalSearch {
  within?: string | null;
  cycle?: string | null;
  fiscalYear?: number | null;
  stage?: PlanningStage | null;
  status?: ProposalStatus | null;
  outcome?: ProposalOutcome | null;
  csrOutcome?: CsrOutcome | null;
  category?: string | null;
  programme?: string | null;
  hasOverride?: boolean | null;
  hasGapArea?: boolean | null;
  isDemo?: boolean | null;
  text?: string | null;
}

/** Drafts are in no list, and in no filter. */
const IS_PUBLIC = 'exists (select 1 from gap_area g where g.id = p.gap_area_id and g.published_at is not null)';

const MATCHES = `($1::text is null or p.area_code = $1 or p.area_code like $1 || '.%')
  and ($2::text is null or c.code = $2) and ($3::int is null or c.fiscal_year = $3)
  and ($4::text is null or p.stage = $4) and ($5::text is null or p.status = $5)
  and ($6::text is null or exists (
    select 1 from proposal_decision d where d.proposal_id = p.id and d.outcome = $6
      and (d.outcome <> 'GAP_OPENED' or ${IS_PUBLIC})))
  and ($7::text is null or p.csr_outcome = $7) and ($8::text is null or p.category_code = $8)
  and ($9::text is null or p.programme_code = $9)
  and ($10::boolean is null or $10 = exists (
    select 1 from proposal_decision d where d.proposal_id = p.id and d.override_reason is not null))
  and ($11::boolean is null or $11 = ${IS_PUBLIC})
  and ($12::boolean is null or p.is_demo = $12)
  and ($13::text is null or position(lower($13) in lower(p.title || ' ' || p.code || ' ' || p.problem)) > 0)`;

/** One number per row, so that one comparison carries the order; kinds other than money have no rupiah to order by. */
const KEYS: Record<ProposalOrderField, string> = {
  [ProposalOrderField.CHANGED]: '(extract(epoch from p.changed_at) * 1000)::bigint',
  [ProposalOrderField.SUBMITTED]: '(extract(epoch from p.created_at) * 1000)::bigint',
  [ProposalOrderField.AMOUNT]: `case when p.kind = 'MONEY' then p.requested end`,
};

/** What comes last in either direction. */
const LAST = '999999999999999999';

const filterOf = (search: ProposalSearch): unknown[] => [
  readSubtree('filter.within', search.within),
  search.cycle ?? null,
  search.fiscalYear ?? null,
  search.stage ?? null,
  search.status ?? null,
  search.outcome ?? null,
  search.csrOutcome ?? null,
  search.category ?? null,
  search.programme ?? null,
  search.hasOverride ?? null,
  search.hasGapArea ?? null,
  search.isDemo ?? null,
  search.text?.trim() || null,
];

/** Proposals in the order asked for, the id last. */
export async function listProposals(
  { read }: RequestContext,
  search: ProposalSearch,
  order: { field: ProposalOrderField; direction?: OrderDirection | null },
  args: PageArgs,
): Promise<Page<ProposalRow>> {
  const page = readPage(args, ['number', 'uuid']);
  const filter = filterOf(search);
  const sign = order.direction === OrderDirection.ASC ? '' : '-';
  const key = `coalesce(${sign}(${KEYS[order.field]}), ${LAST})`;
  const rows = await read.rows<Told<ProposalRow> & { key: string }>(
    `select ${PROPOSAL_COLUMNS}, (${key})::text as key from ${PROPOSALS} where ${MATCHES}
       and ($14::bigint is null or (${key}, p.id) > ($14::bigint, $15::uuid))
     order by ${key}, p.id limit $16`,
    [...filter, ...(page.after ?? [null, null]), page.first + 1],
  );
  return pageOf(
    rows.map((row) => ({ ...asProposal(row), key: row.key })),
    page,
    (row) => [row.key, row.id],
    async () => {
      const [counted] = await read.rows<{ count: number }>(
        `select count(*)::int as count from ${PROPOSALS} where ${MATCHES}`,
        filter,
      );
      return counted?.count ?? 0;
    },
  );
}

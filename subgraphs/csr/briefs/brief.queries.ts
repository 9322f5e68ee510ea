import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import { daysAfter, today } from '#kit/dates';
import { thaw, type Frozen } from '#kit/frozen';
import { rowLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import { ACCEPTED_STATES } from '../allocations/allocation-state.rules.ts';
import { RECEIPT_DAYS, type BriefLine, type BriefTotal, type LateRow, type MatrixRow } from './brief.rules.ts';

/** What csr keeps of a brief, as it was when it heard of it. */
export interface BriefCoverage {
  frozenOn: string;
  lines: BriefLine[];
  matrix: MatrixRow[];
  late: LateRow[];
  totals: BriefTotal[];
}

type Unnumbered<Row> = Omit<Row, 'position'>;

/** The public view of an area and a year. */
export interface PublicView {
  lines: Unnumbered<BriefLine>[];
  matrix: Unnumbered<MatrixRow>[];
  late: Unnumbered<LateRow>[];
}

const UNCOVERED = 'greatest(0, n.need - n.budget - n.committed - n.delivered)';
const OVER = 'greatest(0, n.budget + n.committed + n.delivered - n.need)';

const SCOPE = `
  with gap as (
    select * from gap_account where status in ('PUBLISHED', 'CLOSED') and fiscal_year = ?
      and (area_code = ? or area_code like ? || '.%')),
  line as (select n.*, g.code, g.title, g.area_code, g.area_name, g.is_demo as gap_is_demo, g.deadline
    from need_account n join gap g on g.id = n.gap_area_id)`;

const LINES = `
  select l.gap_area_id as "gapAreaId", l.code as "gapCode", l.area_code as "areaCode", l.area_name as "areaName", l.kind,
    l.item, l.unit, l.need::text, l.budget::text, l.held::text, l.committed::text, l.delivered::text,
    ${UNCOVERED.replaceAll('n.', 'l.')}::text as uncovered, ${OVER.replaceAll('n.', 'l.')}::text as "overCovered",
    l.need_line_id as sort
  from line l order by l.code, l.position, l.need_line_id`;

// Whose an allocation is, is public once it was accepted, and never of a company that is hidden or gave unnamed.
const IS_PUBLIC = '(c.is_visible and not p.is_anonymous)';
const IS_NAMED = `(a.state in (${ACCEPTED_STATES.map((state) => `'${state}'`).join(', ')}) and ${IS_PUBLIC})`;
const WHO = `case when ${IS_NAMED} then c.name end as who, case when ${IS_NAMED} then c.code end as "companyCode"`;
const GIVEN = `pledge_allocation a join pledge p on p.id = a.pledge_id join company c on c.id = p.company_id
  join line l on l.need_line_id = a.need_line_id`;
const WHERE_TO = `l.code as "gapCode", l.area_code as "areaCode", l.kind, l.item, l.unit`;

const MATRIX = `
  select * from (
    select 'GOVERNMENT' as actor, coalesce(b.agency, k.budget_line_name) as who, null as "companyCode", ${WHERE_TO},
      l.title as "gapTitle", l.area_name as "areaName", null as state, null as flow, k.amount::text as amount, k.amount::text as budget,
      '0' as held, '0' as committed, '0' as delivered, l.gap_is_demo as "isDemo", l.position, k.id as sort
    from covering k join line l on l.need_line_id = k.need_line_id left join budget_line b on b.id = k.budget_line_id
    union all
    select 'COMPANY', ${WHO}, ${WHERE_TO}, l.title, l.area_name, a.state, a.flow, a.amount::text, '0', a.held::text,
      a.committed::text, a.delivered::text, p.is_demo, l.position, a.id
    from ${GIVEN}
    where a.state not in ('DRAFT', 'REJECTED', 'WITHDRAWN', 'EXPIRED', 'CANCELLED') or a.delivered > 0
    union all
    select 'COMPANY', case when ${IS_PUBLIC} then c.name end, case when ${IS_PUBLIC} then c.code end, ${WHERE_TO}, l.title,
      l.area_name, null, p.flow, p.amount::text, '0', '0', '0', p.delivered::text, p.is_demo, l.position, p.id
    from activity p join company c on c.id = p.company_id join line l on l.need_line_id = p.need_line_id
    where p.delivered > 0) m
  order by m."gapCode", m.position, m.actor desc, m.sort`;

const OWING = `a.state in ('COMMITTED', 'IN_DELIVERY', 'DELIVERED', 'DISPUTED')`;

const LATE = `
  select * from (
    -- What is due of a pledge of money up to each instalment, and has not come; shown with its first gap here. What was
    -- given up is owed no more: the last instalments give way first.
    select 'INSTALMENT_DUE' as reason, first.*, i.due_on::text as "dueOn",
      (least(i.due, given.owed) - greatest(i.due - i.amount, given.delivered))::text as amount, i.id as sort
    from (select i.*, sum(amount) over (partition by pledge_id order by number) as due from instalment i) i
    cross join lateral (select coalesce(sum(delivered), 0)::bigint as delivered, coalesce(sum(case
        when state in ('REJECTED', 'WITHDRAWN', 'EXPIRED', 'CANCELLED') then delivered else amount end), 0)::bigint as owed
      from pledge_allocation
      where pledge_id = i.pledge_id and kind = 'MONEY') given
    cross join lateral (
      select ${WHO}, ${WHERE_TO} from ${GIVEN}
      where a.pledge_id = i.pledge_id and a.kind = 'MONEY' and ${OWING} order by a.position limit 1) first
    where i.due_on < ?::date and greatest(i.due - i.amount, given.delivered) < least(i.due, given.owed)
    union all
    select 'DEADLINE_PASSED', ${WHO}, ${WHERE_TO}, l.deadline::text, a.committed::text, a.id
    from ${GIVEN} where l.deadline < ?::date and a.committed > 0
    union all
    select case d.state when 'SENT' then 'NOT_RECEIVED' else 'IN_DISPUTE' end, ${WHO}, ${WHERE_TO},
      (d.sent_on + ${RECEIPT_DAYS})::text, d.amount::text, d.id
    from ${GIVEN} join delivery d on d.allocation_id = a.id
    where d.state = 'DISPUTED' or (d.state = 'SENT' and d.sent_on < ?::date)) late
  order by late."gapCode", late."dueOn", late.reason, late.sort`;

const listOf = (name: string, sql: string) =>
  `(select coalesce(json_agg(to_jsonb(row) - 'sort' - 'position'), '[]') from (${sql}) row) as ${name}`;

/** What anybody may see of an area and a year now, all of it in one statement and so of one moment. */
export async function publicView(
  tx: EntityManager,
  { areaCode, fiscalYear }: { areaCode: string; fiscalYear: number },
): Promise<PublicView> {
  const day = today();
  const [view] = await rowsIn<PublicView>(
    tx,
    `${SCOPE} select ${listOf('lines', LINES)}, ${listOf('matrix', MATRIX)}, ${listOf('late', LATE)}`,
    [fiscalYear, areaCode, areaCode, day, day, daysAfter(day, -RECEIPT_DAYS)],
  );
  if (!view) throw new Error('no view of an area');
  return view;
}

interface BriefRow extends Frozen {
  id: string;
  code: string;
  frozenAt: string;
}

export function briefLoaders(read: Snapshot) {
  return {
    brief: rowLoader<BriefRow>(
      read,
      `select id, code, content, fingerprint, frozen_at as "frozenAt" from brief where id = any ($1::uuid[])`,
      (row) => row.id,
    ),
  };
}

/** The part of a brief that csr keeps, with its fingerprint; null until it has heard of the brief. */
export async function coverageOfBrief(loaders: ReturnType<typeof briefLoaders>, id: string) {
  const row = await loaders.brief.load(id);
  if (!row) return null;
  const { frozenAt, fingerprint } = row;
  return { ...thaw<BriefCoverage>(row, `brief ${row.code} in csr`), frozenAt, fingerprint };
}

import type { CsrPlanType } from '../annual-plans/csr-plan.type.ts';
import { peopleReached, realisationOf, reportLines, type Realisation, type RealisationRow } from './report.rules.ts';

/** Everything a report says, as it is kept for ever once it is filed. */
export interface ReportContent {
  companyCode: string;
  companyName: string;
  year: number;
  plan: { version: number; budget: string; activities: PlannedActivity[] } | null;
  newMoney: Realisation;
  passedThrough: Realisation;
  carriedOver: Realisation;
  lines: ReturnType<typeof reportLines>;
  rows: RealisationRow[];
  people: number | null;
  arePeopleRounded: boolean;
  gapAreaIds: string[];
  areaCodes: string[];
  evidence: ReportedProof[];
  handoverCodes: string[];
  certificateCodes: string[];
  /** For whom the report is limited to areas: the gaps and papers one by one; reports filed before have none. */
  gaps?: { gapAreaId: string; areaCode: string; people: number | null }[];
  papers?: { code: string; areaCodes: string[] }[];
}

/** A file with the rows it proves; reports filed before do not say which. */
interface ReportedProof {
  id: string;
  fileName: string;
  sha256: string;
  rowIds?: string[];
}

interface PlannedActivity {
  title: string;
  areaCode: string | null;
  categoryCode: string | null;
  budget: string;
}

/** Reads rows of the books; a query's snapshot and a command's transaction both can. */
export type ReadRows = <Row extends object>(sql: string, values: readonly unknown[]) => Promise<Row[]>;

// What was received in the year, and what was done without a pledge and verified. Goods are valued in proportion.
const REALISED = `
  select d.id, 'DELIVERY' as source, p.code, a.flow, a.kind, a.item, a.unit, d.amount::text as amount,
    case when a.kind in ('GOODS', 'SERVICE')
      then round(a.estimated_value::numeric * d.amount / a.amount)::text end as "estimatedValue",
    d.received_on::text as day, g.area_code as "areaCode", g.category_code as "categoryCode", g.id as "gapAreaId",
    d.state = 'VERIFIED' as "isVerified", case when p.flow <> 'NEW_MONEY' then jsonb_build_object('giver',
      p.passed_on_from, 'fiscalYear', p.carried_over_from, 'pledgeId', p.origin_pledge_id) end as origin
  from delivery d join pledge_allocation a on a.id = d.allocation_id join pledge p on p.id = a.pledge_id
    join gap_account g on g.id = a.gap_area_id
  where p.company_id = $1 and d.state in ('RECEIVED', 'VERIFIED') and extract(year from d.received_on) = $2::integer
  union all
  select v.id, 'ACTIVITY', v.code, v.flow, v.kind, v.item, v.unit, v.amount::text, v.estimated_value::text,
    v.done_on::text, v.area_code, v.category_code, v.gap_area_id, true, case when v.flow <> 'NEW_MONEY'
      then jsonb_build_object('giver', v.passed_on_from, 'fiscalYear', v.carried_over_from, 'pledgeId',
        v.origin_pledge_id) end
  from activity v where v.company_id = $1 and v.state = 'VERIFIED' and extract(year from v.done_on) = $2::integer
  order by day, source, id`;

const PROOFS = `
  select e.id, e.file_name as "fileName", e.sha256, array_agg(t.row_id::text order by t.row_id) as "rowIds"
  from evidence e join (
    select evidence_id, delivery_id as row_id from delivery_evidence where delivery_id = any($1::uuid[])
    union select evidence_id, activity_id from activity_evidence where activity_id = any($1::uuid[])) t
    on t.evidence_id = e.id
  where e.state = 'STORED' group by e.id order by e.file_name, e.id`;

const PAPERS = `
  select h.code, 'HANDOVER' as paper, array[g.area_code] as "areaCodes" from handover_record h
    join delivery d on d.id = h.delivery_id join pledge_allocation a on a.id = d.allocation_id
    join gap_account g on g.id = a.gap_area_id where h.delivery_id = any($1::uuid[])
  union all
  select distinct k.code, 'CERTIFICATE', k.areas from contribution_certificate k
    join contribution_certificate_delivery kd on kd.certificate_id = k.id
  where kd.delivery_id = any($1::uuid[]) and not exists (
    select 1 from contribution_certificate_revocation r where r.certificate_id = k.id) order by code`;

const PEOPLE = `
  select g.id as "gapAreaId", g.area_code as "areaCode", n.people from gap_account g
  left join gap_people n on n.gap_area_id = g.id where g.id = any($1::uuid[]) order by g.id`;

const planned = (plan: CsrPlanType): ReportContent['plan'] => ({
  version: plan.version,
  budget: String(plan.budget),
  activities: plan.activities.map(({ title, area, categoryCode, budget }) => ({
    title,
    areaCode: area?.code ?? null,
    categoryCode,
    budget: String(budget),
  })),
});

/** Builds what a company's report of a year says from the rows of the books; every sum is made from `rows` alone. */
export async function buildReport(
  read: ReadRows,
  company: { id: string; code: string; name: string },
  year: number,
  plan: CsrPlanType | null,
): Promise<ReportContent> {
  const rows = await read<RealisationRow>(REALISED, [company.id, year]);
  const ids = rows.map(({ id }) => id);
  const gapAreaIds = [...new Set(rows.flatMap(({ gapAreaId }) => gapAreaId ?? []))].toSorted();
  const evidence = await read<ReportedProof>(PROOFS, [ids]);
  const papers = await read<{ code: string; paper: string; areaCodes: string[] }>(PAPERS, [ids]);
  const gaps = await read<{ gapAreaId: string; areaCode: string; people: number | null }>(PEOPLE, [gapAreaIds]);
  const { people, isRounded } = peopleReached(gaps);
  const codesOf = (kind: string) => papers.filter(({ paper }) => paper === kind).map(({ code }) => code);
  return {
    companyCode: company.code,
    companyName: company.name,
    year,
    plan: plan && planned(plan),
    newMoney: realisationOf(rows, 'NEW_MONEY'),
    passedThrough: realisationOf(rows, 'PASS_THROUGH'),
    carriedOver: realisationOf(rows, 'CARRY_OVER'),
    lines: reportLines(rows),
    rows,
    people,
    arePeopleRounded: isRounded,
    gapAreaIds,
    areaCodes: [...new Set(rows.map(({ areaCode }) => areaCode))].toSorted(),
    evidence,
    handoverCodes: codesOf('HANDOVER'),
    certificateCodes: codesOf('CERTIFICATE'),
    gaps,
    papers: papers.map(({ code, areaCodes }) => ({ code, areaCodes })),
  };
}

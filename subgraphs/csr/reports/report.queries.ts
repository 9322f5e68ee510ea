import { Role, type Actor } from '#kit/actor';
import { notFound } from '#kit/errors';
import { rowLoader } from '#kit/loading';
import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { Snapshot } from '#kit/snapshot';

import { companyForOverseer, planOf } from '../annual-plans/csr-plan.queries.ts';
import type { CsrContext } from '../context.ts';
import { buildReport, type ReportContent } from './report-content.queries.ts';
import { limitReport, type ShownReport } from './report-scope.rules.ts';
import type { CsrReportType, RealisationRowType } from './report.type.ts';

const REPORT = `id, code, company_id as "companyId", organisation, fiscal_year as year, version, content, sha256, filed_at as "filedAt",
  is_demo as "isDemo"`;

/** What a request loads of filed reports: whoever shows one checks the viewer. */
export const reportLoaders = (read: Snapshot) => ({
  reportById: rowLoader<CsrReportType>(
    read,
    `select ${REPORT} from csr_report where id = any($1::uuid[])`,
    (row) => row.id,
  ),
});

/**
 * The areas a viewer is shown a company's report for; null for the whole: the company itself, and who acts in the whole
 * country. A forum's coordinator oversees its members, but not what they gave elsewhere, perhaps without their name.
 */
function areasShownTo(actor: Actor | null, organisation: string): string[] | null {
  if (!actor || actor.organisation === organisation) return actor ? null : [];
  const grants = actor.grants.filter(({ role }) => role === Role.FORUM_COORDINATOR || role === Role.ADMIN);
  if (grants.some(({ area }) => area === null)) return null;
  return [...new Set(grants.flatMap(({ area }) => area ?? []))];
}

/** What a company's report of a year says now; for itself and ADMIN whole, for its coordinators what is in their areas. */
export async function complianceReport(context: CsrContext, companyId: string, year: number): Promise<ShownReport> {
  const company = await companyForOverseer(context, companyId);
  const { read } = context;
  const content = await buildReport(read.rows, company, year, await planOf(read, companyId, year, false));
  return limitReport(content, areasShownTo(context.actor, company.organisation));
}

/** What a filed report said when it was filed, as far as the viewer is shown it. */
export const contentOf = ({ actor }: CsrContext, { content, organisation }: CsrReportType): ShownReport =>
  limitReport(JSON.parse(content) as ReportContent, areasShownTo(actor, organisation));

/** A filed report by its code, for the same viewers; NOT_FOUND for all others. */
export async function oneReport(context: CsrContext, code: string): Promise<CsrReportType> {
  const [report] = await context.read.rows<CsrReportType>(`select ${REPORT} from csr_report where code = $1`, [code]);
  if (!report) throw notFound('CsrReport', code);
  await companyForOverseer(context, report.companyId).catch(() => {
    throw notFound('CsrReport', code);
  });
  return report;
}

/** The reports a company has filed for a year, the newest first, the last 50. */
export async function reportsOf(context: CsrContext, companyId: string, year: number): Promise<CsrReportType[]> {
  await companyForOverseer(context, companyId);
  return context.read.rows<CsrReportType>(
    `select ${REPORT} from csr_report where company_id = $1 and fiscal_year = $2 order by version desc limit 50`,
    [companyId, year],
  );
}

/** A page of the rows of a report, in the order the report has them. */
export function rowsOfReport(rows: readonly RealisationRowType[], args: PageArgs): Page<RealisationRowType> {
  const page = readPage(args, ['uuid']);
  const after = page.after?.[0];
  const from = after === undefined ? 0 : rows.findIndex(({ id }) => id === after) + 1;
  return pageOf(
    rows.slice(from, from + page.first + 1),
    page,
    (row) => [row.id],
    async () => rows.length,
  );
}

import { createHash } from 'node:crypto';

import { assertSignedIn } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';
import { badInput } from '#kit/errors';
import { newId } from '#kit/ids';

import { lockOwnCompany } from '../annual-plans/csr-plan.commands.ts';
import { planOf } from '../annual-plans/csr-plan.queries.ts';
import type { CsrContext } from '../context.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import type { FileCsrReportInput } from './report-command.type.ts';
import { buildReport, type ReadRows } from './report-content.queries.ts';
import { refuseUnchangedReport } from './report.rules.ts';

function assertYear(year: number): void {
  const now = Number(today().slice(0, 4));
  if (year <= now) return;
  throw badInput([{ field: 'year', code: 'YEAR_IN_FUTURE', message: `is ${now} or earlier.` }]);
}

/** Keeps what the report of the own company says now, for ever and under a code of its own. */
export async function fileCsrReport(context: CsrContext, input: FileCsrReportInput) {
  const actor = assertSignedIn(context.actor);
  assertYear(input.year);
  return decideOnce(context, actor, 'fileCsrReport', input, async (tx) => {
    const company = await lockOwnCompany(tx, actor);
    // The same statements as of a query, numbered for the driver: each value is given where its number stands.
    const read: ReadRows = (sql, values) =>
      rowsIn(
        tx,
        sql.replace(/\$\d+/g, '?'),
        [...sql.matchAll(/\$(\d+)/g)].map(([, at]) => values[Number(at) - 1]),
      );
    const plan = await planOf(
      { ...context.read, rows: (sql, values = []) => read(sql, values) },
      company.id,
      input.year,
      false,
    );
    const content = JSON.stringify(await buildReport(read, company, input.year, plan));
    const sha256 = createHash('sha256').update(content).digest('hex');
    const [last] = await rowsIn<{ code: string; version: number; sha256: string }>(
      tx,
      'select code, version, sha256 from csr_report where company_id = ? and fiscal_year = ? order by version desc limit 1',
      [company.id, input.year],
    );
    const refusal = refuseUnchangedReport(last?.sha256 === sha256 ? last.code : null);
    if (refusal) return refusal;
    const id = newId();
    await rowsIn(
      tx,
      `insert into csr_report (id, code, company_id, organisation, fiscal_year, version, content, sha256, is_demo,
         actor_subject, actor_name, actor_organisation, filed_at, filed_on)
       values (?, 'LTJ-' || ? || '-' || lpad(nextval('csr_report_number')::text, 6, '0'), ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
      [
        id,
        String(input.year),
        company.id,
        company.organisation,
        input.year,
        (last?.version ?? 0) + 1,
        content,
        sha256,
        company.isDemo,
        actor.subject,
        actor.name,
        actor.organisation,
        new Date(),
        today(),
      ],
    );
    return { __typename: 'CsrReportFiled', reportId: id, replayed: false } as const;
  });
}

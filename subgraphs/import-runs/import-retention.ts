import { rowsIn } from '#kit/database';
import type { PersonalTable } from '#kit/personal-data';

const DAYS = /^[1-9]\d{0,4}$/;

/** How many days an import shows the cells it refused and changed, and who started it. */
export function importDays(): number {
  const text = process.env['RETENTION_IMPORT_DAYS'] || '30';
  if (!DAYS.test(text))
    throw new Error(`RETENTION_IMPORT_DAYS is a whole number of days, not ${JSON.stringify(text)}.`);
  return Number(text);
}

const LEFT = `(r.actor ->> 'name' <> '—' or exists (select from import_problem where run_id = r.id)
  or exists (select from import_change where run_id = r.id))`;

/** What a file of people leaves behind besides the rows it wrote: cells, and the name of who started it. */
export const importsOfPeople: Readonly<Record<string, PersonalTable>> = {
  import_run: {
    holds: 'cells that were refused or changed, names of who imported',
    touched: `select (select count(*) from import_problem)::int + (select count(*) from import_change)::int as rows,
      count(distinct r.started_by)::int as people from import_run r where ${LEFT}`,
    ends: {
      keptDays: importDays,
      overdue: `select r.id from import_run r
        where (r.finished_at at time zone 'Asia/Jakarta')::date < $1::date and ${LEFT}
        order by r.finished_at, r.id limit $2::bigint`,
      erase: async (tx, id) => {
        await rowsIn(tx, 'delete from import_problem where run_id = ?', [id]);
        await rowsIn(tx, 'delete from import_change where run_id = ?', [id]);
        await rowsIn(tx, `update import_run set actor = jsonb_set(actor, '{name}', '"—"') where id = ?`, [id]);
      },
    },
  },
};

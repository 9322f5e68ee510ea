import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import { daysAfter, today } from '#kit/dates';
import { rowLoader } from '#kit/loading';

import { liesIn } from '../areas/area.queries.ts';
import { readScope, type Scope } from '../scope.ts';
import { quietDays } from '../settings.ts';
import type { QuietPledgeFilter, QuietPledgeType, ReminderFilter, ReminderType } from './reminder.type.ts';

const REMINDER = `r.id, r.kind, r.due_on::text as "dueOn", r.raised_at as "raisedAt", r.settled_at as "settledAt",
  r.is_demo as "isDemo", r.company_id as "companyId", r.pledge_id as "pledgeId", r.delivery_id as "deliveryId",
  r.agreement_id as "agreementId"`;

/** What a request loads of reminders: only what its own command has just touched. */
export const reminderLoaders = ({ read, actor }: RequestContext) => ({
  reminderById: rowLoader<ReminderType>(
    read,
    `select ${REMINDER}, exists (select 1 from reminder_acknowledgement k
       where k.reminder_id = r.id and k.organisation = $2) as "isAcknowledged"
     from reminder r where r.id = any($1::uuid[])`,
    (row) => row.id,
    [actor?.organisation ?? null],
  ),
});

// An instalment tells of all the money of its pledge: it is for who coordinates every one of its areas.
const LISTED = `from reminder r where ($1::text is null or r.organisation = $1)
  and ($2::text is null or case when r.kind in ('INSTALMENT_DUE', 'INSTALMENT_LATE')
    then (select bool_and(area.code = $2 or area.code like $2 || '.%') from unnest(r.areas) as area (code))
    else exists (select 1 from unnest(r.areas) as area (code) where area.code = $2 or area.code like $2 || '.%') end)
  and ($3::text[] is null or r.kind = any($3)) and ($4::boolean or r.settled_at is null)`;

/** Reminders of the viewer's organisation, or of an area the viewer coordinates; the earliest day first. */
export async function reminders(
  { read, actor }: RequestContext,
  filter: ReminderFilter,
  args: PageArgs,
): Promise<Page<ReminderType>> {
  const { organisation, within } = readScope(actor, filter.within);
  const page = readPage(args, ['day', 'uuid']);
  const values = [organisation, within, filter.kinds ?? null, filter.withSettled ?? false];
  const rows = await read.rows<ReminderType>(
    `select ${REMINDER}, exists (select 1 from reminder_acknowledgement k
       where k.reminder_id = r.id and k.organisation = $5) as "isAcknowledged"
     ${LISTED} and ($6::date is null or (r.due_on, r.id) > ($6, $7::uuid)) order by r.due_on, r.id limit $8`,
    [...values, actor?.organisation ?? null, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1],
  );
  return pageOf(
    rows,
    page,
    (row) => [row.dueOn, row.id],
    async () => {
      const [counted] = await read.rows<{ count: string }>(`select count(*) ${LISTED}`, values);
      return Number(counted?.count ?? 0);
    },
  );
}

const DAY = `(a.accepted_at at time zone 'Asia/Jakarta')::date`;
// An area is counted over its gaps and one index: who pledged is looked up for an organisation's own parts only. Areas of
// each size have a statement of their own, told apart by a comment: the plan that is kept for provinces goes too far for a desa.
const quietOf = ({ organisation, within }: Scope): string =>
  `from pledge_allocation a ${
    organisation === null
      ? `join gap_account g on g.id = a.gap_area_id /* a code of ${within?.length} */ where ${liesIn('g.area_code', '$1')}`
      : 'join pledge p on p.id = a.pledge_id where p.organisation = $1'
  } and a.state = 'COMMITTED' and ${DAY} <= $2::date`;

/** Committed parts of pledges of which nothing was sent, the longest quiet first. */
export async function quietPledges(
  { read, actor }: RequestContext,
  filter: QuietPledgeFilter,
  args: PageArgs,
): Promise<Page<QuietPledgeType>> {
  const scope = readScope(actor, filter.within);
  const page = readPage(args, ['day', 'uuid']);
  const quiet = quietOf(scope);
  const values = [scope.organisation ?? scope.within, daysAfter(today(), -(filter.days ?? quietDays()))];
  const rows = await read.rows<QuietPledgeType>(
    `select a.id as "allocationId", ${DAY}::text as "committedOn", $3::date - ${DAY} as "daysQuiet" ${quiet}
       and ($4::date is null or (${DAY}, a.id) > ($4, $5::uuid)) order by ${DAY}, a.id limit $6`,
    [...values, today(), page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1],
  );
  return pageOf(
    rows,
    page,
    (row) => [row.committedOn, row.allocationId],
    async () => {
      const [counted] = await read.rows<{ count: string }>(`select count(*) ${quiet}`, values);
      return Number(counted?.count ?? 0);
    },
  );
}

import { today } from '#kit/dates';

/** What csr tells those who watch it. */
export const csrWatched = [
  {
    name: 'simpul_holds_expiring',
    help: 'Submitted allocations and amendments whose hold ends today or tomorrow, or is over and not released yet.',
    sql: `select count(*)::float8 as value from pledge_allocation where hold_until <= $1::date + 1`,
    values: () => [today()],
  },
  {
    name: 'simpul_holds_overdue',
    help: 'Those whose hold is over and not released yet.',
    sql: `select count(*)::float8 as value from pledge_allocation where hold_until < $1::date`,
    values: () => [today()],
  },
  {
    name: 'simpul_allocations_waiting',
    help: 'Allocations on the waiting list.',
    sql: `select count(*)::float8 as value from pledge_allocation where state = 'WAITLISTED'`,
  },
  {
    name: 'simpul_webhooks_active',
    help: 'Webhooks that are told of what happens.',
    sql: `select count(*)::float8 as value from webhook where state = 'ACTIVE'`,
  },
  {
    name: 'simpul_webhooks_failing',
    help: 'Webhooks with a message that failed at least once and waits, or was given up within a day.',
    sql: `select count(distinct d.webhook_id)::float8 as value from webhook_delivery d join webhook w on w.id = d.webhook_id
          where w.state <> 'REMOVED' and (d.state = 'PENDING' and d.failed > 0 or d.state = 'FAILED' and exists (
            select from webhook_attempt a where a.delivery_id = d.id and a.at > clock_timestamp() - interval '1 day'))`,
  },
];

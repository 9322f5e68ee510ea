import type { Store } from '#kit/database';
import { QUEUE } from '#kit/events';
import { log } from '#kit/log';
import type { Notices } from '#kit/notices';

import { gauge, metricsOf } from './metrics.ts';

/** A figure that is read from the database when somebody asks. */
export interface StandingFigure {
  name: string;
  help: string;
  /** One row with `value`. */
  sql: string;
  values?: () => unknown[];
}

/** What every subgraph tells of itself. */
const COMMON: readonly StandingFigure[] = [
  {
    name: 'simpul_audit_unsealed',
    help: 'Committed entries of the audit trail that are not chained yet.',
    sql: 'select count(*)::float8 as value from audit_pending',
  },
  {
    name: 'simpul_audit_lag_seconds',
    help: 'Age of the oldest entry of the audit trail that is not chained yet.',
    sql: `select coalesce(extract(epoch from clock_timestamp() - min(e.at)), 0)::float8 as value
          from audit_pending p join audit_entry e on e.id = p.entry_id`,
  },
];

const queueOf = (service: string): readonly StandingFigure[] => [
  {
    name: 'simpul_events_waiting',
    help: 'Events in the outbox of this database that wait to be heard or sent on.',
    sql: `select count(*)::float8 as value from ${QUEUE}.jobs where key is not null`,
  },
  {
    name: 'simpul_events_oldest_seconds',
    help: 'Age of the oldest of them.',
    sql: `select coalesce(extract(epoch from clock_timestamp() - min(created_at)), 0)::float8 as value
          from ${QUEUE}.jobs where key is not null`,
  },
  {
    name: 'simpul_jobs_waiting',
    help: 'Work of this subgraph that waits in its queue, events left out.',
    sql: `select count(*)::float8 as value from ${QUEUE}.jobs
          where key is null and task_identifier like '${service}:%'`,
  },
];

/** Who asks gives up after 10 s: where each question waits for a database that says nothing, the last are not put. */
const LONGEST_MS = 4_000;

/** Reads the standing figures of a subgraph into its registry; one that cannot be read is left out, not told as it was. */
export function standingFigures(
  store: Store,
  notices: Notices,
  own: readonly StandingFigure[] = [],
): () => Promise<void> {
  const { registry } = metricsOf(store.name);
  const read = [...COMMON, ...queueOf(store.name), ...own].map((figure) => ({
    ...figure,
    told: gauge(figure.name, figure.help, registry),
  }));
  const up = gauge('simpul_database_up', '1 where the database answered the questions of this page.', registry);
  const pool = gauge('simpul_pool_connections', 'Database connections, by use.', registry, ['use']);
  const waiting = gauge('simpul_pool_waiting', 'Requests that wait for a database connection.', registry);
  const followed = gauge('simpul_live_updates_open', 'Live updates that somebody follows at this moment.', registry);
  return async () => {
    followed.set(notices.count());
    const { totalCount, idleCount, waitingCount } = store.pool;
    pool.set({ use: 'in use' }, totalCount - idleCount);
    pool.set({ use: 'idle' }, idleCount);
    waiting.set(waitingCount);
    let answers = true;
    const late = performance.now() + LONGEST_MS;
    for (const { sql, values, told } of read) {
      if (performance.now() > late) {
        answers = false;
        told.remove();
        continue;
      }
      try {
        const { rows } = await store.pool.query<{ value: number }>(sql, values?.() ?? []);
        told.set(rows[0]?.value ?? 0);
      } catch (error) {
        answers = false;
        told.remove();
        log.debug({ subgraph: store.name, error: String(error) }, 'a figure could not be read');
      }
    }
    up.set(answers ? 1 : 0);
  };
}

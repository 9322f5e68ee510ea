import type { Pool } from 'pg';

import { QUEUE, TILL_DONE } from '#kit/events';

/** Who still does a job says so more often than this (`BEAT_MS`). */
const STUCK_AFTER = '10 seconds';
/** The queue backs off up to hours; whole states may be tried again sooner, so that a mend shows within seconds. */
const LONGEST_WAIT = '10 seconds';

/** Whether work of these names is due that nobody has taken for a while. */
export async function isWaiting(pool: Pool, names: readonly string[], milliseconds: number): Promise<boolean> {
  const { rowCount } = await pool.query(
    `select 1 from ${QUEUE}.jobs where task_identifier = any($1) and locked_at is null and attempts < max_attempts
       and run_at < now() - make_interval(secs => $2) limit 1`,
    [names, milliseconds / 1000],
  );
  return rowCount === 1;
}

/** A job, and the worker that has taken it. */
export interface Taken {
  id: string;
  worker: string;
}

/** Says that these jobs are still being done, however long they last; whoever is killed says so no more. */
export async function sayAlive(pool: Pool, taken: readonly Taken[]): Promise<void> {
  await pool.query(
    `update ${QUEUE}._private_jobs job set locked_at = now() from unnest($1::bigint[], $2::text[]) as mine (id, worker)
     where job.id = mine.id and job.locked_by = mine.worker`,
    [taken.map(({ id }) => id), taken.map(({ worker }) => worker)],
  );
}

/**
 * Of the tasks of these names: gives back what a killed process had taken, lets what failed be tried again soon, gives
 * up nothing that must be done, and takes out what comes round by itself. Doing an event twice is harmless: its number is noted with its effect.
 */
export async function releaseStuck(pool: Pool, names: readonly string[]): Promise<void> {
  const mine = 'task_identifier = any($1)';
  const query = (sql: string) => pool.query(sql, [names]);
  await query(
    `select count(*) from ${QUEUE}.reschedule_jobs((select array_agg(id) from ${QUEUE}.jobs
       where ${mine} and attempts > 0 and locked_at is null and run_at > now() + interval '${LONGEST_WAIT}'),
       now() + interval '${LONGEST_WAIT}')`,
  );
  await query(
    `select count(*) from ${QUEUE}.reschedule_jobs((select array_agg(id) from ${QUEUE}.jobs
       where ${mine} and locked_at is null and attempts >= max_attempts and max_attempts = ${TILL_DONE}), attempts => 1)`,
  );
  // A task of the clock that failed too often: it would lie there for good, and count as work that waits.
  await query(
    `select count(*) from ${QUEUE}.complete_jobs((select array_agg(id) from ${QUEUE}.jobs
       where ${mine} and locked_at is null and attempts >= max_attempts and max_attempts <> ${TILL_DONE}))`,
  );
  // While the server was away nobody could say anything: after its start each has as long as ever.
  await query(
    `select ${QUEUE}.force_unlock_workers(array_agg(distinct locked_by)) from ${QUEUE}.jobs
     where ${mine} and greatest(locked_at, pg_postmaster_start_time()) < now() - interval '${STUCK_AFTER}'
     having count(*) > 0`,
  );
}

import { setTimeout as pause } from 'node:timers/promises';

import { Logger, run, type ParsedCronItem, type TaskList } from 'graphile-worker';
import { Pool } from 'pg';

import { QUEUE } from '#kit/events';
import { lines, log } from '#kit/log';

import { KEPT_ALIVE } from '../../connections/limits.ts';
import { NoticingClient } from '../../connections/noticing-client.ts';
import { isWaiting, releaseStuck, sayAlive, type Taken } from '../sweeping.ts';

const RESTART_MS = 1_000;
const SWEEP_MS = 5_000;
/** How often a job that lasts is told to be alive. */
const BEAT_MS = 2_000;
/** How long a runner may take to stop: as long as what it has taken may run. */
const PATIENCE_MS = 6_000;
/** Work that is due for so long while nobody works means that the runner has stopped without saying so. */
const STANDSTILL_MS = 10_000;

/** What is done with one job of the queue. */
export type Task = (payload: unknown, job: { id: string; key: string }) => Promise<void>;

export interface Worker {
  stop(): Promise<void>;
}

export interface QueueWork {
  /** Who works, for names of connections and for the log. */
  name: string;
  /** The database whose queue is worked on, and a pool of it. */
  databaseUrl: string;
  pool: Pool;
  tasks: Readonly<Record<string, Task>>;
  cron: ParsedCronItem[];
}

export const quietLogger = new Logger(() => (level, message) => {
  log[level === 'error' || level === 'warning' ? 'warn' : 'debug']({ part: 'events' }, message.split('\n', 1)[0]);
});

/** What is being done, and how lately something was: a worker that takes nothing though something waits stands still. */
interface Pulse {
  running: Set<Taken>;
  at: number;
}

function feltBy(pulse: Pulse, tasks: Readonly<Record<string, Task>>): TaskList {
  const felt = Object.entries(tasks).map(([name, work]): [string, TaskList[string]] => [
    name,
    async (payload, { job }) => {
      const taken = { id: String(job.id), worker: job.locked_by ?? '' };
      pulse.running.add(taken);
      try {
        await work(payload, { id: taken.id, key: job.key ?? '' });
      } catch (error) {
        // The queue keeps the words of a fault, and says them in its log: what they quote of a value is left out.
        const words = error instanceof Error ? error.message : String(error);
        throw new Error(String(lines.said(words)), { cause: error });
      } finally {
        pulse.running.delete(taken);
        pulse.at = Date.now();
      }
    },
  ]);
  return Object.fromEntries(felt);
}

/** One spell of work on the queue, over connections of its own; it ends when it fails, or is told to. */
interface Spell {
  ended: Promise<void>;
  end(): Promise<void>;
}

function beginSpell({ name, databaseUrl, cron }: QueueWork, tasks: TaskList): Spell {
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 6,
    Client: NoticingClient,
    ...KEPT_ALIVE,
    connectionTimeoutMillis: 2_000,
    application_name: `simpul-${name}-events`,
  });
  pool.on('error', (error) => log.debug({ error: error.message }, 'events connection lost'));
  pool.on('connect', (client) => client.on('error', () => undefined));
  const starting = run({
    pgPool: pool,
    schema: QUEUE,
    taskList: tasks,
    parsedCronItems: cron,
    concurrency: 4,
    noHandleSignals: true,
    pollInterval: 1_000,
    logger: quietLogger,
  });
  return {
    ended: starting.then((runner) => runner.promise),
    async end() {
      const over = starting.then((runner) => runner.stop()).catch(() => undefined);
      // A runner whose connections were cut may wait for them for ever; what it had taken is given back by the sweep.
      await Promise.race([over, pause(PATIENCE_MS, undefined, { ref: false })]);
      await Promise.race([pool.end().catch(() => undefined), pause(RESTART_MS, undefined, { ref: false })]);
    },
  };
}

/**
 * Works on a queue until stopped; survives Postgres restarts, takes over from killed processes, and begins anew where
 * the queue stands still.
 */
export function workOnQueue(work: QueueWork): Worker {
  const { name, pool } = work;
  const pulse: Pulse = { running: new Set(), at: Date.now() };
  const tasks = feltBy(pulse, work.tasks);
  const names = Object.keys(tasks);
  let stopping = false;
  let giveUp = () => undefined as void;
  const loop = (async () => {
    while (!stopping) {
      const spell = beginSpell(work, tasks);
      const givenUp = new Promise<void>((resolve) => {
        giveUp = resolve;
      });
      pulse.at = Date.now();
      await Promise.race([spell.ended, givenUp]).catch((error: unknown) => {
        if (!stopping) log.warn({ subgraph: name, error: String(error) }, 'events interrupted, starting again');
      });
      await spell.end();
      if (!stopping) await pause(RESTART_MS);
    }
  })();
  const look = async () => {
    await releaseStuck(pool, names);
    const isIdle = pulse.running.size === 0 && Date.now() - pulse.at > STANDSTILL_MS;
    if (!isIdle || !(await isWaiting(pool, names, STANDSTILL_MS))) return;
    log.warn({ subgraph: name }, 'events stand still, starting again');
    giveUp();
  };
  const sweep = setInterval(() => void look().catch(() => undefined), SWEEP_MS);
  void look().catch(() => undefined);
  const beat = setInterval(() => {
    if (pulse.running.size > 0) sayAlive(pool, [...pulse.running]).catch(() => undefined);
  }, BEAT_MS);
  return {
    async stop() {
      stopping = true;
      clearInterval(sweep);
      giveUp();
      await loop;
      clearInterval(beat);
    },
  };
}

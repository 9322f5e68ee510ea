import { setTimeout as pause } from 'node:timers/promises';

import type { Store } from 'express-rate-limit';
import { Pool } from 'pg';
import { RateLimiterMemory, RateLimiterPostgres, type RateLimiterAbstract } from 'rate-limiter-flexible';

import type { DatabaseState } from '#host/database-state';
import { log } from '#kit/log';

import { KEPT_ALIVE } from '../../subgraphs/connections/limits.ts';

const TABLE = 'gateway_limit';
const CONNECT_MS = 500;
const AGAIN_MS = 5_000;
/** Subgraphs that start beside a gateway take a while until they tell where their rows are. */
const TELLING_TRIES = 24;
/** As many as nobody ever asks: who counts for somebody else refuses nothing itself. */
const NO_LIMIT = 1_000_000_000;

/** Counts what callers do: in this process, or in a database that all gateways share. */
export interface Counters {
  /** So many points in so many seconds for each key; `name` keeps kinds apart. */
  limiter(name: string, points: number, seconds: number): RateLimiterAbstract;
  /** The same for the library that limits addresses; null where its own memory will do. */
  store(name: string): Store | null;
  /** The moment at which the server they stand on was started, once it tells; null in this process. */
  server(): Promise<string | null>;
  stop(): Promise<void>;
}

export const inThisProcess: Counters = {
  limiter: (keyPrefix, points, duration) => new RateLimiterMemory({ keyPrefix, points, duration }),
  store: () => null,
  server: async () => null,
  stop: async () => undefined,
};

/** Rows that may be lost with the server, and written without waiting for its disk: they are worth a minute. */
async function prepare(pool: Pool): Promise<void> {
  await pool.query(`do $$ begin
    perform pg_advisory_xact_lock(hashtext('${TABLE}'));
    create unlogged table if not exists ${TABLE} (key varchar(255) primary key, points integer not null default 0, expire bigint);
  end $$`);
}

/** Tries until the table is there: a gateway starts without it, and counts by itself so long. Tells which server it is. */
async function prepareAtLast(pool: Pool, signal: AbortSignal): Promise<string | null> {
  while (!signal.aborted) {
    try {
      await prepare(pool);
      return await startOf(pool);
    } catch (error) {
      log.warn({ error: String(error) }, 'limits: the shared database is away, this gateway counts by itself');
      await pause(AGAIN_MS, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }
  return null;
}

async function startOf(pool: Pool): Promise<string | null> {
  const asked = await pool.query<{ start: string }>(
    'select extract(epoch from pg_postmaster_start_time())::text as start',
  );
  return asked.rows[0]?.start ?? null;
}

/**
 * Says so where the counters stand on the server of the data: the transactions of a server are counted together, so that
 * each counted request would end every kept answer.
 */
export async function tellOfSharedServer(counters: Counters, state: DatabaseState): Promise<void> {
  const server = await counters.server();
  if (server === null) return;
  let told = await state.ask();
  for (let time = 0; told === null && time < TELLING_TRIES; time += 1) {
    await pause(AGAIN_MS, undefined, { ref: false });
    told = await state.ask();
  }
  if (!told?.split(/[ ,]+/).includes(server)) return;
  log.warn(
    'limits: LIMITS_DATABASE_URL is on the Postgres server of the data, so that no answer is kept: ' +
      'each request counted there is a commit. Give the counters a server of their own.',
  );
}

function storeOf(limiter: (seconds: number) => RateLimiterAbstract): Store {
  let counting: RateLimiterAbstract | undefined;
  const counter = () => (counting ??= limiter(60));
  return {
    localKeys: false,
    init({ windowMs }) {
      counting = limiter(windowMs / 1_000);
    },
    async increment(key) {
      const { consumedPoints, msBeforeNext } = await counter().consume(key, 1);
      return { totalHits: consumedPoints, resetTime: new Date(Date.now() + msBeforeNext) };
    },
    decrement: async (key) => void (await counter().reward(key, 1)),
    resetKey: async (key) => void (await counter().delete(key)),
  };
}

/**
 * Counts in a Postgres that all gateways are told of, so that a caller has the same whichever he comes to. It is a server
 * of its own (`tellOfSharedServer`). While that is away each gateway counts by itself: nobody is refused for our trouble, and nobody goes free.
 */
export async function openCounters(databaseUrl: string | null): Promise<Counters> {
  if (databaseUrl === null) return inThisProcess;
  const pool = new Pool({
    connectionString: databaseUrl,
    max: 4,
    ...KEPT_ALIVE,
    connectionTimeoutMillis: CONNECT_MS,
    query_timeout: CONNECT_MS,
    application_name: 'simpul-limits',
    options: '-c synchronous_commit=off',
  });
  pool.on('error', (error) => log.debug({ error: error.message }, 'limits: a connection was lost'));
  const stopping = new AbortController();
  const prepared = prepareAtLast(pool, stopping.signal);
  const limiter: Counters['limiter'] = (keyPrefix, points, duration) =>
    new RateLimiterPostgres({
      storeClient: pool,
      tableName: TABLE,
      tableCreated: true,
      keyPrefix,
      points,
      duration,
      insuranceLimiter: inThisProcess.limiter(keyPrefix, points, duration),
    });
  return {
    limiter,
    store: (name) => storeOf((seconds) => limiter(name, NO_LIMIT, seconds)),
    server: () => prepared,
    async stop() {
      stopping.abort();
      await pool.end();
    },
  };
}

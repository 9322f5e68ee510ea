import { setTimeout as pause } from 'node:timers/promises';

import type { Client } from 'pg';

import type { KeptPostgres } from '../../gateway/machine/keep-postgres.ts';
import { until } from '../support/client.ts';

/** Opens a connection of the fault's own, which nobody misses when it is cut. */
export type Connect = () => Promise<Client>;

const CUT = `select pg_terminate_backend(pid) from pg_stat_activity where application_name like 'simpul-%' and pid <> pg_backend_pid()`;
const BACKENDS = `select pid from pg_stat_activity where application_name like 'simpul-%' and pid <> pg_backend_pid()`;

/** Ends Postgres by a signal, and waits until its keeper has brought it back. */
export async function endPostgres(postgres: KeptPostgres, how: NodeJS.Signals): Promise<void> {
  const { pid } = postgres;
  process.kill(pid, how);
  await until(
    async () => postgres.pid,
    (now) => now !== pid,
  );
}

export async function cutConnections(connect: Connect): Promise<void> {
  const cutter = await connect();
  for (let round = 0; round < 25; round += 1) {
    await cutter.query(CUT);
    await pause(120);
  }
}

/** Takes what is free of Postgres's connections. */
async function takeAll(connect: Connect): Promise<void> {
  for (;;) {
    const failed = await connect().then(
      () => null,
      (error: unknown) => error,
    );
    if (failed) return;
  }
}

/** Leaves the hub no connection for two seconds. */
export async function takeConnections(connect: Connect): Promise<void> {
  const cutter = await connect();
  await takeAll(connect);
  await cutter.query(CUT);
  for (let round = 0; round < 20; round += 1) {
    await takeAll(connect);
    await pause(100);
  }
}

/** Holds the hub's backends still for four seconds. */
export async function stopBackends(connect: Connect): Promise<void> {
  const { rows } = await (await connect()).query<{ pid: number }>(BACKENDS);
  const signal = (name: NodeJS.Signals) =>
    rows.forEach(({ pid }) => {
      try {
        process.kill(pid, name);
      } catch (error) {
        if (Reflect.get(Object(error), 'code') !== 'ESRCH') throw error;
      }
    });
  signal('SIGSTOP');
  await pause(4_000).finally(() => signal('SIGCONT'));
}

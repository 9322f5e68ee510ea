import { setTimeout as pause } from 'node:timers/promises';

import { Client } from 'pg';
import { expect, test } from 'vitest';

import { until, type Answer } from '../support/client.ts';
import { aGap } from '../support/world.ts';
import { send, someCompanies, seconds, tell, walk, wishesFor, type KillHub } from './kill-world.ts';
import { cutConnections, endPostgres, stopBackends, takeConnections, type Connect } from './postgres-faults.ts';

const LONGEST_MS = 6_000;
const RECOVERY_MS = 10_000;
const READ = `query ($id: ID!) { gapArea(id: $id) { code staffing { deployed } coverage { version lines { open } } } }`;

interface Seen {
  milliseconds: number;
  isFine: boolean;
  endedAt: number;
  text: string;
}

/** Fine, or a fault that says to try again; anything else is shown by its text. */
async function timed(asking: Promise<Answer>): Promise<Seen> {
  const since = performance.now();
  const { errors, data } = await asking;
  const endedAt = performance.now();
  const isFine = !errors && data !== null;
  const mayRetry = errors?.every(
    ({ extensions }) => extensions.code === 'SERVICE_UNAVAILABLE' && extensions['retryable'] === true,
  );
  return {
    milliseconds: endedAt - since,
    isFine,
    endedAt,
    text: isFine ? 'fine' : mayRetry ? 'try again' : JSON.stringify(errors),
  };
}

/** Commands and reads run before, during and after a fault of the database. */
async function underFault(what: string, { hub }: KillHub, fault: (connect: Connect) => Promise<void>): Promise<void> {
  const gap = await aGap(hub, [{ need: 900_000_000 }]);
  const givers = await someCompanies(hub, 2);
  const seen: Seen[] = [];
  let isOver = false;
  const repeat = async (once: () => Promise<Answer>) => {
    while (!isOver) {
      seen.push(await timed(once()));
      await pause(20);
    }
  };
  const commands = Array.from({ length: 6 }, () =>
    repeat(async () => {
      const [wish] = wishesFor([gap], givers, 1);
      if (!wish) throw new Error('no wish');
      return send(wish);
    }),
  );
  const reads = Array.from({ length: 4 }, () => repeat(() => hub.ask(READ, { id: gap.id })));
  const running = Promise.all([...commands, ...reads]);
  const clients: Client[] = [];
  let mended = 0;
  try {
    await until(
      async () => seen.length,
      (count) => count > 20,
    );
    await fault(async () => {
      const client = new Client({ connectionString: hub.databaseUrl });
      client.on('error', () => undefined);
      await client.connect();
      clients.push(client);
      return client;
    });
    await Promise.all(clients.map((client) => client.end().catch(() => undefined)));
    mended = performance.now();
    const after = async () => seen.filter(({ endedAt }) => endedAt > mended).slice(-20);
    await until(after, (last) => last.length === 20 && last.every(({ isFine }) => isFine), RECOVERY_MS + LONGEST_MS);
  } finally {
    isOver = true;
    await running;
  }
  const recovery = Math.max(
    0,
    ...seen.filter(({ isFine, endedAt }) => !isFine && endedAt > mended).map(({ endedAt }) => endedAt - mended),
  );
  const slowest = Math.max(...seen.map(({ milliseconds }) => milliseconds));
  const faults = seen.filter(({ isFine }) => !isFine).length;
  tell(
    `${what}: ${seen.length} answers, ${faults} of them "try again", slowest ${seconds(slowest)}, last fault ${seconds(recovery)} after the mend`,
  );
  expect(seen.map(({ text }) => text).filter((text) => text !== 'fine' && text !== 'try again')).toEqual([]);
  expect(slowest).toBeLessThanOrEqual(LONGEST_MS);
  expect(recovery).toBeLessThanOrEqual(RECOVERY_MS);
  expect((await walk(hub.databaseUrl)).breaches).toEqual([]);
}

/** Postgres is there, but not as it should be. */
export function databaseFaults(world: () => KillHub): void {
  test('Postgres is shut down and comes back', async () => {
    await underFault('restart', world(), () => endPostgres(world().postgres, 'SIGINT'));
  });

  test('all connections are cut, again and again: no pool runs dry of it', async () => {
    await underFault('connections cut 25 times', world(), cutConnections);
  });

  test('others take every connection', async () => {
    await underFault('no connection free for 2 s', world(), takeConnections);
  });

  test('the backends stand still for four seconds', async () => {
    await underFault('backends stopped for 4 s', world(), stopBackends);
  });
}

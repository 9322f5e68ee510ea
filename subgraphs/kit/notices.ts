import { setTimeout as pause } from 'node:timers/promises';

import type { EntityManager } from '@mikro-orm/postgresql';
import { Repeater } from '@repeaterjs/repeater';
import { Client, escapeIdentifier } from 'pg';

import { rowsIn } from './database.ts';
import { log } from './log.ts';

/** Says that something changed, to every process of the subgraph, when the transaction commits. */
export async function notify(tx: EntityManager, channel: string, key: string): Promise<void> {
  await rowsIn(tx, 'select pg_notify(?, ?)', [channel, key]);
}

/** Hears what other processes of the subgraph committed, for live updates. */
export interface Notices {
  /** Each key said on the channel from now on. */
  listen(channel: string): AsyncIterableIterator<string>;
  stop(): Promise<void>;
}

type Hearer = (channel: string, key: string) => void;

/** Listens on one connection for the whole process, and again after Postgres was away. */
export function openNotices(databaseUrl: string, channels: readonly string[]): Notices {
  const hearers = new Set<Hearer>();
  let stopping = false;
  let client: Client | undefined;

  async function connectOnce(): Promise<void> {
    const fresh = new Client({ connectionString: databaseUrl, application_name: 'simpul-notices' });
    const gone = new Promise<void>((lost) => {
      fresh.on('error', () => lost());
      fresh.on('end', () => lost());
    });
    fresh.on('notification', ({ channel, payload }) => hearers.forEach((hear) => hear(channel, payload ?? '')));
    await fresh.connect();
    // Stopped while it connected: nobody else would end it.
    if (stopping) return fresh.end();
    client = fresh;
    for (const channel of channels) await fresh.query(`listen ${escapeIdentifier(channel)}`);
    await gone;
  }

  const loop = (async () => {
    while (!stopping && channels.length > 0) {
      await connectOnce().catch((error: unknown) => log.debug({ error: String(error) }, 'live updates interrupted'));
      if (!stopping) await pause(500);
    }
  })();

  return {
    listen: (channel) =>
      new Repeater<string>(async (push, stop) => {
        const hear: Hearer = (said, key) => {
          if (said === channel) void push(key);
        };
        hearers.add(hear);
        await stop;
        hearers.delete(hear);
      }),
    async stop() {
      stopping = true;
      await client?.end().catch(() => undefined);
      await loop;
    },
  };
}

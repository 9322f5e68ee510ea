import { setTimeout as pause } from 'node:timers/promises';

import { Repeater, SlidingBuffer } from '@repeaterjs/repeater';
import { escapeIdentifier, type Client } from 'pg';

import { log } from '#kit/log';
import type { Notices } from '#kit/notices';

import { KEPT_ALIVE } from '../connections/limits.ts';
import { NoticingClient } from '../connections/noticing-client.ts';

/** How often the connection, over which we only hear, is asked whether anybody is still there. */
const ASK_MS = 4_000;

const nameOf = (channel: string, key: string) => `${channel} ${key}`;

/** Listens on one connection for the whole process, and again after Postgres was away. */
export function openNotices(databaseUrl: string, channels: readonly string[]): Notices {
  const hearers = new Map<string, Set<() => void>>();
  let stopping = false;
  let client: Client | undefined;

  async function connectOnce(): Promise<void> {
    const fresh = new NoticingClient({
      connectionString: databaseUrl,
      ...KEPT_ALIVE,
      connectionTimeoutMillis: 2_000,
      application_name: 'simpul-notices',
    });
    const gone = new Promise<void>((lost) => {
      fresh.on('error', () => lost());
      fresh.on('end', () => lost());
    });
    fresh.on('notification', ({ channel, payload = '' }) =>
      hearers.get(nameOf(channel, payload))?.forEach((hear) => hear()),
    );
    await fresh.connect();
    // Stopped while it connected: nobody else would end it.
    if (stopping) return fresh.end();
    client = fresh;
    const asking = setInterval(() => void fresh.query('select 1').catch(() => undefined), ASK_MS);
    try {
      for (const channel of channels) await fresh.query(`listen ${escapeIdentifier(channel)}`);
      // What was said while nobody listened is read now.
      for (const ofKey of hearers.values()) for (const hear of ofKey) hear();
      await gone;
    } finally {
      clearInterval(asking);
      fresh.end().catch(() => undefined);
    }
  }

  const loop = (async () => {
    while (!stopping && channels.length > 0) {
      await connectOnce().catch((error: unknown) => log.debug({ error: String(error) }, 'live updates interrupted'));
      if (!stopping) await pause(500);
    }
  })();

  return {
    // A word that was not read gives way to the next: words that wait for a slow reader would be too many in the end, which
    // the library throws at the connection that tells them to all.
    listen: (channel, key) =>
      new Repeater<string>(async (push, stop) => {
        const name = nameOf(channel, key);
        const hear = () => void push(key);
        hearers.set(name, (hearers.get(name) ?? new Set()).add(hear));
        await stop;
        hearers.get(name)?.delete(hear);
        if (hearers.get(name)?.size === 0) hearers.delete(name);
      }, new SlidingBuffer(1)),
    count: () => [...hearers.values()].reduce((sum, { size }) => sum + size, 0),
    async stop() {
      stopping = true;
      await client?.end().catch(() => undefined);
      await loop;
    },
  };
}

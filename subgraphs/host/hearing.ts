import { setTimeout as pause } from 'node:timers/promises';

import { Repeater } from '@repeaterjs/repeater';
import { Client, escapeIdentifier } from 'pg';

import { log } from '#kit/log';
import type { Notices } from '#kit/notices';

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

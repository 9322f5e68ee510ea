import { setTimeout as pause } from 'node:timers/promises';

import { log } from '#kit/log';

import type { BrokerSettings } from './broker.ts';
import { workOnQueue, type QueueWork, type Task, type Worker } from './queue-work.ts';

const AGAIN_MS = 1_000;

export interface Carrying {
  settings: BrokerSettings;
  /** Who follows, and where its own outbox lies. */
  outbox: Omit<QueueWork, 'tasks' | 'cron'>;
  /** The jobs of the outbox that are for others, each named `follower:topic`. */
  forOthers: readonly string[];
  /** What is done with what others send. */
  tasks: Readonly<Record<string, Task>>;
}

/**
 * Carries events over the broker until stopped: what waits in the outbox is sent, what comes for this follower is
 * done. Without the broker both rest: nobody takes anything from the outbox, and all begins anew when it is back.
 */
export function carry({ settings, outbox, forOthers, tasks }: Carrying): Worker {
  const stopping = new AbortController();
  const stopped = new Promise<void>((resolve) => stopping.signal.addEventListener('abort', () => resolve()));
  const { name } = outbox;

  async function carryOn(): Promise<void> {
    // On one machine nobody loads the broker's client.
    const { openBroker } = await import('./broker.ts');
    const broker = await openBroker(settings, name);
    let fail = (_error: unknown) => undefined as void;
    const failed = new Promise<never>((_resolve, reject) => {
      fail = reject;
    });
    const send =
      (task: string): Task =>
      (payload, { id, key }) =>
        broker.send({ id: `${name}:${id}`, task, key, payload }).catch((error: unknown) => {
          fail(error);
          throw error;
        });
    const sending = workOnQueue({
      ...outbox,
      tasks: Object.fromEntries(forOthers.map((task) => [task, send(task)])),
      cron: [],
    });
    const heard = broker.hear(name, tasks);
    log.info({ subgraph: name }, 'events travel through the broker');
    try {
      await Promise.race([broker.gone, heard, failed, stopped]);
    } finally {
      await sending.stop();
      await broker.close();
      await heard.catch(() => undefined);
    }
  }

  const loop = (async () => {
    while (!stopping.signal.aborted) {
      await carryOn().catch((error: unknown) => {
        log.warn({ subgraph: name, error: String(error) }, 'the event broker is away, events wait in the outbox');
      });
      await pause(AGAIN_MS, undefined, { signal: stopping.signal }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}

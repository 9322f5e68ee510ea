import type { Broker } from '#host/events/broker';
import type { Snapshot } from '#kit/snapshot';
import type { Store } from '#kit/database';

import { openSnapshot } from '../subgraphs/reading/open-snapshot.ts';
import { readWaiting, waitingOf, type Waiting } from './heard.ts';
import { brokerFromEnvironment } from './machine/event-routes.ts';
import { urlIn, type Databases } from './machine/database.ts';

/** As many letters of a broker as are looked at; more than that on their way is a fault in itself. */
const MOST = 10_000;

/** The broker that the environment names, to look at what it has; null where Postgres carries events. */
export async function openLook(): Promise<Broker | null> {
  const settings = brokerFromEnvironment();
  if (!settings) return null;
  const { openBroker } = await import('#host/events/broker');
  try {
    return await openBroker(settings, null);
  } catch (error) {
    throw new Error('The event broker in NATS_URL does not answer, so nobody can say what is on its way.', {
      cause: error,
    });
  }
}

async function sentOff(): Promise<Waiting[]> {
  const broker = await openLook();
  if (!broker) return [];
  try {
    const letters = await broker.onItsWay(MOST);
    return letters.map(({ letter, since }) => waitingOf(letter.key, since));
  } finally {
    await broker.close();
  }
}

/**
 * The events that have not been heard: those in an outbox, each database once, then those that a broker has. An event
 * goes from the one to the other, so that none is missed between the two looks.
 */
export async function eventsOnTheirWay(stores: readonly Store[], databases: Databases): Promise<Waiting[]> {
  const outboxes = new Map(stores.map((store) => [urlIn(databases, store.name), store]));
  const inOutboxes: Waiting[] = [];
  for (const store of outboxes.values()) {
    const read: Snapshot = openSnapshot(store);
    inOutboxes.push(...(await readWaiting(read).finally(() => read.end())));
  }
  return [...inOutboxes, ...(await sentOff())];
}

import { AckPolicy, jetstream, jetstreamManager, RetentionPolicy, StorageType } from '@nats-io/jetstream';
import type { JetStreamManager, JsMsg } from '@nats-io/jetstream';
import { connect, nanos, type ConnectionOptions, type NatsConnection } from '@nats-io/transport-node';

import { log } from '#kit/log';

import type { Task } from './queue-work.ts';

const CONNECT_MS = 2_000;
const PUBLISH_MS = 3_000;
/** Who has taken an event and says nothing for so long is taken for dead: longer than a command may try. */
const TAKEN_MS = 10_000;
const LONGEST_WAIT_MS = 10_000;
const AT_ONCE = 8;
const KNOWN_MS = 120_000;

/** A NATS server, or a cluster of them, that carries events between machines. */
export interface BrokerSettings {
  url: string;
  /** The stream that holds them; two hubs on one NATS have one each. */
  stream: string;
  /** On how many servers of the cluster each event is kept. */
  replicas: number;
}

/** An event on its way: a job of its owner's outbox, named as there. */
export interface Letter {
  /** The broker keeps one letter of an id, so that an event sent again is not heard again. */
  id: string;
  /** `follower:topic`. */
  task: string;
  /** The job's name in the outbox, which names aggregate and number. */
  key: string;
  payload: unknown;
}

export interface Broker {
  /** Ends once the broker has stored it. */
  send(letter: Letter): Promise<void>;
  /** Does what is sent to a follower, shared with its other processes, until the broker goes away. */
  hear(follower: string, tasks: Readonly<Record<string, Task>>): Promise<void>;
  /** What is on its way to anybody, oldest first. */
  onItsWay(most: number): Promise<{ letter: Letter; since: Date }[]>;
  /** Listens to whatever is sent to anybody from now on; gives what was sent until it is asked. */
  overhear(): Promise<() => Promise<Letter[]>>;
  /** Ends when the connection does. */
  gone: Promise<void>;
  close(): Promise<void>;
}

function optionsOf(url: string, name: string): ConnectionOptions {
  const servers = url.split(',').map((one) => new URL(one.trim()));
  const [first] = servers;
  return {
    servers: servers.map(({ host }) => host),
    name,
    timeout: CONNECT_MS,
    // Whoever uses the connection begins anew: what was under way is in the outbox, or with the broker, all the same.
    reconnect: false,
    pingInterval: 5_000,
    maxPingOut: 2,
    ...(first?.protocol === 'tls:' && { tls: {} }),
    ...(first?.username && { user: decodeURIComponent(first.username), pass: decodeURIComponent(first.password) }),
  };
}

/** Makes the stream where it is not there; one that is there keeps the settings its operator gave it. */
async function ensureStream(connection: NatsConnection, { stream, replicas }: BrokerSettings) {
  const manager = await jetstreamManager(connection, { checkAPI: false });
  const known = await manager.streams.info(stream).catch(() => null);
  if (!known) {
    await manager.streams.add({
      name: stream,
      subjects: [`${stream}.>`],
      // Each event is for one follower, and gone when that one has heard it.
      retention: RetentionPolicy.Workqueue,
      storage: StorageType.File,
      num_replicas: replicas,
      allow_direct: true,
      duplicate_window: nanos(KNOWN_MS),
    });
  }
  return manager;
}

/** All processes of a follower share what is sent to it. */
async function ensureFollower(manager: JetStreamManager, stream: string, follower: string): Promise<void> {
  await manager.consumers.add(stream, {
    durable_name: follower,
    filter_subject: `${stream}.${follower}.>`,
    ack_policy: AckPolicy.Explicit,
    ack_wait: nanos(TAKEN_MS),
    max_deliver: -1,
    max_ack_pending: 1_000,
  });
}

async function doWork(message: JsMsg, tasks: Readonly<Record<string, Task>>): Promise<void> {
  try {
    const { id, task, key, payload } = message.json<Letter>();
    const work = tasks[task];
    if (!work) throw new Error(`nobody here hears ${task}`);
    await work(payload, { id, key });
    message.ack();
  } catch (error) {
    log.warn({ part: 'events', error: String(error) }, 'an event was not applied, it is tried again');
    message.nak(Math.min(LONGEST_WAIT_MS, 125 * 2 ** Math.min(10, message.info.deliveryCount)));
  }
}

/** Connects, and makes what is missing there: the stream, and one follower's share; null for who only looks. */
export async function openBroker(settings: BrokerSettings, follower: string | null): Promise<Broker> {
  const connection = await connect(optionsOf(settings.url, `simpul-${follower ?? 'look'}`));
  const gone = connection.closed().then(() => undefined);
  const { stream } = settings;
  const prepare = async () => {
    const made = await ensureStream(connection, settings);
    if (follower !== null) await ensureFollower(made, stream, follower);
    return made;
  };
  const manager = await prepare().catch(async (error: unknown) => {
    await connection.close();
    throw error;
  });
  const client = jetstream(connection, { timeout: PUBLISH_MS });
  return {
    gone,
    async send(letter) {
      const [to = '', topic = ''] = letter.task.split(':');
      await client.publish(`${stream}.${to}.${topic}`, JSON.stringify(letter), { msgID: letter.id });
    },
    async hear(name, tasks) {
      const consumer = await client.consumers.get(stream, name);
      const messages = await consumer.consume({ max_messages: 4 * AT_ONCE, abort_on_missing_resource: true });
      void gone.then(() => messages.close());
      const running = new Set<Promise<void>>();
      for await (const message of messages) {
        while (running.size >= AT_ONCE) await Promise.race(running);
        const work = doWork(message, tasks).finally(() => running.delete(work));
        running.add(work);
      }
      await Promise.all(running);
    },
    async onItsWay(most) {
      const letters: Awaited<ReturnType<Broker['onItsWay']>> = [];
      const { state } = await manager.streams.info(stream);
      for (let seq = state.first_seq; seq <= state.last_seq && letters.length < most;) {
        const message = await manager.direct.getMessage(stream, { seq, next_by_subj: `${stream}.>` });
        if (!message) break;
        letters.push({ letter: message.json<Letter>(), since: message.time });
        seq = message.seq + 1;
      }
      return letters;
    },
    async overhear() {
      const letters: Letter[] = [];
      connection.subscribe(`${stream}.>`, { callback: (_fault, message) => void letters.push(message.json<Letter>()) });
      await connection.flush();
      return async () => {
        await connection.flush();
        return letters;
      };
    },
    close: () => connection.close(),
  };
}

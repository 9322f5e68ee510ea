import { setTimeout as pause } from 'node:timers/promises';

import type { EntityManager } from '@mikro-orm/postgresql';
import { jetstreamManager } from '@nats-io/jetstream';
import { connect } from '@nats-io/transport-node';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';

import { openBroker } from '../../subgraphs/host/events/broker.ts';
import { follow, migrateEvents, type Follower } from '../../subgraphs/host/following.ts';
import { decide } from '../../subgraphs/kit/command.ts';
import { announce, type EventHandler } from '../../subgraphs/kit/events.ts';
import { until } from '../support/client.ts';
import { createDatabase } from '../support/databases.ts';
import { NATS, startNats, type Nats } from '../support/nats.ts';
import { inDatabase } from '../support/tables.ts';
import { startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';

const TOPIC = 'test.counter';
const FOR_OTHERS = [`programs:${TOPIC}`];
const PATIENCE_MS = 40_000;

let programs: ProgramsAlone;
const followers: Follower[] = [];
beforeAll(async () => {
  programs = await startProgramsAlone();
});
afterEach(async () => {
  await Promise.all(followers.splice(0).map((follower) => follower.stop()));
});
afterAll(() => programs.stop());

const tell = (aggregate: string, sequence: number) =>
  decide(programs.store, (tx: EntityManager) =>
    announce(tx, TOPIC, ['programs'], { aggregate, sequence: BigInt(sequence), payload: { sequence } }),
  );

async function heard(): Promise<Record<string, number>> {
  const { rows } = await programs.store.pool.query<{ aggregate: string; sequence: string }>(
    'select aggregate, sequence from event_seen where topic = $1',
    [TOPIC],
  );
  return Object.fromEntries(rows.map((row) => [row.aggregate, Number(row.sequence)]));
}

const inOutbox = async (databaseUrl = programs.databaseUrl): Promise<number> =>
  Number((await inDatabase<{ n: string }>(databaseUrl, 'select count(*) as n from events.jobs'))[0]?.n);

const untilHeard = (aggregates: readonly string[], sequence: number) =>
  until(heard, (known) => aggregates.every((one) => known[one] === sequence), PATIENCE_MS);

const some = (name: string, count: number) => Array.from({ length: count }, (_none, index) => `${name}-${index}`);

test('who follows a subgraph with a database of its own takes from the outbox there', async () => {
  const other = await createDatabase(programs.databaseUrl, 'outbox');
  await migrateEvents(other);
  const routes = { outboxOf: (owner: string) => (owner === 'test' ? other : ''), broker: null, forOthers: [] };
  const handler: EventHandler = async () => undefined;
  followers.push(follow(programs.store, programs.databaseUrl, { [TOPIC]: handler }, [], {}, routes));
  const envelope = { aggregate: 'elsewhere', sequence: '7', occurredAt: new Date().toISOString(), payload: {} };
  await inDatabase(other, 'select events.add_job($1, $2)', [FOR_OTHERS[0], JSON.stringify(envelope)]);
  await untilHeard(['elsewhere'], 7);
  await until(
    () => inOutbox(other),
    (jobs) => jobs === 0,
    PATIENCE_MS,
  );
}, 60_000);

// Without the broker's program these are skipped: Debian has it as nats-server.
describe.skipIf(NATS === null)('NATS carries events', () => {
  let nats: Nats;
  beforeAll(async () => {
    nats = await startNats();
  });
  afterAll(() => nats?.stop());

  const settings = () => ({ url: nats.url, stream: 'test', replicas: 1 });
  const join = (handler: EventHandler = async () => undefined) => {
    const routes = { outboxOf: () => programs.databaseUrl, broker: settings(), forOthers: FOR_OTHERS };
    followers.push(follow(programs.store, programs.databaseUrl, { [TOPIC]: handler }, [], {}, routes));
  };
  const withBroker = async () => {
    const broker = await openBroker(settings(), null);
    return broker.onItsWay(1_000).finally(() => broker.close());
  };

  test('what two processes of a follower share is applied once, and nothing stays behind', async () => {
    const applied: string[] = [];
    const handler: EventHandler = async (_tx, _payload, { aggregate }) => void applied.push(aggregate);
    join(handler);
    join(handler);
    const aggregates = some('shared', 60);
    for (const aggregate of aggregates) await tell(aggregate, 1);
    await untilHeard(aggregates, 1);
    expect(applied.toSorted()).toEqual(aggregates.toSorted());
    await until(inOutbox, (jobs) => jobs === 0, PATIENCE_MS);
    await until(withBroker, (letters) => letters.length === 0, PATIENCE_MS);
  }, 60_000);

  test('while the broker is dead events wait in the outbox, and are heard when it is back', async () => {
    join();
    await tell('early', 1);
    await untilHeard(['early'], 1);
    await nats.kill();
    const aggregates = some('waiting', 20);
    for (const aggregate of aggregates) await tell(aggregate, 1);
    await tell('early', 2);
    expect(await inOutbox()).toBe(21);
    expect(await heard()).toMatchObject({ early: 1 });
    await nats.start();
    await untilHeard(aggregates, 1);
    await untilHeard(['early'], 2);
  }, 90_000);

  test('what the broker does not store stays in the outbox until it does', async () => {
    join();
    await tell('stored', 1);
    await untilHeard(['stored'], 1);
    const connection = await connect({ servers: new URL(nats.url).host });
    const { streams } = await jetstreamManager(connection);
    // An operator's limit: the connection stays, and each letter is refused.
    await streams.update('test', { max_msg_size: 10 });
    await tell('refused', 1);
    await pause(2_000);
    expect(await inOutbox()).toBe(1);
    await streams.update('test', { max_msg_size: -1 });
    await connection.close();
    await untilHeard(['refused'], 1);
  }, 60_000);

  test('what could not be applied is tried again, and what the broker holds of it can be seen', async () => {
    let isMended = false;
    let tries = 0;
    join(async () => {
      tries += 1;
      if (!isMended) throw new Error('not yet');
    });
    await tell('stubborn', 1);
    await until(
      async () => tries,
      (count) => count >= 2,
      PATIENCE_MS,
    );
    expect((await withBroker()).map(({ letter }) => letter.key)).toEqual([`programs:${TOPIC}:stubborn:1`]);
    isMended = true;
    await untilHeard(['stubborn'], 1);
  }, 60_000);

  test('a letter sent twice is kept once, and an older number changes nothing', async () => {
    join();
    await tell('newest', 5);
    await untilHeard(['newest'], 5);
    const broker = await openBroker(settings(), null);
    const envelope = { aggregate: 'newest', sequence: '3', occurredAt: new Date().toISOString(), payload: {} };
    const letter = { id: 'programs:again', task: FOR_OTHERS[0] ?? '', key: 'again', payload: envelope };
    await followers.pop()?.stop();
    await broker.send(letter);
    await broker.send(letter);
    expect(await broker.onItsWay(10)).toHaveLength(1);
    await broker.close();
    join();
    await until(withBroker, (letters) => letters.length === 0, PATIENCE_MS);
    expect(await heard()).toMatchObject({ newest: 5 });
  }, 60_000);
});

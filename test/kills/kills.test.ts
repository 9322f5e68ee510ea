import { afterAll, afterEach, beforeAll, describe } from 'vitest';

import { databaseFaults } from './database-faults.ts';
import { eventKills } from './event-kills.ts';
import { fallen, startKillHub, type KillHub } from './kill-world.ts';
import { orderlyEnds } from './orderly-ends.ts';
import { pledgeKills } from './pledge-kills.ts';

// One hub for all of these: it costs more to start than most of them to tell.
let started: KillHub | undefined;
beforeAll(async () => {
  started = await startKillHub();
});
afterAll(() => started?.stop());

const world = (): KillHub => {
  if (!started) throw new Error('the hub is started before the stories');
  return started;
};

afterEach(() => {
  const ended = fallen(world());
  if (ended.length > 0) throw new Error(`ended unasked: ${ended.join('\n')}`);
});

describe('SIGTERM amid commands', () => {
  orderlyEnds(world);
});
describe('kill -9 amid pledges', () => {
  pledgeKills(world);
});
describe('kill -9 amid events', () => {
  eventKills(world);
});
describe('faults of the database', () => {
  databaseFaults(world);
});

import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';

import type { Front } from '../../../gateway/front.ts';
import { openBooks, post as postTo, world, type Sent } from '../../support/books-front.ts';

let front: Front;
beforeAll(async () => {
  front = await openBooks(null);
});
afterAll(() => front?.stop());
beforeEach(() => {
  // Each test finds rows that nobody has read yet.
  world.state = `${Math.random()}`;
  world.amidst = () => undefined;
});

const post = (sent: Partial<Sent> = {}) => postTo({ front, ...sent });

/** What is sent at once while each answer takes a while; how often the subgraph was asked, and what came of it. */
async function atOnce(sent: Partial<Sent>[]): Promise<{ times: number; bodies: string[] }> {
  world.amidst = () => pause(100);
  const before = world.asked;
  const first = post(sent[0]);
  // The first is being worked out when the others come.
  await vi.waitFor(() => expect(world.asked).toBe(before + 1), { interval: 5 });
  const answers = await Promise.all([first, ...sent.slice(1).map(post)]);
  return { times: world.asked - before, bodies: await Promise.all(answers.map((answer) => answer.text())) };
}

test('what is asked by many at once is worked out once, and each has it', async () => {
  const { times, bodies } = await atOnce(Array.from({ length: 6 }, () => ({})));
  expect(times).toBe(1);
  expect(new Set(bodies).size).toBe(1);
  expect(bodies[0]).toContain('"asked":');
});

test('who asks something else, or as somebody else, or commands, waits for nobody', async () => {
  const lend = 'mutation Lend($id: ID!) { lend(id: $id) { id } }';
  const others: Partial<Sent>[] = [{}, { variables: { id: 'b' } }, { headers: { authorization: 'Bearer one' } }];
  expect((await atOnce(others)).times).toBe(3);
  expect((await atOnce(Array.from({ length: 3 }, () => ({ query: lend })))).times).toBe(3);
});

test('an answer that no longer holds when it is there is given to nobody who waited', async () => {
  const before = world.asked;
  world.amidst = async () => {
    await pause(100);
    if (world.asked === before + 1) world.state = 'a commit meanwhile';
  };
  const first = post();
  await vi.waitFor(() => expect(world.asked).toBe(before + 1), { interval: 5 });
  const told = await Promise.all([first, post()].map(async (answer) => (await answer).text()));
  expect(world.asked).toBe(before + 2);
  expect(told[0]).not.toBe(told[1]);
});

test('nobody waits twice for what is never kept, nor for one whose asker has gone', async () => {
  const moments = Array.from({ length: 3 }, () => ({ query: '{ moment }' }));
  expect((await atOnce(moments)).times).toBe(3);
  const since = performance.now();
  expect((await atOnce(moments)).times).toBe(3);
  expect(performance.now() - since).toBeLessThan(190);
  const gone = new AbortController();
  world.amidst = () => pause(300);
  const before = world.asked;
  const left = post({ variables: { id: 'gone' }, signal: gone.signal }).catch(() => 'gone');
  await vi.waitFor(() => expect(world.asked).toBe(before + 1), { interval: 5 });
  const waiting = post({ variables: { id: 'gone' } });
  gone.abort();
  expect(await left).toBe('gone');
  expect((await waiting).status).toBe(200);
  expect(world.asked).toBe(before + 2);
});

test('a slow answer is waited for, also after one that failed: worked out by all at once none would be there in time', async () => {
  let isBroken = true;
  world.amidst = async () => {
    await pause(700);
    if (isBroken) throw new Error('away');
  };
  const ask = async () => {
    const before = world.asked;
    const first = post();
    await vi.waitFor(() => expect(world.asked).toBe(before + 1), { interval: 5 });
    const others = [post(), post(), post()];
    await first;
    const bodies = await Promise.all(others.map(async (answer) => (await answer).text()));
    return { times: world.asked - before, told: new Set(bodies).size };
  };
  // Nobody has what failed: each of the others asks again.
  expect((await ask()).times).toBe(4);
  isBroken = false;
  expect(await ask()).toEqual({ times: 1, told: 1 });
});

test('nobody waits long: where a subgraph hangs, each works it out and has his own time', async () => {
  const before = world.asked;
  world.amidst = () => pause(2_500);
  const first = post();
  await vi.waitFor(() => expect(world.asked).toBe(before + 1), { interval: 5 });
  const second = post();
  await vi.waitFor(() => expect(world.asked).toBe(before + 2), { interval: 5, timeout: 1_900 });
  expect((await first).status + (await second).status).toBe(400);
});

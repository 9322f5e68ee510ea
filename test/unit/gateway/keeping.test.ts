import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import type { Front } from '../../../gateway/front.ts';
import { BOOK, openBooks, post as postTo, world, type Sent } from '../../support/books-front.ts';

const POINTS = 100;
const fronts: Front[] = [];
beforeAll(async () => void fronts.push(await openBooks(null), await openBooks(POINTS)));
afterAll(async () => void (await Promise.all(fronts.map((front) => front.stop()))));
beforeEach(() => {
  // Each test finds rows that nobody has read yet.
  world.state = `${Math.random()}`;
  world.amidst = () => undefined;
});

const post = (sent: Partial<Sent> = {}) => postTo({ front: fronts[0], ...sent });

/** How often the subgraph was asked for what is sent twice. */
async function askedFor(sent: Partial<Sent> = {}): Promise<number> {
  const before = world.asked;
  await post(sent);
  await post(sent);
  return world.asked - before;
}

test('an answer is given again, with the same headers', async () => {
  expect(await askedFor()).toBe(1);
  const told = async (answer: Response) => {
    const { 'x-request-id': _id, date: _date, ...headers } = Object.fromEntries(answer.headers);
    return { status: answer.status, headers, body: await answer.text() };
  };
  for (const accept of ['application/json', 'application/graphql-response+json']) {
    const made = await told(await post({ headers: { accept } }));
    expect(made.headers['content-type']).toContain(accept);
    const before = world.asked;
    const again = await told(await post({ headers: { accept } }));
    expect(world.asked).toBe(before);
    expect(again).toEqual(made);
  }
});

test('a body of nothing is told so', async () => {
  const answer = await fetch(`${fronts[0]?.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '',
    signal: AbortSignal.timeout(2_000),
  });
  expect(answer.status).toBe(400);
});

test('what another asks, or in other words, or with other values, is another answer', async () => {
  await post();
  const before = world.asked;
  await post({ headers: { authorization: 'Bearer one' } });
  await post({ headers: { authorization: 'Bearer two' } });
  await post({ variables: { id: 'b' } });
  await post({ query: BOOK.replace('asked', 'id asked') });
  expect(world.asked - before).toBe(4);
});

test('bytes that are no text are not taken for others that are none', async () => {
  const [head = '', tail = ''] = JSON.stringify({ query: BOOK, variables: { id: '?' } }).split('?');
  const before = world.asked;
  for (const byte of [0xfe, 0xff])
    await fetch(`${fronts[0]?.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Buffer.concat([Buffer.from(head), Buffer.from([byte]), Buffer.from(tail)]),
    });
  expect(world.asked - before).toBe(2);
});

test('a commit ends it, also one that comes while it is worked out', async () => {
  await post();
  const before = world.asked;
  world.state = 'after a commit';
  await post();
  expect(world.asked - before).toBe(1);
  world.amidst = () => void (world.state = 'amid');
  await post({ variables: { id: 'late' } });
  world.amidst = () => undefined;
  await post();
  const then = world.asked;
  await post({ variables: { id: 'late' } });
  expect(world.asked - then).toBe(1);
});

test('commands, faults, moments, streams, bad tokens, origins of others and a database that does not say keep nothing', async () => {
  const lend = 'mutation Lend($id: ID!) { lend(id: $id) { id } }';
  expect(await askedFor({ query: lend })).toBe(2);
  expect(await askedFor({ query: '{ failing }' })).toBe(2);
  expect(await askedFor({ query: '{ moment }' })).toBe(2);
  expect(await askedFor({ headers: { accept: 'text/event-stream' } })).toBe(2);
  expect(await askedFor({ headers: { origin: 'https://other.example' } })).toBe(2);
  expect(await askedFor({ headers: { authorization: 'Bearer nobody' } })).toBe(2);
  world.state = null;
  expect(await askedFor()).toBe(2);
});

test('an answer costs its points, kept or not', async () => {
  const front = fronts[1];
  const left: number[] = [];
  for (let time = 0; time < 3; time += 1) {
    const { extensions } = (await (await post({ front })).json()) as any;
    left.push(extensions.cost.throttleStatus.currentlyAvailable);
  }
  expect(left).toEqual([POINTS - 1, POINTS - 2, POINTS - 3]);
  const statuses = new Set<number>();
  for (let time = 0; time < POINTS; time += 1) statuses.add((await post({ front })).status);
  expect(statuses).toEqual(new Set([200, 429]));
  // Who has spent his points is refused what is kept, too.
  expect((await post({ front })).status).toBe(429);
});

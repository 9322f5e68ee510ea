import { afterEach, beforeEach, expect, test } from 'vitest';

import { openMaking } from '../../../gateway/exports/making.ts';
import type { Front } from '../../../gateway/front.ts';
import { until } from '../../support/client.ts';
import { openShelf, PAGES, shelf, type ShelfOptions } from '../../support/shelf-front.ts';

const QUERY = '{ books { nodes { title } } }';
const POINTS = 10_000;

const fronts: Front[] = [];
beforeEach(() => {
  shelf.asked = 0;
  shelf.amidst = () => undefined;
});
afterEach(async () => void (await Promise.all(fronts.splice(0).map((front) => front.stop()))));

async function shelfWith(options: ShelfOptions = {}): Promise<Front> {
  const front = await openShelf(options);
  fronts.push(front);
  return front;
}

interface Sent {
  body?: object;
  from?: string;
  signal?: AbortSignal;
  path?: string;
}

const post = (front: Front, { body = { query: QUERY }, from = '10.0.0.1', signal, path = '/export' }: Sent = {}) =>
  fetch(`${front.url}${path}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'x-forwarded-for': from },
    body: JSON.stringify(body),
    ...(signal && { signal }),
  });

const left = async (front: Front): Promise<number> => {
  const { extensions } = await (await post(front, { path: '/graphql', body: { query: '{ __typename }' } })).json();
  return extensions.cost.throttleStatus.currentlyAvailable;
};

test.each(['csv', 'sources.csv', 'xlsx'])(
  'each page of a file costs its caller what it costs as a query: %s',
  async (format) => {
    const front = await shelfWith({ points: POINTS });
    const answer = await post(front, { body: { query: QUERY, format } });
    expect(answer.status).toBe(200);
    await answer.arrayBuffer();
    expect(shelf.asked).toBe(PAGES);
    expect(await left(front)).toBeLessThan(POINTS - PAGES * 100);
  },
);

test('whoever has spent everything gets no file, and is told when to come again', async () => {
  const front = await shelfWith({ points: 50 });
  for (const answer of [
    await post(front),
    await fetch(`${front.url}/export/books.csv`, { headers: { 'x-forwarded-for': '10.0.0.1' } }),
  ]) {
    expect(answer.status).toBe(429);
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(0);
    expect(await answer.json()).toMatchObject({ errors: [{ extensions: { code: 'THROTTLED' } }] });
  }
  expect(shelf.asked).toBe(0);
});

test('where only known documents are answered, a file is made of those alone', async () => {
  const front = await shelfWith({ documents: new Map([['sha256:known', QUERY]]) });
  const refused = await post(front);
  expect(refused.status).toBe(400);
  expect(await refused.json()).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_ONLY' } }] });
  const hashed = (sha256Hash: string) => ({ body: { extensions: { persistedQuery: { version: 1, sha256Hash } } } });
  const unknown = await post(front, hashed('sha256:unknown'));
  expect(await unknown.json()).toMatchObject({ errors: [{ extensions: { code: 'PERSISTED_QUERY_NOT_FOUND' } }] });
  expect(shelf.asked).toBe(0);
  const known = await post(front, hashed('sha256:known'));
  expect(known.status).toBe(200);
  expect((await known.text()).split('\n').filter(Boolean)).toHaveLength(1 + PAGES * 100);
});

/** Has every page wait until it is let go. */
function holdPages(): () => void {
  let letGo = () => undefined as void;
  const going = new Promise<void>((go) => (letGo = go));
  shelf.amidst = () => going;
  return letGo;
}

test('so many files at a time for one caller, so many for all; the next is told to come again', async () => {
  const front = await shelfWith();
  const letGo = holdPages();
  const begun: Promise<Response>[] = [];
  for (let caller = 1; caller <= 4; caller += 1) {
    for (let file = 0; file < 3; file += 1) begun.push(post(front, { from: `10.0.0.${caller}` }));
    await until(
      async () => shelf.asked,
      (asked) => asked === 3 * caller,
    );
    if (caller > 1) continue;
    const own = await post(front);
    expect([own.status, own.headers.get('retry-after')]).toEqual([429, '5']);
    const { errors } = await own.json();
    expect(errors[0].extensions).toMatchObject({
      code: 'THROTTLED',
      wording: { id: expect.stringContaining('berkas') },
    });
  }
  const another = await post(front, { from: '10.0.0.9' });
  expect([another.status, another.headers.get('retry-after')]).toEqual([503, '5']);
  letGo();
  const done = await Promise.all(begun);
  expect(done.map(({ status }) => status)).toEqual(Array.from({ length: 12 }, () => 200));
  await Promise.all(done.map((answer) => answer.text()));
  expect((await post(front, { from: '10.0.0.9' })).status).toBe(200);
});

test.each(['csv', 'sources.csv', 'xlsx'])(
  'nothing more is asked once whoever wants a file has gone: %s',
  async (format) => {
    const front = await shelfWith();
    const leaving = new AbortController();
    shelf.amidst = () => {
      if (shelf.asked === 2) leaving.abort();
      return new Promise((go) => setTimeout(go, 100));
    };
    const answer = post(front, { body: { query: QUERY, format }, signal: leaving.signal });
    await expect(answer.then((one) => one.arrayBuffer())).rejects.toThrow(/abort/i);
    await new Promise((go) => setTimeout(go, 600));
    expect(shelf.asked).toBe(2);
  },
);

test('a file that has begun waits where its caller has spent everything, and goes on', async () => {
  const told = [
    { data: { page: 1 } },
    { errors: [{ message: '', extensions: { code: 'THROTTLED', retryAfter: 0.05 } }] },
    { data: { page: 2 } },
  ];
  const askFor = () => async () => told.shift() as never;
  const pages: unknown[] = [];
  const handler = openMaking({ askFor, payerOf: async () => 'one' })(async ({ askAs }) => {
    const ask = askAs(undefined);
    for (let page = 0; page < 2; page += 1) pages.push((await ask({ query: '', variables: {} })).data);
  });
  const nothing = () => undefined;
  await handler({ header: nothing } as never, { once: nothing } as never, nothing);
  expect(pages).toEqual([{ page: 1 }, { page: 2 }]);
});

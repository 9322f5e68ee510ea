import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeServices } from '@theguild/federation-composition';
import { execute, parse } from 'graphql';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import type { LocalAnswer, LocalExecutor } from '#host/execute';
import type { Actor } from '#kit/actor';
import { unauthenticated } from '#kit/errors';

import { openKeeping } from '../../../gateway/answers/keeping.ts';
import { openFront, type Front } from '../../../gateway/front.ts';
import { openThrottle } from '../../../gateway/limits/throttle.ts';
import { openRuntime } from '../../../gateway/runtime.ts';
import { freePort } from '../../support/processes.ts';

/** A front over one subgraph that tells how often it was asked; the state of its rows is what a test says. */
const BOOKS = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { book(id: ID!): Book moment: Int! failing: Int }
  type Mutation { lend(id: ID!): Book }
  type Book @key(fields: "id") { id: ID! asked: Int! }`;

let asked = 0;
let state: string | null = 'one';
/** What happens in the database while an answer is worked out. */
let amidst: () => void = () => undefined;

const resolvers = {
  Query: {
    book: (_: unknown, { id }: { id: string }) => ({ id, asked }),
    moment: () => asked,
    failing: () => {
      throw new Error('gone');
    },
  },
  Mutation: { lend: (_: unknown, { id }: { id: string }) => ({ id, asked }) },
};

const schema = buildSubgraphSchema([{ typeDefs: parse(BOOKS), resolvers: resolvers as never }]);
const books: LocalExecutor = async ({ query, variables }) => {
  asked += 1;
  amidst();
  const document = typeof query === 'string' ? parse(query) : query;
  const { data, errors } = await execute({ schema, document, variableValues: variables ?? {} });
  const answer = { data, ...(errors && { errors: errors.map((error) => error.toJSON()) }) } as LocalAnswer;
  return JSON.stringify(data).includes('moment') ? { ...answer, isOfTheMoment: true } : answer;
};

const POINTS = 100;
const nobodys = { issuer: 'http://127.0.0.1:1/auth', jwksUrl: 'http://127.0.0.1:1/auth/jwks', audience: 'simpul' };
const person = (subject: string): Actor => ({ subject, name: subject, organisation: null, grants: [] });

async function open(points: number | null): Promise<Front> {
  const throttle = openThrottle({ points, commands: null }, nobodys);
  const keeping = openKeeping({
    state: { ask: async () => state, stop: async () => undefined },
    readToken: async (authorization) => {
      if (authorization === 'Bearer nobody') throw unauthenticated();
      return authorization ? person(authorization) : null;
    },
    throttle,
    hasOrigins: true,
    mostBytes: 1_000_000,
  });
  const supergraph = composeServices([{ name: 'books', typeDefs: parse(BOOKS), url: 'http://127.0.0.1:1' }]);
  const runtime = openRuntime({
    supergraph: supergraph.supergraphSdl ?? '',
    calls: { local: new Map([['books', books]]), urls: new Map(), hubSecret: null },
    introspection: true,
    origins: ['https://other.example'],
    documents: new Map(),
    onlyKnownDocuments: false,
    answers: keeping,
    throttle,
    interprets: true,
  });
  const rest = { issuer: null, urls: new Map(), hubSecret: null, metricsToken: null, rateLimit: null };
  const port = await freePort();
  return openFront({ ...rest, runtime, again: keeping.again, trustedProxies: [], published: null, port });
}

const fronts: Front[] = [];
beforeAll(async () => void fronts.push(await open(null), await open(POINTS)));
afterAll(async () => void (await Promise.all(fronts.map((front) => front.stop()))));
beforeEach(() => {
  // Each test finds rows that nobody has read yet.
  state = `${Math.random()}`;
  amidst = () => undefined;
});

const BOOK = 'query Book($id: ID!) { book(id: $id) { asked } }';

interface Sent {
  query?: string;
  variables?: Record<string, unknown>;
  headers?: Record<string, string>;
  front?: Front | undefined;
}

const post = ({ query = BOOK, variables = { id: 'a' }, headers = {}, front = fronts[0] }: Sent = {}) =>
  fetch(`${front?.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
  });

/** How often the subgraph was asked for what is sent twice. */
async function askedFor(sent: Sent = {}): Promise<number> {
  const before = asked;
  await post(sent);
  await post(sent);
  return asked - before;
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
    const before = asked;
    const again = await told(await post({ headers: { accept } }));
    expect(asked).toBe(before);
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
  const before = asked;
  await post({ headers: { authorization: 'Bearer one' } });
  await post({ headers: { authorization: 'Bearer two' } });
  await post({ variables: { id: 'b' } });
  await post({ query: BOOK.replace('asked', 'id asked') });
  expect(asked - before).toBe(4);
});

test('bytes that are no text are not taken for others that are none', async () => {
  const [head = '', tail = ''] = JSON.stringify({ query: BOOK, variables: { id: '?' } }).split('?');
  const before = asked;
  for (const byte of [0xfe, 0xff])
    await fetch(`${fronts[0]?.url}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: Buffer.concat([Buffer.from(head), Buffer.from([byte]), Buffer.from(tail)]),
    });
  expect(asked - before).toBe(2);
});

test('a commit ends it, also one that comes while it is worked out', async () => {
  await post();
  const before = asked;
  state = 'after a commit';
  await post();
  expect(asked - before).toBe(1);
  amidst = () => void (state = 'amid');
  await post({ variables: { id: 'late' } });
  amidst = () => undefined;
  await post();
  const then = asked;
  await post({ variables: { id: 'late' } });
  expect(asked - then).toBe(1);
});

test('commands, faults, moments, streams, bad tokens, origins of others and a database that does not say keep nothing', async () => {
  const lend = 'mutation Lend($id: ID!) { lend(id: $id) { id } }';
  expect(await askedFor({ query: lend })).toBe(2);
  expect(await askedFor({ query: '{ failing }' })).toBe(2);
  expect(await askedFor({ query: '{ moment }' })).toBe(2);
  expect(await askedFor({ headers: { accept: 'text/event-stream' } })).toBe(2);
  expect(await askedFor({ headers: { origin: 'https://other.example' } })).toBe(2);
  expect(await askedFor({ headers: { authorization: 'Bearer nobody' } })).toBe(2);
  state = null;
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

import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeServices } from '@theguild/federation-composition';
import { execute, parse } from 'graphql';

import type { DatabaseState } from '#host/database-state';
import type { LocalAnswer, LocalExecutor } from '#host/execute';
import type { Actor } from '#kit/actor';
import { unauthenticated } from '#kit/errors';

import { openKeeping } from '../../gateway/answers/keeping.ts';
import { openFront, type Front } from '../../gateway/front.ts';
import type { Counters } from '../../gateway/limits/counters.ts';
import { openThrottle, payerOf } from '../../gateway/limits/throttle.ts';
import { openRuntime } from '../../gateway/runtime.ts';
import { BARE_RUNTIME } from './bare-runtime.ts';
import { freePort } from './processes.ts';

/** A front over one subgraph that tells how often it was asked; the state of its rows is what a test says. */
const BOOKS = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])
  type Query { book(id: ID!): Book moment: Int! failing: Int }
  type Mutation { lend(id: ID!): Book }
  type Book @key(fields: "id") { id: ID! asked: Int! }`;

/** How often the subgraph was asked, the state of its rows, and what happens while an answer is worked out. */
export const world = {
  asked: 0,
  state: 'one' as string | null,
  amidst: (): void | Promise<void> => undefined,
};

const resolvers = {
  Query: {
    book: (_: unknown, { id }: { id: string }) => ({ id, asked: world.asked }),
    moment: () => world.asked,
    failing: () => {
      throw new Error('gone');
    },
  },
  Mutation: { lend: (_: unknown, { id }: { id: string }) => ({ id, asked: world.asked }) },
};

const schema = buildSubgraphSchema([{ typeDefs: parse(BOOKS), resolvers: resolvers as never }]);
const books: LocalExecutor = async ({ query, variables }) => {
  world.asked += 1;
  await world.amidst();
  const document = typeof query === 'string' ? parse(query) : query;
  const { data, errors } = await execute({ schema, document, variableValues: variables ?? {} });
  const answer = { data, ...(errors && { errors: errors.map((error) => error.toJSON()) }) } as LocalAnswer;
  return JSON.stringify(data).includes('moment') ? { ...answer, isOfTheMoment: true } : answer;
};

const nobodys = { issuer: 'http://127.0.0.1:1/auth', jwksUrl: 'http://127.0.0.1:1/auth/jwks', audience: 'simpul' };
const person = (subject: string): Actor => ({ subject, name: subject, organisation: null, grants: [] });

/** What stands in real databases, where a test asks for that: the rows' state, and the counters. */
interface RealParts {
  state: DatabaseState;
  counters: Counters;
  rateLimit: number;
}

/** Opens a front that keeps answers; with so many points for each caller, or without a limit. */
export async function openBooks(points: number | null, real?: RealParts): Promise<Front> {
  const throttle = openThrottle({ points, commands: null }, payerOf(nobodys), real?.counters);
  const keeping = openKeeping({
    state: real?.state ?? { ask: async () => world.state, stop: async () => undefined },
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
    ...BARE_RUNTIME,
    origins: ['https://other.example'],
    answers: keeping,
    throttle,
  });
  const rest = { issuer: null, urls: new Map(), hubSecret: null, metricsToken: null, trustedProxies: [] };
  const counted = { rateLimit: real?.rateLimit ?? null, ...(real && { counters: real.counters }) };
  const port = await freePort();
  return openFront({ ...rest, ...counted, runtime, again: keeping.again, published: null, port });
}

export const BOOK = 'query Book($id: ID!) { book(id: $id) { asked } }';

/** What is sent to a front; where nothing else is told, the book a. */
export interface Sent {
  query?: string;
  variables?: Record<string, unknown>;
  headers?: Record<string, string>;
  front: Front | undefined;
  signal?: AbortSignal;
}

export const post = ({ query = BOOK, variables = { id: 'a' }, headers = {}, front, signal }: Sent) =>
  fetch(`${front?.url}/graphql`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify({ query, variables }),
    ...(signal && { signal }),
  });

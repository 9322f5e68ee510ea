import { buildSubgraphSchema } from '@apollo/subgraph';
import { composeServices } from '@theguild/federation-composition';
import { buildSchema, execute, parse } from 'graphql';

import type { LocalAnswer, LocalExecutor } from '#host/execute';

import { openFront, type Front } from '../../gateway/front.ts';
import { openThrottle, payerOf } from '../../gateway/limits/throttle.ts';
import { openRuntime } from '../../gateway/runtime.ts';
import { BARE_RUNTIME } from './bare-runtime.ts';
import { freePort } from './processes.ts';

/** A front over one long list of books, which comes in pages; a test says what happens while a page is worked out. */
const LIST = `type Query { books(first: Int, after: String): Books! }
  type Books { nodes: [Book!]! pageInfo: PageInfo! totalCount: Int! }
  type PageInfo { hasNextPage: Boolean! endCursor: String }
  type Book { title: String! }`;
const LINK = 'extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key"])';

export const PAGES = 5;
const PER_PAGE = 100;

export const shelf = {
  /** How many pages the subgraph was asked for. */
  asked: 0,
  amidst: (): void | Promise<void> => undefined,
};

const books = (_: unknown, { after }: { after?: string | null }) => {
  const page = Number(after ?? 0) + 1;
  const nodes = Array.from({ length: PER_PAGE }, (_row, at) => ({ title: `${page}.${at}` }));
  const pageInfo = { hasNextPage: page < PAGES, endCursor: String(page) };
  return { nodes, pageInfo, totalCount: PAGES * PER_PAGE };
};
const schema = buildSubgraphSchema([{ typeDefs: parse(`${LINK}\n${LIST}`), resolvers: { Query: { books } } as never }]);
const local: LocalExecutor = async ({ query, variables }) => {
  shelf.asked += 1;
  await shelf.amidst();
  const document = typeof query === 'string' ? parse(query) : query;
  return (await execute({ schema, document, variableValues: variables ?? {} })) as LocalAnswer;
};

const nobodys = { issuer: 'http://127.0.0.1:1/auth', jwksUrl: 'http://127.0.0.1:1/auth/jwks', audience: 'simpul' };

export interface ShelfOptions {
  points?: number;
  /** The documents that alone are answered; none for any. */
  documents?: ReadonlyMap<string, string>;
}

/** Opens a front that makes files of that list. Callers are told apart by the address that `x-forwarded-for` names. */
export async function openShelf({ points, documents }: ShelfOptions = {}): Promise<Front> {
  const known = { documents: documents ?? new Map<string, string>(), onlyKnownDocuments: documents !== undefined };
  const throttle = openThrottle({ points: points ?? null, commands: null }, payerOf(nobodys));
  const { supergraphSdl = '' } = composeServices([
    { name: 'books', typeDefs: parse(`${LINK}\n${LIST}`), url: 'http://127.0.0.1:1' },
  ]);
  const calls = { local: new Map([['books', local]]), urls: new Map(), hubSecret: null };
  const runtime = openRuntime({ supergraph: supergraphSdl, calls, ...BARE_RUNTIME, ...known, throttle });
  const rest = { issuer: null, urls: new Map(), hubSecret: null, metricsToken: null, rateLimit: null };
  const licence = 'https://licence.example';
  const published = { schema: buildSchema(LIST), licence, ...known, payerOf: payerOf(nobodys) };
  return openFront({ ...rest, runtime, trustedProxies: ['loopback'], published, port: await freePort() });
}

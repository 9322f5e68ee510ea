import { createGatewayRuntime } from '@graphql-hive/gateway-runtime';
import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import { GraphQLError, parse } from 'graphql';
import { maskError } from '#kit/errors';

import type { Keeping } from './answers/keeping.ts';
import { isInOwnWords, isInside, isWarming } from './asked-inside.ts';
import { DOCUMENT_LIMITS, FOREIGN_LIMITS, limits } from './limits/plugins.ts';
import type { OpenUpdates } from './limits/open-updates.ts';
import type { Throttle } from './limits/throttle.ts';
import { interpreting } from './plan/interpreter.ts';
import { locationsIn } from './plan/locations.ts';
import { callsTo, type SubgraphCalls } from './subgraph-calls.ts';
import { knownDocuments } from './telemetry/metrics.ts';
import { watchOperations } from './telemetry/operations.ts';

export interface RuntimeOptions {
  /** The supergraph's SDL. */
  supergraph: string;
  calls: SubgraphCalls;
  introspection: boolean;
  /** Origins of browsers that may read answers; none unless told. */
  origins: string[];
  /** False for a supergraph of somebody else. */
  isOurs: boolean;
  /** Documents that may be asked for by their SHA-256 alone: those of the portal. */
  documents: ReadonlyMap<string, string>;
  /** Answers those documents only. */
  onlyKnownDocuments: boolean;
  /** Null where nobody's use is limited. */
  throttle: Throttle | null;
  /** Null where live updates are not counted. */
  updates: OpenUpdates | null;
  /** Null where no answer is kept. */
  answers: Keeping | null;
  /** Plans are carried out by `plan/`, and by the runtime where that does not do it; false for the runtime alone. */
  interprets: boolean;
}

interface Answer {
  data?: unknown;
  errors?: readonly GraphQLError[];
}

/** A field that several calls to a subgraph withheld is told once, where it was met first: as if one call had answered. */
export function tellOnce(answer: Answer): Answer {
  const told = new Set<unknown>();
  const errors = answer.errors?.filter(({ extensions }) => {
    const field = extensions?.['code'] === 'FORBIDDEN' ? extensions['field'] : undefined;
    if (field === undefined) return true;
    if (told.has(field)) return false;
    told.add(field);
    return true;
  });
  return { ...answer, ...(errors && { errors }) };
}

interface ExecuteDone {
  result: object;
  setResult: (result: never) => void;
}

/** The Federation runtime. Only this file, `plan/` and `subgraph-calls.ts` know which one it is. */
export function openRuntime(options: RuntimeOptions) {
  const { supergraph, calls, introspection, origins, isOurs, documents, onlyKnownDocuments } = options;
  const { throttle, updates, answers, interprets } = options;
  // Without the places of its words, which take 20 MB and which nobody asks for.
  const composed = parse(supergraph, { noLocation: true });
  const locations = locationsIn(composed);
  return createGatewayRuntime({
    supergraph: composed,
    unifiedGraphHandler: interprets
      ? interpreting((name, schema) => callsTo(name, calls, locations.get(name) ?? '', schema), isWarming)
      : unifiedGraphHandler,
    graphqlEndpoint: '/graphql',
    logging: false,
    graphiql: false,
    landingPage: false,
    batching: { limit: 0 },
    multipart: false,
    persistedDocuments: {
      getPersistedOperation: (hash) => {
        const document = documents.get(hash) ?? null;
        knownDocuments.inc({ result: document === null ? 'MISS' : 'HIT' });
        return document;
      },
      allowArbitraryDocuments: onlyKnownDocuments ? isInOwnWords : true,
      customErrors: {
        notFound: {
          message: 'No document of this hash is known here. Load the page again, or send the text of the operation.',
          extensions: { code: 'PERSISTED_QUERY_NOT_FOUND', http: { status: 200 } },
        },
        persistedQueryOnly: {
          message: 'Only the operations of the portal are answered here, each by its SHA-256.',
          extensions: { code: 'PERSISTED_QUERY_ONLY', http: { status: 200 } },
        },
        keyNotFound: {
          message: 'Must provide query string.',
          extensions: { code: 'BAD_REQUEST', http: { status: 400 } },
        },
      },
    },
    cors: origins.length > 0 ? { origin: origins, methods: ['POST'] } : false,
    csrfPrevention: { requestHeaders: ['x-graphql-yoga-csrf', 'apollo-require-preflight', 'x-apollo-operation-name'] },
    disableIntrospection: introspection ? undefined : { disableIf: () => true },
    upstreamCancellation: true,
    // The front has given each request its id already.
    requestId: false,
    // The planner's runtime leaves `data` out where a whole answer failed; the specification wants a null.
    plugins: () => [
      watchOperations,
      ...limits({ throttle, updates, isInside, introspection, most: isOurs ? DOCUMENT_LIMITS : FOREIGN_LIMITS }),
      ...(answers ? [answers.plugin] : []),
      {
        onExecute: () => ({
          onExecuteDone({ result, setResult }: ExecuteDone) {
            if (!(Symbol.asyncIterator in result)) setResult({ data: null, ...tellOnce(result) } as never);
          },
        }),
      },
    ],
    maskedErrors: { maskError: (error) => asError(error, introspection) },
    subgraphErrors: { subgraphNameProp: false, errorCode: false },
    transports: {
      http: {
        getSubgraphExecutor: ({ subgraphName, transportEntry }) =>
          callsTo(subgraphName, calls, transportEntry.location ?? ''),
      },
    },
  });
}

const SUGGESTION = /\s?Did you mean [^?]*\?/g;

/** The runtime wants an Error that prints as the masked form; `http` tells it the status and is not printed. */
function asError(error: unknown, tellsSchema: boolean): Error {
  const told = maskError(error);
  // Where the schema is not told, no name of it is suggested either.
  const masked = tellsSchema ? told : (JSON.parse(JSON.stringify(told).replace(SUGGESTION, '')) as typeof told);
  const http = error instanceof GraphQLError ? error.extensions['http'] : undefined;
  return new GraphQLError(masked.message, {
    ...(masked.path && { path: masked.path }),
    extensions: { ...masked.extensions, ...(http !== undefined && { http }) },
  });
}

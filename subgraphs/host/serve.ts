import { createServer, type Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import { ApolloServer, type ApolloServerOptionsWithGateway, type GraphQLResponse } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { expressMiddleware } from '@as-integrations/express5';
import express, { Router } from 'express';
import { GraphQLError, type GraphQLSchema } from 'graphql';

import type { RequestContext } from '#kit/context';
import { openStore, type Store } from '#kit/database';
import { maskError } from '#kit/errors';
import type { ClockTask } from '#kit/events';
import { follow, type EventRoutes } from '#host/following';
import { documentRules, type DocumentLimits } from './document-limits.ts';
import { executing } from './compiled.ts';
import { executorOf, type LocalExecutor } from './execute.ts';
import { addHealth } from './health.ts';
import { log } from '#kit/log';
import { openNotices } from './hearing.ts';
import { reportOverdue } from '#kit/personal-data';
import { asHub } from '#kit/writer';
import { drain, listen, listensAt } from './listening.ts';
import { liveUpdates } from './live-updates.ts';
import { badRequest, onlyHub, onlyJson, onlyShort } from './odd-requests.ts';
import { readFromCopy, type ReadCopy } from './read-copy.ts';
import { counted, openContext, type SubgraphParts } from './request.ts';
import { keepSealing } from './sealing.ts';
import { buildSubgraph, type SubgraphDefinition } from './subgraph.ts';
import { noteAnswer } from './telemetry/answered.ts';
import { onlyWatchers, openProcessFigures, tellFigures } from './telemetry/endpoint.ts';
import { standingFigures } from './telemetry/gauges.ts';
import { metricsOf } from './telemetry/metrics.ts';
import { flushTraces, openTracing } from './telemetry/tracing.ts';
import { issuerFromEnvironment, tokenReader } from './token.ts';

const CLOSE_MS = 2_000;
const BODY_LIMIT = '256kb';
/** Wider than those of the gateway, which may put what several fields need into one call. */
const LIMITS: DocumentLimits = {
  tokens: 10_000,
  depth: 20,
  aliases: 100,
  directives: 100,
  rootFields: { query: 30, mutation: 3, subscription: 1 },
  fields: 3_000,
};

/** A subgraph that answers: over HTTP on its port, and to a gateway in the same process through `execute`. */
export interface RunningSubgraph {
  name: string;
  url: string;
  /** The schema it serves, for whoever plans over it. */
  sdl: string;
  store: Store;
  execute: LocalExecutor;
  /** Ends when what was to be prepared is there; the subgraph answers before. */
  prepared: Promise<void>;
  stop(): Promise<void>;
}

export interface ServeOptions {
  port: number;
  databaseUrl: string;
  introspection: boolean;
  /** A streaming copy to read from, where there is one. */
  readCopy?: ReadCopy | null;
  /** How events reach it; over its own database where nothing is told. */
  events?: EventRoutes;
  /** What a gateway has to show. */
  hubSecret: string;
  /** What shows the figures to whoever shows it; null where only this machine may read them. */
  metricsToken: string | null;
  /** Fills an empty store once the subgraph follows events; readiness waits for it. */
  prepare?: (store: Store) => Promise<void>;
}

/** Starts one subgraph: migrates its store, answers, follows events, then prepares. */
export async function serveSubgraph(definition: SubgraphDefinition, options: ServeOptions): Promise<RunningSubgraph> {
  const { name } = definition;
  await openTracing();
  const store = await openStore({ ...definition, databaseUrl: options.databaseUrl });
  await store.migrate();
  const copy = options.readCopy ? readFromCopy(store, options.readCopy) : null;
  const notices = openNotices(options.databaseUrl, definition.channels);
  const parts: SubgraphParts = { store, notices, readToken: tokenReader(issuerFromEnvironment()) };
  const { schema, sdl } = buildSubgraph(definition);
  const execute = executorOf(name, schema, parts, definition.context);
  const apollo = apolloFor(name, schema, options.introspection);
  await apollo.start();
  const app = express().disable('x-powered-by');
  const readiness = { isPrepared: false };
  addHealth(app, store, definition.migrations, readiness);
  openProcessFigures(name);
  app.get(
    '/metrics',
    onlyWatchers(options.metricsToken),
    tellFigures(name, metricsOf(name).registry, standingFigures(store, definition.watched)),
  );
  const router = Router();
  definition.routes?.(store, router);
  app.use(router);
  app.use(
    '/graphql',
    onlyHub(options.hubSecret),
    (request, _response, next) => void counted(name, request.header('traceparent'), async () => next()),
    onlyJson,
    liveUpdates(execute),
    express.json({ limit: BODY_LIMIT }),
    onlyShort(LIMITS.tokens),
    expressMiddleware(apollo, {
      context: async ({ req }) =>
        definition.context(
          await openContext(parts, {
            authorization: req.headers.authorization,
            requestId: req.header('x-request-id'),
          }).catch(asAnswer),
        ),
    }),
  );
  app.use(badRequest);
  const server = createServer(app);
  server.headersTimeout = 5_000;
  server.requestTimeout = 10_000;
  const port = await listen(server, options.port, name);
  const clock = [...definition.clock, ...retentionClock(definition)];
  const followed = follow(store, options.databaseUrl, definition.follows, clock, definition.jobs, options.events);
  const sealing = keepSealing(store);
  const prepared = asHub('seed', async () => options.prepare?.(store)).then(() => {
    readiness.isPrepared = true;
  });
  prepared.catch((error: unknown) =>
    log.error({ subgraph: name, error: error instanceof Error ? error.stack : String(error) }, 'not prepared'),
  );
  return {
    name,
    sdl,
    store,
    execute,
    prepared,
    url: `${listensAt(port)}/graphql`,
    stop: () =>
      stopAll(server, apollo, [followed, notices, sealing], [...(copy ? [copy] : []), { stop: () => store.close() }]),
  };
}

/** Says once a day what is kept past its day; `npm run retention` erases it. */
const retentionClock = ({ personalData }: SubgraphDefinition): ClockTask[] =>
  personalData
    ? [{ name: 'report-retention', at: '47 18 * * *', work: (store) => reportOverdue(store, personalData) }]
    : [];

async function stopAll(
  server: Server,
  apollo: ApolloServer<RequestContext>,
  others: readonly { stop(): Promise<void> }[],
  databases: readonly { stop(): Promise<void> }[],
): Promise<void> {
  await Promise.all([drain(server), ...others.map((other) => other.stop())]);
  await apollo.stop();
  await flushTraces();
  // What still fills an empty store is cut: it goes on at the next start.
  await Promise.race([Promise.all(databases.map((one) => one.stop())), pause(CLOSE_MS, undefined, { ref: false })]);
}

/** Has the server run its operations as those in this process are run: what comes again is compiled. */
function compiling(schema: GraphQLSchema): ApolloServerOptionsWithGateway<RequestContext>['gateway'] {
  const run = executing(schema);
  return {
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: async () => ({
      executor: async ({ document, operationName, request, context }) =>
        run({
          document,
          rootValue: undefined,
          contextValue: context,
          operationName: operationName ?? undefined,
          variableValues: request.variables,
        }),
    }),
    stop: async () => undefined,
  };
}

function apolloFor(name: string, schema: GraphQLSchema, introspection: boolean) {
  return new ApolloServer<RequestContext>({
    gateway: compiling(schema),
    introspection,
    validationRules: documentRules(LIMITS),
    includeStacktraceInErrorResponses: false,
    formatError: (_formatted, error) => maskError(error),
    stopOnTerminationSignals: false,
    plugins: [
      // It would wrap every field of the schema, and all it comes to here is the one header set below.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      {
        async requestDidStart({ contextValue, request }) {
          const started = performance.now();
          return {
            async willSendResponse({ response, operation }) {
              response.http.headers.set('cache-control', 'no-store');
              const isTyped = request.http?.headers.get('accept')?.includes('application/graphql-response+json');
              if (!isTyped && isFaultOfDocument(response)) response.http.status = 200;
              await contextValue.read.end();
              const { requestId } = contextValue;
              const told = response.body.kind === 'single' ? (response.body.singleResult.errors ?? []) : [];
              const codes = told.map(({ extensions }) => extensions?.['code']);
              const kind = operation?.operation;
              noteAnswer({ subgraph: name, requestId, operation: request.operationName, kind, codes, started });
            },
          };
        },
      },
    ],
  });
}

const OF_DOCUMENT = new Set<unknown>(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);

/**
 * A well-formed request whose document or variables are at fault: by GraphQL over HTTP, who takes `application/json` is
 * told so inside an answer of status 200, who takes `application/graphql-response+json` by the status too.
 */
const isFaultOfDocument = ({ body }: GraphQLResponse) =>
  body.kind === 'single' &&
  body.singleResult.data === undefined &&
  body.singleResult.errors?.[0] !== undefined &&
  OF_DOCUMENT.has(body.singleResult.errors[0].extensions?.['code']);

/** A bad token is an answer like any other: status 200, not Apollo's 500 for a context that failed. */
function asAnswer(error: unknown): never {
  if (!(error instanceof GraphQLError)) throw error;
  throw new GraphQLError(error.message, { extensions: { ...error.extensions, http: { status: 200 } } });
}

import type { Server } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import type { ApolloServer } from '@apollo/server';
import { expressMiddleware } from '@as-integrations/express5';
import express, { Router } from 'express';

import type { RequestContext } from '#kit/context';
import { openStore, type Store } from '#kit/database';
import type { ClockTask } from '#kit/events';
import { follow, type EventRoutes } from '#host/following';
import { apolloFor, asAnswer, LIMITS } from './apollo.ts';
import { watchState } from './database-state.ts';
import { executorOf, type LocalExecutor } from './execute.ts';
import { addHealth } from './health.ts';
import { openNotices } from './hearing.ts';
import { asHub } from '#kit/writer';
import { drain, listen, listensAt, openServer } from './listening.ts';
import { liveUpdates } from './live-updates.ts';
import { badRequest, onlyHub, onlyJson, onlyShort } from './odd-requests.ts';
import { keepPreparing } from './preparing.ts';
import { readFromCopy, type ReadCopy } from './read-copy.ts';
import { counted, openContext, type SubgraphParts } from './request.ts';
import { reportOverdue } from './retention.ts';
import { keepSealing } from './sealing.ts';
import { buildSubgraph, type SubgraphDefinition } from './subgraph.ts';
import { onlyWatchers, openProcessFigures, tellFigures } from './telemetry/endpoint.ts';
import { standingFigures } from './telemetry/gauges.ts';
import { metricsOf } from './telemetry/metrics.ts';
import { flushTraces, openTracing } from './telemetry/tracing.ts';
import { issuerFromEnvironment, tokenReader } from './token.ts';

const CLOSE_MS = 2_000;
const BODY_LIMIT = '256kb';

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
    tellFigures(name, metricsOf(name).registry, standingFigures(store, notices, definition.watched)),
  );
  const state = watchState([options.databaseUrl]);
  // For a gateway that keeps answers: in which state the rows are that they were read from.
  app.get('/state', onlyHub(options.hubSecret), async (_request, response) => {
    const now = await state.ask();
    response.status(now === null ? 503 : 200).json({ state: now });
  });
  const router = Router();
  definition.routes?.(store, router);
  app.use(router);
  app.use(
    '/graphql',
    onlyHub(options.hubSecret),
    (request, _response, next) => void counted(name, request.header('traceparent'), async () => next()),
    onlyJson,
    express.json({ limit: BODY_LIMIT }),
    onlyShort(LIMITS.tokens),
    liveUpdates(schema, execute),
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
  const server = openServer(app);
  const port = await listen(server, options.port, name);
  const clock = [...definition.clock, ...retentionClock(definition)];
  const followed = follow(store, options.databaseUrl, definition.follows, clock, definition.jobs, options.events);
  const sealing = keepSealing(store);
  const preparing = keepPreparing(name, async () => {
    await asHub('seed', async () => options.prepare?.(store));
    readiness.isPrepared = true;
  });
  return {
    name,
    sdl,
    store,
    execute,
    prepared: preparing.prepared,
    url: `${listensAt(port)}/graphql`,
    stop: () =>
      stopAll(
        server,
        apollo,
        [followed, notices, sealing, state, preparing],
        [...(copy ? [copy] : []), { stop: () => store.close() }],
      ),
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

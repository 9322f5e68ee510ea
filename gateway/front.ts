import { randomUUID } from 'node:crypto';

import compression from 'compression';
import express, { type ErrorRequestHandler, type Express, type Request as Asked, type RequestHandler } from 'express';
import { drain, listen, listensAt, openServer } from '#host/listening';
import { flushTraces, openTracing } from '#host/telemetry/tracing';
import { maskError } from '#kit/errors';

import { openMaking } from './exports/making.ts';
import { exportRoutes, type ExportOptions } from './exports/routes.ts';
import { addHealth, openHealth } from './health.ts';
import type { Issuer } from './issuer/issuer.ts';
import { addPages } from './pages/routes.ts';
import { limitRate, warnOfProxies } from './limits/addresses.ts';
import { cutSlowBodies, refuseOddBodies } from './limits/bodies.ts';
import { inThisProcess, type Counters } from './limits/counters.ts';
import type { Payer } from './limits/throttle.ts';
import { openDataRoutes } from './open-data/routes.ts';
import { passOn } from './passing-on.ts';
import { portalRoutes } from './portal.ts';
import { askFor, askThrough } from './asked-inside.ts';
import type { openRuntime } from './runtime.ts';
import { addFigures } from './telemetry/front-figures.ts';

const BODY_MS = 10_000;
const MOST_CONNECTIONS = 5_000;

/** Whatever asks something of the hub or of its issuer; health and the portal's own files stay open. */
const LIMITED = ['/graphql', '/graphiql', '/auth', '/files', '/check', '/export', '/open', '/developers'];

export interface FrontOptions {
  runtime: ReturnType<typeof openRuntime>;
  /** Gives kept answers; null or left out where none are kept. */
  again?: RequestHandler | null;
  issuer: Issuer | null;
  /** The subgraphs' addresses, for health and for passing files on. */
  urls: ReadonlyMap<string, string>;
  /** What the subgraphs ask for before they tell their schema. */
  hubSecret: string | null;
  /** What shows the figures to whoever shows it; null where only this machine may read them. */
  metricsToken: string | null;
  port: number;
  rateLimit: number | null;
  /** Where requests are counted; in this process unless told. */
  counters?: Counters;
  /** Addresses whose word is taken for where a request comes from. */
  trustedProxies: string[];
  /** Whether Apollo Sandbox and GraphiQL are there; they are unless told. */
  hasExplorers?: boolean;
  /** The API that files are made of; null when a supergraph of somebody else is served. */
  published: (Omit<ExportOptions, 'making'> & { payerOf: Payer }) | null;
  /** How long the body of an operation, a sign-in or an export may take to come. */
  bodyMs?: number;
}

export interface Front {
  url: string;
  stop(): Promise<void>;
}

/** A request as the issuer takes it: at its own address, whatever host a caller wrote before the path. */
function toIssuer(request: Asked, { issuer }: Issuer): Request {
  const headers = new Headers();
  for (const [name, value] of Object.entries(request.headers)) if (typeof value === 'string') headers.set(name, value);
  const { method, body: sent } = request;
  // HTTP lets a GET bring a body, which means nothing; the platform's own `Request` does not.
  const hasBody = method !== 'GET' && method !== 'HEAD' && Buffer.isBuffer(sent) && sent.length > 0;
  const query = /\?.*/.exec(request.originalUrl)?.[0] ?? '';
  const url = `${new URL(issuer).origin}${request.baseUrl}${request.path}${query}`;
  return new Request(url, { method, headers, ...(hasBody && { body: new Uint8Array(sent) }) });
}

function addIssuer(app: Express, issuer: Issuer): void {
  app.use('/auth', express.raw({ type: () => true, limit: '32kb' }), async (request, response) => {
    // The one method that Node takes and the platform's `Request` does not.
    if (request.method === 'TRACE') return void response.status(405).end();
    const answer = await issuer.handle(toIssuer(request, issuer), request.ip);
    response.status(answer.status);
    // Each cookie is a header of its own: a sign-out ends several.
    answer.headers.forEach((value, name) => void (name !== 'set-cookie' && response.setHeader(name, value)));
    response.setHeader('set-cookie', answer.headers.getSetCookie());
    response.send(Buffer.from(await answer.arrayBuffer()));
  });
}

/** Answers are packed for who takes them so; a line that is told of changes is not, as a packer would hold them back. */
const packed = compression({
  filter: (request, response) =>
    !/\btext\/event-stream\b/.test(request.headers.accept ?? '') && compression.filter(request, response),
});

/** What every answer says to browsers; pages say more (`pagePolicy`). */
const SECURE = [
  ['x-content-type-options', 'nosniff'],
  ['x-frame-options', 'DENY'],
  ['referrer-policy', 'same-origin'],
  ['cross-origin-opener-policy', 'same-origin'],
  ['cross-origin-resource-policy', 'same-origin'],
] as const;

/** Each request has an id, the caller's or a new one; the subgraphs log it, and the answer carries it. */
const nameRequest: RequestHandler = (request, response, next) => {
  const given = request.header('x-request-id') ?? '';
  const id = /^[\w.-]{1,64}$/.test(given) ? given : randomUUID();
  request.headers['x-request-id'] = id;
  response.setHeader('x-request-id', id);
  for (const [name, value] of SECURE) response.setHeader(name, value);
  next();
};

/** What is answered to one is kept for nobody. */
const privately: RequestHandler = (_request, response, next) => {
  response.setHeader('cache-control', 'no-store');
  next();
};

/** A body that cannot be read is the sender's to mend; anything else is a bug of ours, told by a reference only. */
const tellProblem: ErrorRequestHandler = (error: unknown, _request, response, _next) => {
  const status: unknown = error instanceof Error ? Reflect.get(error, 'status') : undefined;
  const isOdd = typeof status === 'number' && status >= 400 && status < 500;
  const told = isOdd
    ? { message: 'The body of the request cannot be read as it is sent.', extensions: { code: 'BAD_REQUEST' } }
    : maskError(error);
  if (response.headersSent) return void response.destroy();
  response.status(isOdd ? status : 500).json({ errors: [told] });
};

/** Listens for clients: GraphQL, sign-in, files, health and the pages for people. */
export async function openFront(options: FrontOptions): Promise<Front> {
  const { runtime, issuer, urls, port, rateLimit: perMinute, trustedProxies, published, bodyMs = BODY_MS } = options;
  const { counters = inThisProcess, again, hasExplorers = true } = options;
  await openTracing();
  const app = express().disable('x-powered-by').set('trust proxy', trustedProxies);
  app.use(nameRequest);
  addFigures(app, options.metricsToken);
  const health = openHealth(options);
  // Before any limit: a cluster that asks whether a process lives is never sent away.
  addHealth(app, health);
  if (trustedProxies.length === 0) app.use(warnOfProxies());
  if (perMinute !== null) app.use(LIMITED, limitRate(perMinute, counters.store('address')));
  addPages(app, { health, hasExplorers });
  app.use(['/graphql', '/auth', '/export'], cutSlowBodies(bodyMs));
  if (issuer) addIssuer(app, issuer);
  app.use(['/files', '/check'], passOn(urls));
  if (published) {
    const making = openMaking({ askFor: askFor(runtime), payerOf: published.payerOf });
    app.use('/export', exportRoutes({ ...published, making }));
    app.use('/open', openDataRoutes({ ...published, making }));
  }
  app.all(
    '/graphql',
    privately,
    packed,
    refuseOddBodies,
    ...(again ? [again] : []),
    (request, response) => void runtime(request, response),
  );
  if (published) app.use(portalRoutes(askThrough(runtime)(undefined)));
  app.use(
    (_request, response) =>
      void response
        .status(404)
        .json({ code: 'NOT_FOUND', message: 'There is nothing at this address. Start at /developers.' }),
  );
  app.use(tellProblem);
  const server = openServer(app);
  server.maxConnections = MOST_CONNECTIONS;
  await listen(server, port, 'the gateway');
  return {
    url: listensAt(port),
    async stop() {
      await drain(server);
      await counters.stop();
      await Promise.resolve(runtime[Symbol.asyncDispose]?.());
      await flushTraces();
    },
  };
}

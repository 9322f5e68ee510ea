import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { getOperationAST, type ExecutionResult, type OperationDefinitionNode } from 'graphql';
import { beginSpan, type Span } from '#host/telemetry/tracing';
import { log } from '#kit/log';

import * as figures from './metrics.ts';

/** What is known of an operation while it is answered. */
export interface Watched {
  started: number;
  kind: string;
  name: string | undefined;
  span: Span | undefined;
}

const watched = new WeakMap<Request, Watched>();
const SLOW_SECONDS = 1;
/** What ought to be looked at by whoever runs the hub. */
const GRAVE = new Set(['INTERNAL_SERVER_ERROR', 'SERVICE_UNAVAILABLE', 'UNKNOWN']);

/** The step of a trace that the calls of an operation stand under. */
export const spanOfRequest = (request: Request | undefined): Span | undefined => request && watched.get(request)?.span;

/** A caller's trace is noted, not joined: anybody may send one, and would decide what is kept. */
const callerTrace = (traceparent: string | null | undefined) =>
  /^00-([0-9a-f]{32})-[0-9a-f]{16}-[0-9a-f]{2}$/.exec(traceparent ?? '')?.[1];

/** Begins to watch an operation whose caller told his trace, or none. */
export function beginOperation(traceparent: string | null | undefined): Watched {
  const caller = callerTrace(traceparent);
  const facts = { ...(caller !== undefined && { 'simpul.caller_trace_id': caller }) };
  const span = beginSpan('gateway', 'graphql', 'server', null, facts);
  return { started: performance.now(), kind: 'none', name: undefined, span };
}

/** What an operation is called, as far as figures and the log tell it. */
export const shortName = (operation: OperationDefinitionNode | null | undefined): string | undefined =>
  operation?.name?.value.slice(0, 64);

interface Bill {
  requestedQueryCost?: number;
  actualQueryCost?: number;
}

function noteCost({ extensions }: ExecutionResult): void {
  const bill: Bill | undefined = extensions?.['cost'] as Bill | undefined;
  if (bill?.requestedQueryCost !== undefined) figures.operationPoints.observe(bill.requestedQueryCost);
  if (bill?.actualQueryCost !== undefined) figures.spentPoints.inc(bill.actualQueryCost);
}

function noteLimits({ errors }: ExecutionResult): void {
  for (const limit of new Set(errors?.map(({ extensions }) => extensions?.['limit']))) {
    if (typeof limit === 'string') figures.limitsHit.inc({ limit });
  }
}

/** Notes how an operation came out. */
export function endOperation({ started, kind, name, span }: Watched, requestId: string, result: ExecutionResult): void {
  const seconds = (performance.now() - started) / 1_000;
  const first = result.errors?.[0];
  const code = first ? String(first.extensions?.['code'] ?? 'UNKNOWN') : 'OK';
  figures.operations.inc({ kind, code });
  figures.operationSeconds.observe({ kind }, seconds);
  noteCost(result);
  noteLimits(result);
  span?.set({
    'graphql.operation.type': kind,
    'simpul.request_id': requestId,
    ...(name !== undefined && { 'graphql.operation.name': name }),
  });
  span?.end(code === 'OK' ? undefined : code);
  const level = GRAVE.has(code) || seconds > SLOW_SECONDS ? 'warn' : 'debug';
  const milliseconds = Math.round(seconds * 1_000);
  const traced = span && { traceId: span.traceId };
  log[level]({ service: 'gateway', requestId, ...traced, kind, operation: name, code, milliseconds }, 'operation');
}

/** Notes each operation: figures always, one line of the log, and a trace where somebody takes them. */
export const watchOperations: GatewayPlugin = {
  onRequestParse({ request }) {
    watched.set(request, beginOperation(request.headers.get('traceparent')));
  },
  onExecute({ args }) {
    noteKind(args);
  },
  onSubscribe({ args }) {
    noteKind(args);
  },
  onResultProcess({ request, result }) {
    if (Array.isArray(result)) return;
    const known = watched.get(request);
    if (!known) return;
    watched.delete(request);
    if (known.span) traces.set(request, known.span.traceparent);
    const requestId = request.headers.get('x-request-id') ?? '';
    endOperation(known, requestId, Symbol.asyncIterator in result ? {} : result);
  },
  onResponse({ request, response }) {
    const traceparent = traces.get(request);
    if (traceparent !== undefined) response.headers.set('traceresponse', traceparent);
  },
};

const traces = new WeakMap<Request, string>();

interface Executed {
  document: Parameters<typeof getOperationAST>[0];
  operationName?: string | null | undefined;
  contextValue: { request?: Request };
}

function noteKind({ document, operationName, contextValue }: Executed): void {
  const known = contextValue.request && watched.get(contextValue.request);
  if (!known) return;
  const operation = getOperationAST(document, operationName);
  known.kind = operation?.operation ?? 'none';
  known.name = shortName(operation);
}

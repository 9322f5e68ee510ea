import type { ExecutionRequest } from '@graphql-tools/utils';
import type { Span } from '#host/telemetry/tracing';

import { subgraphCalls, subgraphCallSeconds } from './metrics.ts';
import { spanOfRequest } from './operations.ts';

const spans = new WeakMap<ExecutionRequest, Span>();

export type CallOutcome = 'ANSWERED' | 'FAULTY' | 'AWAY';

/** Notes a call to a subgraph; what it gives is called with how it ended. */
export function watchCall(subgraph: string, request: ExecutionRequest): (outcome: CallOutcome) => void {
  const started = performance.now();
  const asked: Request | undefined = request.context?.request;
  const facts = { 'server.address': subgraph, 'graphql.operation.type': request.operationType ?? 'query' };
  const span = spanOfRequest(asked)?.child(`call ${subgraph}`, 'client', facts);
  if (span) spans.set(request, span);
  return (outcome) => {
    subgraphCalls.inc({ subgraph, outcome });
    subgraphCallSeconds.observe({ subgraph }, (performance.now() - started) / 1_000);
    span?.end(outcome === 'ANSWERED' ? undefined : outcome);
  };
}

/** What the subgraph is told of the trace that a call belongs to. */
export const traceparentOf = (request: ExecutionRequest | undefined): string | null =>
  (request && spans.get(request)?.traceparent) ?? null;

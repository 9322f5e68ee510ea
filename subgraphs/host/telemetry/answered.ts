import { statements, type Tally } from '#kit/database';
import { lines, log } from '#kit/log';
import { writers } from '#kit/writer';

import { withoutWritten } from './log-lines.ts';
import { metricsOf } from './metrics.ts';
import { beginSpan, type Span } from './tracing.ts';
import { tellable } from './sql-text.ts';

const spans = new WeakMap<Tally, Span>();

// Whatever is logged while a request runs says which one, and which trace.
lines.request = () => {
  const requestId = writers.getStore()?.requestId;
  const tally = statements.getStore();
  const traceId = tally && spans.get(tally)?.traceId;
  return { ...(requestId && { requestId }), ...(traceId && { traceId }) };
};

lines.said = withoutWritten;

type Callback = (error?: unknown, ...more: unknown[]) => void;

/** Notes a statement as a step of its request: its text, never its values. */
function noteStatement(span: Span, args: unknown[], send: () => unknown): unknown {
  const text = tellable(args[0]);
  const verb = /^\W*(\w+)/.exec(text)?.[1]?.toUpperCase() ?? 'SQL';
  const step = span.child(verb, 'client', { 'db.system.name': 'postgresql', 'db.query.text': text });
  const end = (error?: unknown) => step.end(error ? String(Reflect.get(Object(error), 'code') ?? 'failed') : undefined);
  const last = args.at(-1);
  if (typeof last === 'function') {
    const callback = last as Callback;
    args[args.length - 1] = ((...told) => {
      end(told[0]);
      callback(...told);
    }) satisfies Callback;
  }
  const sent = send();
  if (sent instanceof Promise) sent.then(() => end(), end);
  else if (typeof last !== 'function') end();
  return sent;
}

/** The tally of one request's statements; where traces are taken, a step of the trace that the caller told of. */
export function openTally(service: string, traceparent: string | null | undefined): Tally {
  const span = beginSpan(service, service, 'server', traceparent, {});
  if (!span) return { count: 0 };
  const tally: Tally = { count: 0, onStatement: (args, send) => noteStatement(span, args, send) };
  spans.set(tally, span);
  return tally;
}

export interface Answered {
  subgraph: string;
  requestId: string;
  operation: string | undefined;
  kind: string | undefined;
  /** The codes of what went wrong. */
  codes: readonly unknown[];
  started: number;
}

/** One line, one step of a trace and some figures per answered request, with the SQL statements it took. */
export function noteAnswer({ subgraph, requestId, operation, kind = 'none', codes, started }: Answered): void {
  const tally = statements.getStore();
  const count = tally?.count ?? 0;
  const seconds = (performance.now() - started) / 1_000;
  const code = codes.length === 0 ? 'OK' : String(codes[0] ?? 'UNKNOWN');
  const metrics = metricsOf(subgraph);
  metrics.requests.inc({ kind, code });
  metrics.seconds.observe({ kind }, seconds);
  metrics.statements.inc(count);
  metrics.statementsEach.observe(count);
  const span = tally && spans.get(tally);
  span?.set({ 'graphql.operation.type': kind, 'simpul.request_id': requestId, 'simpul.statements': count });
  span?.end(code === 'OK' ? undefined : code);
  log.debug(
    {
      subgraph,
      requestId,
      operation,
      ...(code !== 'OK' && { code }),
      statements: count,
      milliseconds: Math.round(seconds * 1_000),
    },
    'answered',
  );
}

/** Values of a span; never a value that somebody wrote. */
export type SpanFacts = Record<string, string | number | boolean>;
export type SpanKind = 'server' | 'client' | 'inside';

/** One step of a trace. */
export interface Span {
  traceId: string;
  /** What the next service is told, by W3C's Trace Context. */
  traceparent: string;
  child(name: string, kind: SpanKind, facts?: SpanFacts): Span;
  set(facts: SpanFacts): void;
  /** With the code of what went wrong, where something did. */
  end(fault?: string): void;
}

export interface Tracing {
  /** Begins a step of a service, under the one that `traceparent` names, or as a trace of its own. */
  begin(service: string, name: string, kind: SpanKind, traceparent: string | null | undefined, facts: SpanFacts): Span;
  /** Sends what waits to be sent. */
  flush(): Promise<void>;
}

let tracing: Tracing | null = null;
let opening: Promise<void> | undefined;

/** True where the environment names somebody who takes traces. */
export const wantsTraces = (env: NodeJS.ProcessEnv = process.env): boolean =>
  Boolean(env['OTEL_EXPORTER_OTLP_ENDPOINT'] || env['OTEL_EXPORTER_OTLP_TRACES_ENDPOINT']) &&
  env['OTEL_SDK_DISABLED']?.toLowerCase() !== 'true';

/** Loads what sends traces, where they are wanted; without that nothing is loaded, noted or sent. */
export function openTracing(): Promise<void> {
  opening ??= wantsTraces()
    ? import('./exporting.ts').then(({ exportTraces }) => {
        tracing = exportTraces();
      })
    : Promise.resolve();
  return opening;
}

/** Begins a step, where traces are taken. */
export const beginSpan = (...[service, name, kind, traceparent, facts]: Parameters<Tracing['begin']>) =>
  tracing?.begin(service, name, kind, traceparent, facts);

/** Sends what waits to be sent, before a process ends. */
export const flushTraces = async (): Promise<void> => tracing?.flush();

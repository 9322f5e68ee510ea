import {
  diag,
  DiagLogLevel,
  ROOT_CONTEXT,
  SpanKind as Kind,
  SpanStatusCode,
  trace,
  type Context,
  type Span as OtelSpan,
  type Tracer,
} from '@opentelemetry/api';
import { OTLPTraceExporter } from '@opentelemetry/exporter-trace-otlp-http';
import { defaultResource, detectResources, envDetector, resourceFromAttributes } from '@opentelemetry/resources';
import {
  AlwaysOnSampler,
  BatchSpanProcessor,
  ParentBasedSampler,
  TraceIdRatioBasedSampler,
  TracerProvider,
} from '@opentelemetry/sdk-trace';
import { log } from '#kit/log';

import type { Span, SpanFacts, SpanKind, Tracing } from './tracing.ts';

const KINDS: Record<SpanKind, Kind> = { server: Kind.SERVER, client: Kind.CLIENT, inside: Kind.INTERNAL };
const FLUSH_MS = 2_000;
const DELAY_MS = 5_000;
const QUIET_MS = 60_000;

const numberFrom = (name: string, fallback: number): number => {
  const number = Number(process.env[name] || fallback);
  return Number.isFinite(number) && number >= 0 ? number : fallback;
};

const PARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-([0-9a-f]{2})$/;

/** The context that a `traceparent` names; one that is none begins a trace of its own. */
function contextOf(traceparent: string | null | undefined): Context {
  const [, traceId, spanId, flags] = PARENT.exec(traceparent ?? '') ?? [];
  if (traceId === undefined || spanId === undefined || flags === undefined) return ROOT_CONTEXT;
  return trace.setSpanContext(ROOT_CONTEXT, {
    traceId,
    spanId,
    traceFlags: Number.parseInt(flags, 16),
    isRemote: true,
  });
}

function spanOf(tracer: Tracer, span: OtelSpan): Span {
  const { traceId, spanId, traceFlags } = span.spanContext();
  return {
    traceId,
    traceparent: `00-${traceId}-${spanId}-0${traceFlags & 1}`,
    child: (name, kind, facts: SpanFacts = {}) => {
      const within = trace.setSpan(ROOT_CONTEXT, span);
      return spanOf(tracer, tracer.startSpan(name, { kind: KINDS[kind], attributes: facts }, within));
    },
    set: (facts) => void span.setAttributes(facts),
    end(fault) {
      if (fault !== undefined) {
        span.setAttribute('error.type', fault);
        span.setStatus({ code: SpanStatusCode.ERROR, message: fault });
      }
      span.end();
    },
  };
}

/** Sends traces by OTLP over HTTP; the exporter reads the standard variables of the environment itself. */
export function exportTraces(): Tracing {
  let silentUntil = 0;
  // A collector that is away, or too slow, is told of once a minute, not for every trace.
  const say = (message: string) => {
    if (performance.now() < silentUntil) return;
    silentUntil = performance.now() + QUIET_MS;
    log.warn({ part: 'traces' }, message.slice(0, 300));
  };
  const quiet = () => undefined;
  diag.setLogger({ error: say, warn: say, info: quiet, debug: quiet, verbose: quiet }, DiagLogLevel.WARN);
  const processor = new BatchSpanProcessor({
    exporter: new OTLPTraceExporter(),
    scheduledDelayMillis: numberFrom('OTEL_BSP_SCHEDULE_DELAY', DELAY_MS),
    maxQueueSize: 8_192,
  });
  const ratio = numberFrom('OTEL_TRACES_SAMPLER_ARG', 1);
  const sampler = new ParentBasedSampler({
    root: ratio < 1 ? new TraceIdRatioBasedSampler(ratio) : new AlwaysOnSampler(),
  });
  const known = new Map<string, Tracer>();
  const tracerOf = (service: string): Tracer => {
    const tracer = known.get(service) ?? openTracer(service);
    known.set(service, tracer);
    return tracer;
  };
  const openTracer = (service: string): Tracer => {
    const named = { 'service.name': `simpul-${service}`, 'service.namespace': 'simpul' };
    const resource = defaultResource()
      .merge(detectResources({ detectors: [envDetector] }))
      .merge(resourceFromAttributes(named));
    return new TracerProvider({ resource, sampler, spanProcessors: [processor] }).getTracer('simpul');
  };
  return {
    begin(service, name, kind, traceparent, facts) {
      const tracer = tracerOf(service);
      return spanOf(tracer, tracer.startSpan(name, { kind: KINDS[kind], attributes: facts }, contextOf(traceparent)));
    },
    async flush() {
      const late = new Promise<void>((done) => void setTimeout(done, FLUSH_MS).unref());
      await Promise.race([processor.forceFlush().catch(() => undefined), late]);
    },
  };
}

import { createServer } from 'node:http';
import { gunzipSync } from 'node:zlib';

import { drain, listen } from '#host/listening';

/** One step of a trace, as it came by OTLP. */
export interface ReceivedSpan {
  service: string;
  name: string;
  traceId: string;
  spanId: string;
  /** Empty for the first step of a trace. */
  parentSpanId: string;
  /** Milliseconds since 1970. */
  start: number;
  milliseconds: number;
  facts: Record<string, string>;
}

interface Told {
  key: string;
  value: Record<string, unknown>;
}
interface ToldSpan {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  startTimeUnixNano: string;
  endTimeUnixNano: string;
  attributes?: Told[];
}
interface Body {
  resourceSpans?: { resource?: { attributes?: Told[] }; scopeSpans?: { spans?: ToldSpan[] }[] }[];
}

const factsOf = (told: readonly Told[] = []): Record<string, string> =>
  Object.fromEntries(told.map(({ key, value }) => [key, String(Object.values(value)[0])]));
const milliseconds = (nanoseconds: bigint): number => Number(nanoseconds / 1_000n) / 1_000;

/** The steps in a body of OTLP in JSON. */
export function spansIn({ resourceSpans = [] }: Body): ReceivedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans = [] }) => {
    const service = (factsOf(resource?.attributes)['service.name'] ?? '?').replace(/^simpul-/, '');
    return scopeSpans.flatMap(({ spans = [] }) =>
      spans.map(({ name, traceId, spanId, parentSpanId = '', startTimeUnixNano, endTimeUnixNano, attributes }) => {
        const [start, end] = [BigInt(startTimeUnixNano), BigInt(endTimeUnixNano)];
        const times = { start: milliseconds(start), milliseconds: milliseconds(end - start) };
        return { service, name, traceId, spanId, parentSpanId, ...times, facts: factsOf(attributes) };
      }),
    );
  });
}

export interface Receiver {
  /** Where OTEL_EXPORTER_OTLP_ENDPOINT points. */
  url: string;
  stop(): Promise<void>;
}

const MOST_BYTES = 64 * 1024 * 1024;

/** Takes traces by OTLP over HTTP, in JSON, and hands their steps on. */
export async function receiveTraces(port: number, onSpans: (spans: ReceivedSpan[]) => void): Promise<Receiver> {
  const server = createServer(async (request, response) => {
    const pieces: Buffer[] = [];
    let size = 0;
    try {
      for await (const piece of request) {
        size += Buffer.from(piece).length;
        if (size > MOST_BYTES) return void response.writeHead(413).end();
        pieces.push(Buffer.from(piece));
      }
      const sent = Buffer.concat(pieces);
      const text = (request.headers['content-encoding'] === 'gzip' ? gunzipSync(sent) : sent).toString('utf8');
      if (request.url === '/v1/traces') onSpans(spansIn(JSON.parse(text) as Body));
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    } catch {
      // No traces, or half of them: whoever sent them may be gone by now.
      response.writeHead(400).end();
    }
  });
  const taken = await listen(server, port, 'the receiver of traces');
  return { url: `http://127.0.0.1:${taken}`, stop: () => drain(server) };
}

import { hearSignal, runCommand, runUntil } from '../machine/running.ts';
import { receiveTraces, type ReceivedSpan } from '../telemetry/receiver.ts';
import { traceTree } from '../telemetry/trace-tree.ts';

const OTLP_PORT = 4318;
/** A trace comes in parts, one from each process; it is shown when no more of it came for this long. */
const QUIET_MS = 6_000;
const WIDTH = 160;

/** `npm run traces`: takes the traces of a hub on this machine and prints each as a tree; `-- --whole` cuts no line. */
runCommand(async () => {
  const signal = hearSignal();
  const width = process.argv.includes('--whole') ? Infinity : process.stdout.columns || WIDTH;
  const open = new Map<string, { spans: ReceivedSpan[]; timer?: NodeJS.Timeout }>();
  const show = (traceId: string) => {
    const { spans = [] } = open.get(traceId) ?? {};
    open.delete(traceId);
    process.stdout.write(`${traceTree(spans, width)}\n\n`);
  };
  const receiver = await receiveTraces(Number(process.env['TRACES_PORT'] || OTLP_PORT), (spans) => {
    for (const span of spans) {
      const trace = open.get(span.traceId) ?? { spans: [] };
      trace.spans.push(span);
      clearTimeout(trace.timer);
      trace.timer = setTimeout(show, QUIET_MS, span.traceId);
      open.set(span.traceId, trace);
    }
  });
  process.stdout.write(`Waiting for traces. Start the hub with OTEL_EXPORTER_OTLP_ENDPOINT=${receiver.url}\n\n`);
  await runUntil(signal, () => receiver.stop());
});

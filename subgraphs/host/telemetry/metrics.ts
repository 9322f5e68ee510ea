import { Counter, Gauge, Histogram, Registry } from 'prom-client';

/** Seconds, from what a page of a cache takes to what a caller gives up after. */
export const SECONDS = [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];
const STATEMENTS = [0, 1, 2, 4, 6, 8, 10, 15, 20, 30, 50];
const LAG_SECONDS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 15, 60, 300];

/** What a subgraph counts while it works; whatever is read from the database is read when somebody asks. */
export interface Metrics {
  registry: Registry;
  requests: Counter<'kind' | 'code'>;
  seconds: Histogram<'kind'>;
  statements: Counter;
  statementsEach: Histogram;
  commands: Counter<'command' | 'outcome'>;
  replays: Counter<'command'>;
  events: Counter<'topic' | 'outcome'>;
  eventLag: Histogram<'topic'>;
}

const known = new Map<string, Metrics>();

function open(service: string): Metrics {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  const registers = [registry];
  return {
    registry,
    requests: new Counter({
      name: 'simpul_subgraph_requests_total',
      help: 'Requests that a subgraph answered, by kind of operation and the code of the first error, OK without one.',
      labelNames: ['kind', 'code'],
      registers,
    }),
    seconds: new Histogram({
      name: 'simpul_subgraph_request_seconds',
      help: 'How long a subgraph took to answer.',
      labelNames: ['kind'],
      buckets: SECONDS,
      registers,
    }),
    statements: new Counter({
      name: 'simpul_sql_statements_total',
      help: 'SQL statements that requests sent.',
      registers,
    }),
    statementsEach: new Histogram({
      name: 'simpul_sql_statements_per_request',
      help: 'SQL statements of one request, begin and commit among them.',
      buckets: STATEMENTS,
      registers,
    }),
    commands: new Counter({
      name: 'simpul_commands_total',
      help: 'Commands decided, by name and outcome: DONE, or the code of the refusal.',
      labelNames: ['command', 'outcome'],
      registers,
    }),
    replays: new Counter({
      name: 'simpul_replays_total',
      help: 'Commands answered as they were answered before under the same key.',
      labelNames: ['command'],
      registers,
    }),
    events: new Counter({
      name: 'simpul_events_total',
      help: 'Events of other subgraphs, by topic: APPLIED, or FAILED and tried again.',
      labelNames: ['topic', 'outcome'],
      registers,
    }),
    eventLag: new Histogram({
      name: 'simpul_event_lag_seconds',
      help: 'From the decision to when its event was applied here.',
      labelNames: ['topic'],
      buckets: LAG_SECONDS,
      registers,
    }),
  };
}

/** The figures of one service of this process. */
export function metricsOf(service: string): Metrics {
  const metrics = known.get(service) ?? open(service);
  known.set(service, metrics);
  return metrics;
}

export const gauge = (name: string, help: string, registry: Registry, labelNames: string[] = []): Gauge<string> =>
  new Gauge({ name, help, labelNames, registers: [registry] });

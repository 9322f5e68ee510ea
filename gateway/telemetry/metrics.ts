import { Counter, Histogram, Registry } from 'prom-client';

import { SECONDS } from '#host/telemetry/metrics';

const POINTS = [1, 10, 50, 100, 500, 1_000, 5_000, 10_000, 50_000, 100_000];

/** The figures of the gateway of this process. */
export const registry = new Registry();
registry.setDefaultLabels({ service: 'gateway' });
const registers = [registry];

export const operations = new Counter({
  name: 'simpul_operations_total',
  help: 'Operations answered, by kind and the code of the first error, OK without one.',
  labelNames: ['kind', 'code'],
  registers,
});

export const operationSeconds = new Histogram({
  name: 'simpul_operation_seconds',
  help: 'How long an operation took, from its arrival to its answer; live ones up to their start.',
  labelNames: ['kind'],
  buckets: SECONDS,
  registers,
});

export const operationPoints = new Histogram({
  name: 'simpul_operation_cost_points',
  help: 'What an operation might have cost, reckoned before it ran.',
  buckets: POINTS,
  registers,
});

export const spentPoints = new Counter({
  name: 'simpul_cost_spent_points_total',
  help: 'What operations did cost.',
  registers,
});

export const limitsHit = new Counter({
  name: 'simpul_limits_refused_total',
  help: 'Requests refused by a limit, by which.',
  labelNames: ['limit'],
  registers,
});

export const knownDocuments = new Counter({
  name: 'simpul_persisted_documents_total',
  help: 'Operations asked for by their hash: HIT where it was known, else MISS.',
  labelNames: ['result'],
  registers,
});

export const answersKept = new Counter({
  name: 'simpul_answers_total',
  help: 'Queries: KEPT where the answer of before still held, MADE where it was worked out, PASSED where none could be kept.',
  labelNames: ['result'],
  registers,
});

export const subgraphCalls = new Counter({
  name: 'simpul_subgraph_calls_total',
  help: 'Calls to subgraphs: ANSWERED, FAULTY with errors in the answer, AWAY without one.',
  labelNames: ['subgraph', 'outcome'],
  registers,
});

export const subgraphCallSeconds = new Histogram({
  name: 'simpul_subgraph_call_seconds',
  help: 'How long a call to a subgraph took.',
  labelNames: ['subgraph'],
  buckets: SECONDS,
  registers,
});

export const httpAnswers = new Counter({
  name: 'simpul_http_answers_total',
  help: 'Answers over HTTP, by the first part of the path and the status.',
  labelNames: ['part', 'status'],
  registers,
});

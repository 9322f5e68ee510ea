import { isDeepStrictEqual, parseArgs } from 'node:util';

import type { LocalExecutor } from '#host/execute';

import { askThrough } from '../../gateway/asked-inside.ts';
import { openRuntime } from '../../gateway/runtime.ts';
import { committedSupergraph } from '../../gateway/start-gateway.ts';
import { HUB } from './questions.ts';
import { BARE_RUNTIME } from '../support/bare-runtime.ts';

/**
 * `node dist/test/bench/gateway-alone.js`: what the gateway itself costs, over subgraphs that answer at once with the same
 * rows and without a database: CPU ms of a question by `plan/` and by Hive's runtime, in turns. Busy machines hardly
 * change it, as nothing is waited for.
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '7' }, requests: { type: 'string', default: '250' } },
});
const [rounds, requests] = [Number(values.rounds), Number(values.requests)];

const idOf = (number: number) => `019a${String(number).padStart(4, '0')}-0000-7000-8000-000000000000`;
const gap = (number: number) => ({
  __typename: 'GapArea',
  id: idOf(number),
  code: `KSJ-${number}`,
  title: `Gap ${number}`,
});
const many = <Row>(count: number, row: (number: number) => Row): Row[] =>
  Array.from({ length: count }, (_, at) => row(at));
const place = { name: 'A', parent: { parent: { name: 'B' } } };
const pledge = (number: number) => ({
  amount: 1_000 * number,
  state: 'COMMITTED',
  submittedAt: '2026-11-21T00:00:00.000Z',
  company: { name: `PT Contoh ${number}` },
});

/** A subgraph that knows the answer: for the root, and for each entity it is sent. */
const knows =
  (root: () => Record<string, unknown>, entity: () => Record<string, unknown>): LocalExecutor =>
  async ({ variables }) => {
    const sent = variables?.['representations'];
    const data = Array.isArray(sent) ? { _entities: sent.map(() => ({ __typename: 'GapArea', ...entity() })) } : root();
    return { data };
  };

const local = new Map([
  [
    'programs',
    knows(
      () => ({ gapAreas: { nodes: many(20, gap) }, gapArea: { ...gap(1), area: place } }),
      () => ({}),
    ),
  ],
  [
    'csr',
    knows(
      () => ({}),
      () => ({
        allocations: { nodes: many(5, pledge) },
        coverage: { lines: [{ held: 1, committed: 2 }] },
        projection: { pledgeCount: 9 },
      }),
    ),
  ],
  [
    'pillars',
    knows(
      () => ({}),
      () => ({ staffing: { deployed: 3 } }),
    ),
  ],
]);

const runtimeOf = (interprets: boolean) =>
  openRuntime({
    supergraph: committedSupergraph(),
    calls: { local, urls: new Map(), hubSecret: null },
    ...BARE_RUNTIME,
    interprets,
  });
const runtimes = { plan: runtimeOf(true), hive: runtimeOf(false) };
type Name = keyof typeof runtimes;
const NAMES: Name[] = ['plan', 'hive'];

async function cpuOf(name: Name, question: { query: string; variables: Record<string, unknown> }): Promise<number> {
  const ask = askThrough(runtimes[name])(undefined);
  const before = process.cpuUsage();
  for (let count = 0; count < requests; count += 1) await ask(question);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000 / requests;
}

for (const [name, variables] of [
  ['Q1', { district: '15.01' }],
  ['Q2', { id: idOf(1) }],
] as const) {
  const question = { query: HUB.questions[name] ?? '', variables };
  const [ours, theirs] = await Promise.all(NAMES.map((one) => askThrough(runtimes[one])(undefined)(question)));
  if (!isDeepStrictEqual(ours, theirs)) throw new Error(`${name}: the answers differ`);
  const taken: Record<Name, number[]> = { plan: [], hive: [] };
  for (let round = 0; round <= rounds; round += 1)
    for (const one of NAMES) {
      const milliseconds = await cpuOf(one, question);
      // The first round warms up.
      if (round > 0) taken[one].push(milliseconds);
    }
  const median = (one: Name) => taken[one].toSorted((a, b) => a - b)[Math.floor(rounds / 2)]?.toFixed(2);
  process.stdout.write(`${name}: plan ${median('plan')} ms, Hive's runtime ${median('hive')} ms of CPU\n`);
}
for (const one of NAMES) await runtimes[one][Symbol.asyncDispose]?.();
process.exit(0);

import * as fs from 'node:fs';

import { asker } from '../support/client.ts';
import type { Gap } from '../support/world.ts';
import type { Machines } from './hub-of-machines.ts';

const ROUNDS = 3;
const ROUND_MS = 4_000;
const WIDTH = 16;
const TICKS_PER_SECOND = 100;

/** Requests a second through one gateway and through two, medians of interleaved rounds. */
export interface Throughput {
  what: string;
  one: number;
  two: number;
  cpuOne: number;
  cpuTwo: number;
}

const QUESTIONS: Record<string, string> = {
  'a gap with its account and its people': `query ($id: ID!) { gapArea(id: $id) { code title area { name }
    coverage { lines { need held committed open } } staffing { needed deployed } } }`,
};

const cpuMsOf = (pids: readonly number[]): number =>
  pids.reduce((sum, pid) => {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return sum + ((Number(fields[11]) + Number(fields[12])) * 1_000) / TICKS_PER_SECOND;
  }, 0);

const median = (numbers: readonly number[]): number => numbers.toSorted((a, b) => a - b)[numbers.length >> 1] ?? 0;

async function round(gateways: readonly string[], question: string, gaps: readonly Gap[]): Promise<number> {
  const asks = gateways.map((url) => asker(`${url}/graphql`));
  let answered = 0;
  const since = performance.now();
  await Promise.all(
    Array.from({ length: WIDTH }, async (_none, index) => {
      const ask = asks[index % asks.length];
      for (let turn = index; performance.now() - since < ROUND_MS; turn += 1) {
        const { errors } = (await ask?.(question, { id: gaps[turn % gaps.length]?.id })) ?? { errors: [] };
        if (errors) throw new Error(`a question failed: ${JSON.stringify(errors)}`);
        answered += 1;
      }
    }),
  );
  return (answered * 1_000) / (performance.now() - since);
}

/** The same questions to one gateway and to two, turn by turn. */
export async function throughputOf(
  { gateways, all }: Machines,
  gaps: readonly Gap[],
  say: (text: string) => void,
): Promise<Throughput[]> {
  const pids = all.filter(({ name }) => name.startsWith('gateway')).map((one) => one.pid());
  const results: Throughput[] = [];
  for (const [what, question] of Object.entries(QUESTIONS)) {
    await round(gateways, question, gaps);
    const rates: Record<'one' | 'two', { rate: number; cpu: number }[]> = { one: [], two: [] };
    for (let turn = 0; turn < ROUNDS; turn += 1) {
      for (const kind of ['one', 'two'] as const) {
        const before = cpuMsOf(pids);
        const rate = await round(kind === 'one' ? gateways.slice(0, 1) : gateways, question, gaps);
        rates[kind].push({ rate, cpu: (cpuMsOf(pids) - before) / (rate * (ROUND_MS / 1_000)) });
      }
    }
    const of = (kind: 'one' | 'two', figure: 'rate' | 'cpu') => median(rates[kind].map((one) => one[figure]));
    results.push({
      what,
      one: of('one', 'rate'),
      two: of('two', 'rate'),
      cpuOne: of('one', 'cpu'),
      cpuTwo: of('two', 'cpu'),
    });
    say(
      `${what}: ${of('one', 'rate').toFixed(0)} requests/s through one gateway, ${of('two', 'rate').toFixed(0)} through two`,
    );
  }
  return results;
}

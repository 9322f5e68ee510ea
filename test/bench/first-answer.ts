import * as fs from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { parseArgs } from 'node:util';

import { keepPostgres } from '../../gateway/machine/keep-postgres.ts';
import { hubEnvironment } from '../support/hub.ts';
import { startCommand } from '../support/processes.ts';
import { BENCH_ENVIRONMENT, copyOf, templateOf } from './data/template.ts';
import { median } from './figures.ts';
import { HUB } from './questions.ts';
import { ask, readSubjects } from './subjects.ts';

/**
 * `node dist/test/bench/first-answer.js`: how long it takes from the start of the hub's process, over a database that is
 * migrated, to its first answer out of all three subgraphs (Q2), and what the process holds in memory 5 s later.
 */
const { values } = parseArgs({ options: { starts: { type: 'string', default: '5' } } });
const LOOK_MS = 10;
const PATIENCE_MS = 60_000;
const SETTLE_MS = 5_000;

const say = (text: string) => void process.stderr.write(`first answer: ${text}\n`);
const residentMb = (pid: number) =>
  Number(/VmRSS:\s+(\d+)/.exec(fs.readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0) / 1_024;

async function once(databaseUrl: string, folder: string): Promise<{ seconds: number; megabytes: number }> {
  const [gap] = (await readSubjects(databaseUrl)).gaps;
  // As `npm start` has it: what V8 has compiled is kept for the next start.
  const NODE_COMPILE_CACHE = resolve('.simpul', 'compiled');
  const env = await hubEnvironment(databaseUrl, folder, { ...BENCH_ENVIRONMENT, NODE_COMPILE_CACHE, WARM_UP: 'on' });
  const started = performance.now();
  const running = startCommand('start', ['start'], env, folder);
  try {
    for (;;) {
      const answer: unknown = await ask(`http://127.0.0.1:${env['PORT']}/graphql`, HUB.questions.Q2 ?? '', {
        id: gap?.id,
      }).catch(() => null);
      const seconds = (performance.now() - started) / 1_000;
      if (answer === null && seconds * 1_000 > PATIENCE_MS) throw new Error('no answer in a minute');
      if (answer === null) {
        await pause(LOOK_MS);
        continue;
      }
      await pause(SETTLE_MS);
      return { seconds, megabytes: residentMb(running.child.pid ?? 0) };
    }
  } finally {
    await running.stop();
  }
}

const home = resolve('.simpul', 'bench');
const kept = await keepPostgres({ home, log: say });
try {
  const databaseUrl = await copyOf(kept.url, await templateOf(kept.url, 20_000, say), 'bench_start');
  const folder = fs.mkdtempSync(join(home, 'start-'));
  const seen: Awaited<ReturnType<typeof once>>[] = [];
  for (let turn = 0; turn < Number(values.starts); turn += 1) {
    const one = await once(databaseUrl, folder);
    say(`${one.seconds.toFixed(2)} s, ${one.megabytes.toFixed(0)} MB`);
    seen.push(one);
  }
  fs.rmSync(folder, { recursive: true, force: true });
  const middle = (pick: (one: (typeof seen)[number]) => number) => median(seen.map(pick));
  process.stdout.write(
    `first answer after ${middle(({ seconds }) => seconds).toFixed(2)} s, then ${middle(({ megabytes }) => megabytes).toFixed(0)} MB\n`,
  );
} finally {
  await kept.stop();
}

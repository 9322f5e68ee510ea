import * as fs from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { walkLedger } from '../../gateway/ledger.ts';
import { keepPostgres } from '../../gateway/machine/keep-postgres.ts';
import { inDatabase, templateOf } from '../bench/data/template.ts';
import { quantile } from '../bench/figures.ts';
import { load, type Shot } from '../bench/load.ts';
import type { QuestionName } from '../bench/names.ts';
import { HUB, shotOf, type Subjects } from '../bench/questions.ts';
import { startBenchHub, type BenchHub } from '../bench/servers.ts';
import { readPages, readSubjects } from '../bench/subjects.ts';
import { descriptorsOf, memoryOf, residentOf, WATCHED, type Memory } from './memory.ts';
import { keepPace, type Stretch } from './pace.ts';
import { readSoakOptions, type SoakOptions } from './soak-options.ts';
import { judge, rowOf, tableHead, type Minute } from './soak-report.ts';

/** `npm run soak`: the hub under a steady load of reads and commits; README.md says what is asked of it. */
const say = (text: string) => void process.stderr.write(`soak: ${text}\n`);

/** Eight reads and two commits of ten, in the bench's own questions. */
const MIX: readonly QuestionName[] = ['Q1', 'Q2', 'M1', 'Q3', 'Q2', 'Q1', 'Q2', 'M1', 'Q3', 'Q2'];
const WARM_UP_SECONDS = 15;
const PEAK_SECONDS = 20;
/** Tokens live for a quarter of an hour. */
const SIGN_IN_EVERY = 8;

interface Mixed {
  next: () => Shot;
  /** Commits that were sent, and those that were answered as taken in. */
  commits: () => { sent: number; taken: number };
  signIn: () => Promise<void>;
}

async function mixedLoad({ server, tokens }: BenchHub, databaseUrl: string): Promise<Mixed> {
  const known = await readSubjects(databaseUrl);
  const subjects: Subjects = { ...known, pages: await readPages(server.url, HUB, known.districts), saved: [] };
  let turn = 0;
  let sent = 0;
  let taken = 0;
  const heard = (text: string) => void (taken += text.includes('"PledgeSubmitted"') ? 1 : 0);
  return {
    next() {
      turn += 1;
      const name = MIX[turn % MIX.length] ?? 'Q2';
      const shot = shotOf(HUB, name, subjects, turn);
      if (name !== 'M1') return shot;
      sent += 1;
      return { ...shot, heard };
    },
    commits: () => ({ sent, taken }),
    async signIn() {
      const signed = await tokens();
      subjects.companies.forEach((company, index) => (company.token = signed[index] ?? ''));
    },
  };
}

const memories = async (pids: ReadonlyMap<string, number>): Promise<Map<string, Memory>> => {
  const all = new Map<string, Memory>();
  for (const [name, pid] of pids) all.set(name, await memoryOf(pid));
  return all;
};

const eachOf = (pids: ReadonlyMap<string, number>, read: (pid: number) => number) =>
  new Map([...pids].map(([name, pid]) => [name, read(pid)]));

function minuteOf(number: number, stretch: Stretch, pids: ReadonlyMap<string, number>): Minute {
  return {
    number,
    requests: stretch.times.length,
    failed: stretch.failed + stretch.unsent,
    firstFailure: stretch.firstFailure,
    p50: quantile(stretch.times, 0.5),
    p99: quantile(stretch.times, 0.99),
    resident: eachOf(pids, residentOf),
    descriptors: eachOf(pids, descriptorsOf),
  };
}

interface Course {
  minutes: Minute[];
  /** Garbage collected, after the second minute and at the end. */
  held: [Map<string, Memory>, Map<string, Memory>];
}

async function hold(bench: BenchHub, mixed: Mixed, rate: number, minutes: number): Promise<Course> {
  const pids = new Map([...bench.started.running].map(([name, { child }]) => [name, child.pid ?? 0]));
  const seen: Minute[] = [];
  let early = new Map<string, Memory>();
  process.stdout.write(`${tableHead([...pids.keys()])}\n`);
  const pace = keepPace(bench.server.url, mixed.next, rate);
  const started = performance.now();
  for (let number = 1; number <= minutes; number += 1) {
    await pause(Math.max(0, started + number * 60_000 - performance.now()));
    const minute = minuteOf(number, pace.take(), pids);
    seen.push(minute);
    process.stdout.write(`${rowOf(minute)}\n`);
    if (number === 2) early = await memories(pids);
    if (number % SIGN_IN_EVERY === 0) await mixed.signIn();
  }
  await pace.stop();
  await bench.server.settle();
  return { minutes: seen, held: [early, await memories(pids)] };
}

const PLEDGES = 'select count(*)::integer as count from csr.pledge';
const countOf = async (databaseUrl: string) => (await inDatabase<{ count: number }>(databaseUrl, PLEDGES))[0]?.count;

async function soak(options: SoakOptions, bench: BenchHub): Promise<string[]> {
  const { databaseUrl } = bench.started.address;
  const before = (await countOf(databaseUrl)) ?? 0;
  const mixed = await mixedLoad(bench, databaseUrl);
  await mixed.signIn();
  await load(bench.server.url, mixed.next, { seconds: WARM_UP_SECONDS });
  const peak = await load(bench.server.url, mixed.next, { seconds: PEAK_SECONDS });
  const rate = (options.share * peak.requests) / peak.seconds;
  const share = `${Math.round(options.share * 100)} %`;
  say(
    `peak ${(peak.requests / peak.seconds).toFixed(0)} requests/s; ${rate.toFixed(0)} a second (${share}) from here on`,
  );
  const course = await hold(bench, mixed, rate, options.minutes);
  const added = ((await countOf(databaseUrl)) ?? 0) - before;
  const { breaches, rules } = await walkLedger(databaseUrl);
  const { sent, taken } = mixed.commits();
  process.stdout.write(
    `\n${taken} of ${sent} commits taken in, ${added} pledges more; ${rules} rules walked, ${breaches.length} breaches\n`,
  );
  const wrong = judge(course.minutes, course.held);
  // At the peak an answer may be lost, and what it would have told is there all the same.
  if (peak.firstFailure !== null) say(`${peak.failed} failed at the peak: ${peak.firstFailure}`);
  if (added < taken || added > sent) wrong.push(`${taken} commits were taken in, and ${added} pledges are there`);
  return [...wrong, ...breaches.map(({ rule, key }) => `BREACH ${rule}: ${key}`)];
}

async function run(options: SoakOptions): Promise<string[]> {
  const home = resolve('.simpul', 'bench');
  const kept = await keepPostgres({ home, log: say });
  try {
    const template = await templateOf(kept.url, options.pledges, say);
    const folder = join(home, 'soak');
    fs.mkdirSync(folder, { recursive: true });
    const world = { clusterUrl: kept.url, template, folder, nodeOptions: WATCHED, say };
    const bench = await startBenchHub(world, options.shape === 'one' ? 'hub' : 'hub-http');
    try {
      return await soak(options, bench);
    } finally {
      await bench.server.stop();
    }
  } finally {
    await kept.stop();
  }
}

const wrong = await run(readSoakOptions(process.argv.slice(2)));
for (const one of wrong) process.stdout.write(`NOT RIGHT: ${one}\n`);
process.exitCode = wrong.length > 0 ? 1 : 0;

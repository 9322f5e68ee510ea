import { isDeepStrictEqual } from 'node:util';

import type { Round } from './figures.ts';
import { load, pace, type LoadResult } from './load.ts';
import { cpuOf, postgresCpu, rssOf } from './machine.ts';
import { isCommand, type OurName, type PeerName, type QuestionName } from './names.ts';
import type { BenchOptions } from './options.ts';
import { isKnownTo, shotOf, type Dialect, type Subjects } from './questions.ts';
import { readSaved } from './saved-questions.ts';
import {
  startBenchHub,
  startGatewayPeer,
  startPostgraphile,
  type BenchHub,
  type Server,
  type World,
} from './servers.ts';
import { ask, readPages, readSubjects } from './subjects.ts';

const WARM_UP_REQUESTS = 2_000;
const COMPARED = 12;
/** Commits a second at which the lag of events is measured. */
const LAG_RATE = 200;

/** All rounds of a question with a peer. */
export type Rounds = Map<QuestionName, Map<PeerName, Round[]>>;

interface Asked {
  server: Server;
  /** The hub whose issuer its callers are signed in by. */
  hub: BenchHub | undefined;
  subjects: Subjects;
  /** Goes up with each request, so that no command is sent twice. */
  turn: number;
}

interface Started {
  hubs: BenchHub[];
  servers: Server[];
}

/** Starts the peers that are asked for; other gateways need the subgraphs of our hub in four processes. */
async function startAll(world: World, peers: readonly PeerName[], { hubs, servers }: Started): Promise<void> {
  const startOurs = async (name: OurName) => {
    const hub = await startBenchHub(world, name);
    hubs.push(hub);
    servers.push(hub.server);
    return hub;
  };
  for (const name of ['hub', 'hub-fresh', 'hub-http-fresh'] as const) if (peers.includes(name)) await startOurs(name);
  const needsFour = peers.some((name) => ['hub-http', 'apollo-gateway', 'hive-gateway'].includes(name));
  const four = needsFour ? await startOurs('hub-http') : null;
  if (peers.includes('postgraphile')) servers.push(await startPostgraphile(world));
  for (const name of ['apollo-gateway', 'hive-gateway'] as const)
    if (four && peers.includes(name)) servers.push(await startGatewayPeer(world, name, four));
}

async function prepare(world: World, servers: readonly Server[], hubs: readonly BenchHub[]): Promise<Asked[]> {
  const template = new URL(world.clusterUrl);
  template.pathname = `/${world.template}`;
  const prepared: Asked[] = [];
  // Cursors are the same wherever the same API answers over the same rows.
  const known = new Map<Dialect, Pick<Subjects, 'pages' | 'saved'>>();
  for (const server of servers) {
    const hub = hubs.find((one) => one.server.name === server.name) ?? hubs.at(-1);
    const subjects = await readSubjects(template.toString());
    const read = known.get(server.dialect) ?? {
      pages: await readPages(server.url, server.dialect, subjects.districts),
      saved: server.dialect.takesSaved ? await readSaved(server.url) : [],
    };
    known.set(server.dialect, read);
    prepared.push({ server, hub, subjects: { ...subjects, ...read }, turn: 0 });
  }
  return prepared;
}

/** The facts in the answers to the same questions must be the same; the first difference ends the bench. */
async function compare(all: readonly Asked[], questions: readonly QuestionName[]): Promise<void> {
  const answer = async ({ server, subjects }: Asked, name: QuestionName, turn: number) => {
    const known = isKnownTo(server.dialect, name) ? name : 'Q3';
    const { body } = shotOf(server.dialect, known, subjects, turn);
    const { query, variables }: { query: string; variables: Record<string, unknown> } = JSON.parse(body);
    const data = await ask(server.url, query, variables);
    return known === 'SAVED' ? data : server.dialect.facts[known]?.(data);
  };
  const [first, ...rest] = all;
  if (!first) return;
  for (const name of questions.filter((one) => !isCommand(one))) {
    const others = rest.filter(({ server }) => name !== 'SAVED' || server.dialect.takesSaved);
    for (let turn = 0; turn < (name === 'SAVED' ? first.subjects.saved.length : COMPARED); turn += 1) {
      const facts = await answer(first, name, turn);
      for (const other of others) {
        const theirs = await answer(other, name, turn);
        if (isDeepStrictEqual(facts, theirs)) continue;
        const [ours, told] = [facts, theirs].map((one) => JSON.stringify(one).slice(0, 1_500));
        throw new Error(`${name}: ${first.server.name} and ${other.server.name} answer differently\n${ours}\n${told}`);
      }
    }
  }
}

async function press(one: Asked, name: QuestionName, limits: { seconds: number; requests?: number }) {
  const { server, subjects } = one;
  const next = () => shotOf(server.dialect, name, subjects, (one.turn += 1));
  if (name === 'LAG' && server.books) {
    const since = await server.books.now();
    const result = await pace(server.url, next, { seconds: limits.seconds, rate: LAG_RATE });
    await server.settle();
    const { p50, p99, events } = await server.books.lag(since);
    process.stderr.write(
      `bench: ${server.name} LAG: ${events} aggregates heard, answers after ${result.p99.toFixed(0)} ms (p99)\n`,
    );
    return { ...result, p50, p99 };
  }
  const result: LoadResult = await load(server.url, next, limits);
  await server.settle();
  if (name === 'HOT') await server.books?.assertWhole(subjects.hot.id);
  return result;
}

/** One round: warmed up first where that is due, then measured with the CPU of everything that took part. */
async function roundOf(one: Asked, name: QuestionName, seconds: number, postmaster: number): Promise<Round> {
  const before = { server: cpuOf(one.server.pids), postgres: postgresCpu(postmaster) };
  const { requests, seconds: took, p50, p99, failed, firstFailure } = await press(one, name, { seconds });
  if (firstFailure !== null) process.stderr.write(`bench: ${one.server.name} ${name}: ${firstFailure}\n`);
  return {
    requests,
    seconds: took,
    p50,
    p99,
    failed,
    serverCpu: cpuOf(one.server.pids) - before.server,
    postgresCpu: postgresCpu(postmaster) - before.postgres,
    rss: rssOf(one.server.pids),
  };
}

/** Holds all processes but those of one peer still, so that what the others do by the clock is not counted. */
function onlyRunning(servers: readonly Server[], running: readonly number[]): void {
  const pids = new Set(servers.flatMap((server) => server.pids));
  for (const pid of pids) process.kill(pid, running.includes(pid) ? 'SIGCONT' : 'SIGSTOP');
}

interface Course extends BenchOptions {
  postmaster: number;
}

/** Asks one peer one question, for one round of the course. */
async function askOnce(one: Asked, name: QuestionName, number: number, options: Course): Promise<Round> {
  // Tokens live for a quarter of an hour.
  const tokens = isCommand(name) && one.server.dialect.asCompany ? ((await one.hub?.tokens()) ?? []) : [];
  one.subjects.companies.forEach((company, index) => (company.token = tokens[index] ?? ''));
  // What commands changed in the round before is read again by everybody before it is measured.
  if (number === 1 || !isCommand(name))
    await press(one, name, { requests: WARM_UP_REQUESTS, seconds: options.seconds });
  return roundOf(one, name, options.seconds, options.postmaster);
}

async function runCourse(world: World, { hubs, servers }: Started, options: Course): Promise<Rounds> {
  const rounds: Rounds = new Map(options.questions.map((name) => [name, new Map()]));
  const asked = servers.filter(({ name }) => options.peers.includes(name));
  const all = await prepare(world, asked, hubs);
  await compare(all, options.questions);
  world.say('all peers give the same answers');
  for (let number = 1; number <= options.rounds; number += 1) {
    for (const name of options.questions) {
      for (const one of all.filter(({ server }) => isKnownTo(server.dialect, name))) {
        onlyRunning(servers, [...one.server.pids, ...one.server.keyKeepers]);
        const round = await askOnce(one, name, number, options);
        const ofQuestion = rounds.get(name);
        ofQuestion?.set(one.server.name, [...(ofQuestion.get(one.server.name) ?? []), round]);
        const rate = (round.requests / round.seconds).toFixed(0);
        world.say(`round ${number} ${name} ${one.server.name}: ${rate} requests/s`);
      }
    }
  }
  return rounds;
}

/** Ends everything where the command is stopped: a process that stands still would stay so for good. */
function endOnStop({ servers }: Started): void {
  const end = () => {
    for (const pid of new Set(servers.flatMap((server) => server.pids))) {
      process.kill(pid, 'SIGTERM');
      process.kill(pid, 'SIGCONT');
    }
    process.exit(1);
  };
  process.once('SIGINT', end).once('SIGTERM', end);
}

/** Starts everything, compares the answers, and measures in interleaved rounds. */
export async function measure(world: World, options: Course): Promise<Rounds> {
  const started: Started = { hubs: [], servers: [] };
  endOnStop(started);
  try {
    await startAll(world, options.peers, started);
    return await runCourse(world, started, options);
  } finally {
    onlyRunning(
      started.servers,
      started.servers.flatMap((server) => [...server.pids]),
    );
    for (const server of started.servers.splice(0).toReversed()) await server.stop();
  }
}

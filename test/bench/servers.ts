import { spawn, type ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { Role } from '#kit/actor';

import { HUB_SECRET } from '../support/client.ts';
import { startHub, enterHub, type Hub, type Shape, type StartedHub } from '../support/hub.ts';
import { freePort } from '../support/processes.ts';
import { booksOf, type Books } from './books.ts';
import { BENCH_ENVIRONMENT, copyOf, inDatabase, untilHeard } from './data/template.ts';
import type { OurName, PeerName } from './names.ts';
import { installPeers } from './peers/packages.ts';
import { PEER_TABLES } from './peers/peer-tables.ts';
import { HUB, POSTGRAPHILE, type Dialect } from './questions.ts';

/** A running peer under the bench. */
export interface Server {
  name: PeerName;
  url: string;
  dialect: Dialect;
  /** All processes that take part in its answers, besides Postgres. */
  pids: readonly number[];
  /** Processes that must run while it is measured, though they take no part: whoever gives the keys of tokens. */
  keyKeepers: readonly number[];
  /** Waits until what its commands left to be done later is done. */
  settle(): Promise<void>;
  /** Its database, where it is a hub of ours. */
  books: Books | null;
  stop(): Promise<void>;
}

export interface World {
  clusterUrl: string;
  template: string;
  folder: string;
  /** Options of the hub's Node, such as a profile. */
  nodeOptions: string;
  say: (text: string) => void;
}

const READY_MS = 60_000;
const COMPANIES = 500;
// The issuer gives no longer ones.
const TOKEN_SECONDS = 900;

const pidsOf = (hub: StartedHub): number[] => [...hub.running.values()].map(({ child }) => child.pid ?? 0);

/** Signs in every company of the bench, as the hub's own issuer does. */
async function tokensOf(hub: Hub): Promise<string[]> {
  const tokens: string[] = [];
  for (let number = 0; number < COMPANIES; number += 1) {
    const organisation = `bench-company-${number}`;
    tokens.push(await hub.token({ role: Role.COMPANY, organisation }, { lifetimeSeconds: TOKEN_SECONDS }));
  }
  return tokens;
}

export interface BenchHub {
  server: Server;
  started: StartedHub;
  /** Signs in all companies anew. */
  tokens: () => Promise<string[]>;
}

const DATABASES: Record<OurName, string> = {
  hub: 'bench_one',
  'hub-fresh': 'bench_fresh',
  'hub-http': 'bench_four',
  'hub-http-fresh': 'bench_four_fresh',
};

/** Starts our hub over a copy of the data, in one process or in four. */
export async function startBenchHub(world: World, name: OurName): Promise<BenchHub> {
  const databaseUrl = await copyOf(world.clusterUrl, world.template, DATABASES[name]);
  const shape: Shape = name.startsWith('hub-http') ? 'four processes' : 'one process';
  const started = await startHub(shape, databaseUrl, {
    ...BENCH_ENVIRONMENT,
    ...(name.endsWith('-fresh') && { KEPT_ANSWERS_MB: 'off' }),
    ...(world.nodeOptions !== '' && { NODE_OPTIONS: world.nodeOptions }),
  });
  const hub = await enterHub(started.address);
  const server: Server = {
    name,
    url: `${started.address.url}/graphql`,
    dialect: HUB,
    pids: pidsOf(started),
    keyKeepers: [],
    books: booksOf(databaseUrl),
    settle: () => untilHeard(databaseUrl),
    async stop() {
      await hub.close();
      await started.stop();
    },
  };
  return { server, started, tokens: () => tokensOf(hub) };
}

interface Program {
  file: string;
  args?: string[];
  folder: string;
  env: Record<string, string>;
}

async function startProgram({ file, args = [], folder, env }: Program): Promise<ChildProcess> {
  const log = fs.openSync(join(folder, 'peers.log'), 'a');
  const child = spawn(process.execPath, [file, ...args], {
    cwd: folder,
    env: { ...process.env, NODE_ENV: 'production', HUB_SECRET, ...env },
    stdio: ['ignore', log, log],
  });
  fs.closeSync(log);
  const url = `http://127.0.0.1:${env['PORT']}/graphql`;
  for (const deadline = Date.now() + READY_MS; Date.now() < deadline; await pause(200)) {
    if (child.exitCode !== null) break;
    const answer = await fetch(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{"query":"{ __typename }"}',
    }).catch(() => null);
    if (answer?.ok) return child;
  }
  child.kill();
  throw new Error(`${file} does not answer: ${fs.readFileSync(join(folder, 'peers.log'), 'utf8').slice(-1_500)}`);
}

async function serverOf(
  name: PeerName,
  program: Omit<Program, 'env'> & { env: (port: number) => Record<string, string> },
  rest: Pick<Server, 'dialect' | 'settle' | 'keyKeepers' | 'books'> & { helpers: readonly number[] },
): Promise<Server> {
  const port = await freePort();
  const child = await startProgram({ ...program, env: { PORT: String(port), ...program.env(port) } });
  const gone = new Promise<void>((done) => void child.once('exit', () => done()));
  return {
    name,
    url: `http://127.0.0.1:${port}/graphql`,
    dialect: rest.dialect,
    keyKeepers: rest.keyKeepers,
    books: rest.books,
    pids: [child.pid ?? 0, ...rest.helpers],
    settle: rest.settle,
    async stop() {
      child.kill('SIGTERM');
      const late = setTimeout(() => void child.kill('SIGKILL'), 3_000);
      await gone;
      clearTimeout(late);
    },
  };
}

const ours = (file: string): string => resolve('test/bench/peers', file);

/** PostGraphile over tables with the same facts, in a copy of its own. */
export async function startPostgraphile(world: World): Promise<Server> {
  const databaseUrl = await copyOf(world.clusterUrl, world.template, 'bench_peer');
  for (const statement of PEER_TABLES) await inDatabase(databaseUrl, statement);
  return serverOf(
    'postgraphile',
    {
      file: ours('postgraphile.mjs'),
      folder: installPeers(world.folder, world.say),
      env: () => ({ DATABASE_URL: databaseUrl }),
    },
    { dialect: POSTGRAPHILE, settle: async () => undefined, keyKeepers: [], books: null, helpers: [] },
  );
}

/** Another gateway over the three subgraphs of our hub in four processes. */
export async function startGatewayPeer(
  world: World,
  name: 'apollo-gateway' | 'hive-gateway',
  { started, server }: BenchHub,
): Promise<Server> {
  const folder = installPeers(world.folder, world.say);
  const supergraph = join(folder, 'supergraph.graphql');
  const { subgraphs } = started.address;
  const text = fs
    .readFileSync('schema/supergraph.graphql', 'utf8')
    .replaceAll(
      /http:\/\/(programs|csr|pillars)\.simpul\.internal\/graphql/g,
      (_all, one: keyof typeof subgraphs) => subgraphs[one],
    );
  fs.writeFileSync(supergraph, text);
  // Everything but our own gateway takes part; the subgraphs fetch the keys of tokens there.
  const pidOf = (isWanted: (part: string) => boolean) =>
    [...started.running].flatMap(([part, { child }]) => (isWanted(part) ? [child.pid ?? 0] : []));
  const helpers = pidOf((part) => part !== 'gateway');
  const keyKeepers = pidOf((part) => part === 'gateway');
  const program =
    name === 'apollo-gateway'
      ? { file: ours('apollo-gateway.mjs'), folder, env: () => ({ SUPERGRAPH: supergraph }) }
      : {
          file: join(folder, 'node_modules/@graphql-hive/gateway/dist/bin.js'),
          args: ['supergraph', supergraph, '--config-path', ours('hive-gateway.config.mjs'), '--host', '127.0.0.1'],
          folder,
          env: () => ({ FORK: '1' }),
        };
  return serverOf(name, program, {
    dialect: HUB,
    settle: () => server.settle(),
    helpers,
    keyKeepers,
    books: server.books,
  });
}

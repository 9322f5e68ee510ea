import * as fs from 'node:fs';
import { join } from 'node:path';

import { walkLedger, type LedgerReport } from '../../gateway/ledger.ts';
import { HUB_SECRET } from '../support/client.ts';
import { enterHub, SECRET, TEST_DAY, type Hub } from '../support/hub.ts';
import { NATS, startNats, type Nats } from '../support/nats.ts';
import { freePort, startCommand, untilReady, type Running } from '../support/processes.ts';
import { startPair, type PostgresPair } from './postgres-pair.ts';

/** Two cores fill three databases for nine processes. */
const READY_MS = 300_000;

/** Each process is a machine of its own, with an address of its own. */
const HOSTS = {
  gateway: ['127.0.0.2', '127.0.0.3'],
  programs: ['127.0.0.4', '127.0.0.5'],
  csr: ['127.0.0.6', '127.0.0.7'],
  pillars: ['127.0.0.8', '127.0.0.9'],
  primary: '127.0.0.10',
  standby: '127.0.0.11',
  nats: '127.0.0.12',
} as const;

export const SUBGRAPHS = ['programs', 'csr', 'pillars'] as const;
export type SubgraphName = (typeof SUBGRAPHS)[number];

/** Something that can be killed, and started again as its supervisor would. */
export interface Machine {
  name: string;
  pid(): number;
  kill(): Promise<void>;
  start(): Promise<void>;
}

export interface Machines {
  all: Machine[];
  gateways: string[];
  hub: Hub;
  pair: PostgresPair;
  nats: Nats | null;
  databaseOf: (subgraph: string) => string;
  walk(): Promise<LedgerReport>;
  stop(): Promise<void>;
}

export interface MachineOptions {
  folder: string;
  /** A database for each subgraph instead of one for all. */
  ownDatabases: boolean;
  say: (text: string) => void;
}

function processAt(
  name: string,
  host: string,
  args: string[],
  port: number,
  env: Record<string, string>,
  folder: string,
): Machine & { stop(): Promise<void> } {
  let running: Running | undefined;
  return {
    name,
    pid: () => running?.child.pid ?? 0,
    kill: async () => running?.kill(),
    async start() {
      running = startCommand(name, args, { ...env, BIND_ADDRESS: host }, folder);
      // A gateway is ready with all of its subgraphs; here it is enough that it answers.
      await untilReady(`http://${host}:${port}/${args[0] === 'gateway' ? 'healthz' : 'readyz'}`, [running], READY_MS);
    },
    stop: async () => void (await running?.stop()),
  };
}

async function databasesOf(pair: PostgresPair, ownDatabases: boolean) {
  const env: Record<string, string> = { DATABASE_URL: pair.primary.url, DATABASE_READ_URL: pair.standby.url };
  if (!ownDatabases) return { env, databaseOf: () => pair.primary.url };
  for (const name of SUBGRAPHS) {
    env[`${name.toUpperCase()}_DATABASE_URL`] = await pair.makeDatabase(`simpul_${name}`);
    env[`${name.toUpperCase()}_DATABASE_READ_URL`] = pair.at('standby', `simpul_${name}`);
  }
  return { env, databaseOf: (name: string) => env[`${name.toUpperCase()}_DATABASE_URL`] ?? pair.primary.url };
}

/** Starts two of everything, each with an address of its own. */
export async function startMachines({ folder, ownDatabases, say }: MachineOptions): Promise<Machines> {
  const [gatewayPort, postgresPort, ...subgraphPorts] = await Promise.all([1, 2, 3, 4, 5].map(() => freePort()));
  if (gatewayPort === undefined || postgresPort === undefined) throw new Error('no ports');
  const pair = await startPair(join(folder, 'postgres'), HOSTS, postgresPort);
  say('a primary and a standby that streams from it');
  const nats = NATS === null ? null : await startNats(HOSTS.nats);
  const databases = await databasesOf(pair, ownDatabases);
  const portOf = (name: SubgraphName) => subgraphPorts[SUBGRAPHS.indexOf(name)] ?? 0;
  const jwks = HOSTS.gateway.map((host) => `http://${host}:${gatewayPort}/auth/jwks`).join(',');
  const env: Record<string, string> = {
    ...databases.env,
    ...(nats && { NATS_URL: nats.url }),
    AUTH_SECRET: SECRET,
    HUB_SECRET,
    OIDC_JWKS_URL: jwks,
    SIMPUL_HOME: join(folder, 'shared'),
    SIMPUL_TODAY: TEST_DAY,
    LOG_LEVEL: 'warn',
    NODE_ENV: 'test',
    WEBHOOK_RETRY_SECONDS: '86400',
    PORT: String(gatewayPort),
  };
  for (const name of SUBGRAPHS) {
    env[`${name.toUpperCase()}_PORT`] = String(portOf(name));
    env[`${name.toUpperCase()}_URL`] = HOSTS[name].map((host) => `http://${host}:${portOf(name)}/graphql`).join(',');
  }
  fs.mkdirSync(join(folder, 'shared'), { recursive: true });
  const subgraphs = SUBGRAPHS.flatMap((name) =>
    HOSTS[name].map((host, index) =>
      processAt(`${name} ${index + 1}`, host, ['subgraph', name], portOf(name), env, folder),
    ),
  );
  const gateways = HOSTS.gateway.map((host, index) =>
    processAt(`gateway ${index + 1}`, host, ['gateway'], gatewayPort, env, folder),
  );
  const processes = [...gateways, ...subgraphs];
  const stop = async () => {
    await Promise.all(processes.map((one) => one.stop()));
    await nats?.stop();
    await pair.stop();
  };
  try {
    // The first of each fills the empty databases; all of them at once on two cores would only wait for each other.
    await Promise.all(processes.filter(({ name }) => name.endsWith('1')).map((one) => one.start()));
    say('one of each has filled its database');
    await Promise.all(processes.filter(({ name }) => name.endsWith('2')).map((one) => one.start()));
    say('the second of each answers');
  } catch (error) {
    await stop();
    throw error;
  }
  if (nats) process.env['NATS_URL'] = nats.url;
  const urls = HOSTS.gateway.map((host) => `http://${host}:${gatewayPort}`);
  const subgraphUrl = (name: SubgraphName) => `http://${HOSTS[name][0]}:${portOf(name)}/graphql`;
  const hub = await enterHub({
    shape: 'four processes',
    url: urls[0] ?? '',
    // It is that of the port, whichever machine answers.
    issuer: `http://127.0.0.1:${gatewayPort}/auth`,
    databaseUrl: pair.primary.url,
    logFiles: [],
    subgraphs: { programs: subgraphUrl('programs'), csr: subgraphUrl('csr'), pillars: subgraphUrl('pillars') },
  });
  const node = (name: string, one: PostgresPair['primary'] | Nats): Machine => ({
    name,
    pid: () => one.child().pid ?? 0,
    kill: () => one.kill(),
    start: () => one.start(),
  });
  return {
    all: [
      ...gateways,
      ...subgraphs,
      ...(nats ? [node('NATS', nats)] : []),
      node('Postgres standby', pair.standby),
      node('Postgres primary', pair.primary),
    ],
    gateways: urls,
    hub,
    pair,
    nats,
    databaseOf: databases.databaseOf,
    walk: () => walkLedger(databases.databaseOf),
    async stop() {
      await hub.close();
      await stop();
    },
  };
}

import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Role, type Grant } from '#kit/actor';

import { openIssuer } from '../../gateway/issuer/issuer.ts';
import { asker, HUB_SECRET, type Ask } from './client.ts';
import { freePort, startCommand, untilReady, type Running } from './processes.ts';

export const SHAPES = ['one process', 'four processes'] as const;
export type Shape = (typeof SHAPES)[number];

/** The day that tests live in, so that deadlines and expiries do not depend on when they run. */
export const TEST_DAY = '2026-11-21';
export const SECRET = 'a-secret-of-the-tests-that-is-long-enough-to-pass';
const SUBGRAPHS = ['programs', 'csr', 'pillars'] as const;

/** Where a running hub is; small enough to hand to another process. */
export interface HubAddress {
  shape: Shape;
  url: string;
  subgraphs: Record<(typeof SUBGRAPHS)[number], string>;
  databaseUrl: string;
  /** The issuer's name, where it is not the address that is asked. */
  issuer?: string;
  logFiles: string[];
}

export interface Person {
  role: Role;
  area?: string | null;
  organisation?: string;
  subject?: string;
}

/** A running hub, seen by its users. */
export interface Hub extends HubAddress {
  token(person: Person, options?: { lifetimeSeconds?: number; grants?: Grant[] }): Promise<string>;
  /** Asks the gateway as nobody. */
  ask: Ask;
  /** Asks the gateway as somebody. */
  as(person: Person): Promise<Ask>;
  /** How many SQL statements each subgraph sent for a request, by the request log. */
  statementsOf(requestId: string): Record<string, number>;
  close(): Promise<void>;
}

interface LogLine {
  msg?: string;
  requestId?: string;
  subgraph?: string;
  statements?: number;
}

/** The lines of a log that name a text; it grows long, and to read each line of it takes longer than to ask. */
function readLog(file: string, text: string): LogLine[] {
  return fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .flatMap((line) => {
      if (!line.startsWith('{') || !line.includes(text)) return [];
      try {
        return [JSON.parse(line) as LogLine];
      } catch {
        return [];
      }
    });
}

/** Makes a hub's user out of its address. */
export async function enterHub(address: HubAddress): Promise<Hub> {
  const issuer = await openIssuer({
    databaseUrl: address.databaseUrl,
    baseUrl: address.issuer ?? `${address.url}/auth`,
    audience: 'simpul',
    secret: SECRET,
  });
  const token: Hub['token'] = (person, options = {}) =>
    issuer.signToken({
      subject: person.subject ?? `test-${person.role}-${person.organisation ?? person.area ?? 'country'}`,
      roles: options.grants ?? [{ role: person.role, area: person.area ?? null }],
      ...(person.organisation && { organisation: person.organisation }),
      ...(options.lifetimeSeconds && { lifetimeSeconds: options.lifetimeSeconds }),
    });
  return {
    ...address,
    token,
    ask: asker(`${address.url}/graphql`),
    as: async (person) => asker(`${address.url}/graphql`, await token(person)),
    statementsOf(requestId) {
      const counts: Record<string, number> = {};
      for (const line of address.logFiles.flatMap((file) => readLog(file, requestId))) {
        if (line.requestId !== requestId || line.msg !== 'answered' || !line.subgraph) continue;
        counts[line.subgraph] = (counts[line.subgraph] ?? 0) + (line.statements ?? 0);
      }
      return counts;
    },
    close: () => issuer.close(),
  };
}

export interface StartedHub {
  address: HubAddress;
  running: Map<string, Running>;
  /** Starts some of its processes again, on their old ports. */
  restart(...names: string[]): Promise<void>;
  stop(): Promise<void>;
}

/** What a hub of a test finds in its environment: free ports, a home of its own, the tests' day and secret. */
export async function hubEnvironment(
  databaseUrl: string,
  home: string,
  more: Record<string, string> = {},
): Promise<Record<string, string>> {
  const [port, ...ports] = await Promise.all([freePort(), freePort(), freePort(), freePort()]);
  return {
    DATABASE_URL: databaseUrl,
    AUTH_SECRET: SECRET,
    HUB_SECRET,
    SIMPUL_HOME: home,
    SIMPUL_TODAY: TEST_DAY,
    LOG_LEVEL: 'debug',
    PORT: String(port),
    PROGRAMS_PORT: String(ports[0]),
    CSR_PORT: String(ports[1]),
    PILLARS_PORT: String(ports[2]),
    NODE_ENV: 'test',
    // Many hubs start in tests, and none of them is waited for by anybody.
    WARM_UP: 'off',
    // One try a day: what a test left behind does not write while another test looks.
    WEBHOOK_RETRY_SECONDS: '86400',
    ...more,
  };
}

const TRIES = 3;

/** Starts a hub of its own processes over a database, in either shape; one that does not come leaves nothing behind. */
export async function startHub(
  shape: Shape,
  databaseUrl: string,
  env: Record<string, string> = {},
): Promise<StartedHub> {
  for (let round = 1; ; round += 1) {
    try {
      return await launchHub(shape, databaseUrl, env);
    } catch (error) {
      // A free port may be taken by another program between the look and the start.
      const isTaken = error instanceof Error && /Port \d+ of \w+ is taken/.test(error.message);
      if (!isTaken || round === TRIES) throw error;
    }
  }
}

async function launchHub(shape: Shape, databaseUrl: string, env: Record<string, string>): Promise<StartedHub> {
  const folder = fs.mkdtempSync(join(tmpdir(), 'simpul-test-'));
  const all = await hubEnvironment(databaseUrl, folder, env);
  const commands: [string, string[]][] =
    shape === 'one process'
      ? [['start', ['start']]]
      : [...SUBGRAPHS.map((name): [string, string[]] => [name, ['subgraph', name]]), ['gateway', ['gateway']]];
  const running = new Map<string, Running>();
  const launch = (name: string) => {
    const args = commands.find(([known]) => known === name)?.[1];
    if (!args) throw new Error(`no process ${name}`);
    running.set(name, startCommand(name, args, all, folder));
  };
  const stop = async () => {
    await Promise.all([...running.values()].map((one) => one.stop()));
    fs.rmSync(folder, { recursive: true, force: true });
  };
  for (const [name] of commands) launch(name);
  const url = `http://127.0.0.1:${all['PORT']}`;
  try {
    await untilReady(`${url}/readyz`, [...running.values()]);
  } catch (error) {
    await stop();
    throw error;
  }
  const urlOf = (name: string) => `http://127.0.0.1:${all[`${name}_PORT`]}/graphql`;
  return {
    address: {
      shape,
      url,
      databaseUrl,
      subgraphs: { programs: urlOf('PROGRAMS'), csr: urlOf('CSR'), pillars: urlOf('PILLARS') },
      logFiles: [...running.values()].map(({ logFile }) => logFile),
    },
    running,
    async restart(...names) {
      names.forEach(launch);
      await untilReady(`${url}/readyz`, [...running.values()]);
    },
    stop,
  };
}

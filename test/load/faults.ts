import { parseArgs } from 'node:util';

import { Client } from 'pg';

import { startKillHub, fallen, someCompanies, type KillHub } from '../kills/kill-world.ts';
import { until } from '../support/client.ts';
import { aGap, type CompanyUser, type Gap } from '../support/world.ts';
import { booksOf } from './books.ts';
import { makeClock, type Clock } from './clock.ts';
import { NotPossible, type Fault, type Scene } from './fault-kinds.ts';
import { figuresOf, headOf, lineOf, wrongWith, type FaultFigures } from './fault-report.ts';
import { FAULTS_OF_POSTGRES } from './faults-of-postgres.ts';
import { FAULTS_OF_PROCESSES } from './faults-of-processes.ts';
import { startTraffic } from './traffic.ts';

/** `npm run faults`: each fault under load, with what it cost; README.md says what is asked of the hub. */
const FAULTS: readonly Fault[] = [...FAULTS_OF_PROCESSES, ...FAULTS_OF_POSTGRES];
const STEADY_FIRST = 30;

interface Stage {
  world: KillHub;
  clock: Clock;
  gaps: readonly Gap[];
  givers: readonly CompanyUser[];
}

const note = (text: string) => void process.stderr.write(`faults: ${text}\n`);

/** Connections of a fault's own, all closed when it is over. */
function connector(databaseUrl: string) {
  const clients: Client[] = [];
  return {
    async connect() {
      const client = new Client({ connectionString: databaseUrl });
      client.on('error', () => undefined);
      await client.connect();
      clients.push(client);
      return client;
    },
    close: () => Promise.all(clients.map((client) => client.end().catch(() => undefined))),
  };
}

/** One fault amid traffic, then the books; null where this machine does not allow it. */
async function undergo(fault: Fault, { world, clock, gaps, givers }: Stage): Promise<FaultFigures | null> {
  const { connect, close } = connector(world.hub.databaseUrl);
  const traffic = startTraffic(world, gaps, givers);
  let mendedAt: number | null = null;
  const mended = () => void (mendedAt ??= performance.now());
  let begunAt = 0;
  let told: string | void;
  try {
    await traffic.untilWell(0, STEADY_FIRST);
    begunAt = performance.now();
    told = await fault.inject({ ...world, clock, connect, mended, gapIds: gaps.map(({ id }) => id) } satisfies Scene);
    await close();
    mended();
    // A hub that does not come back is told by its figures.
    await traffic
      .untilWell(performance.now())
      .catch((error: unknown) => note(`${fault.name}: ${String(error).slice(0, 300)}`));
  } catch (error) {
    if (!(error instanceof NotPossible)) throw error;
    note(`${fault.name}: not tried, ${error.message}`);
    return null;
  } finally {
    await close();
    await traffic.stop();
  }
  const books = await booksOf(world, gaps, traffic.sent);
  return figuresOf({ fault, told: told ?? '', begunAt, mendedAt: mendedAt ?? begunAt, seen: traffic.seen, books });
}

/** Gap areas of one fault's own; what the fault before left is given the time to pass. */
async function stageOf({ hub }: KillHub): Promise<Gap[]> {
  const oneGap = () => aGap(hub, [{ need: 900_000_000 }]).catch(() => null);
  const made = await Promise.all([1, 2, 3].map(() => until(oneGap, (gap) => gap !== null)));
  return made.filter((gap) => gap !== null);
}

/** Stops everything where the command is stopped: a process that stands still would stay so. */
function onStop(world: KillHub): void {
  for (const name of ['SIGINT', 'SIGTERM'] as const)
    process.once(name, () => {
      for (const { child } of world.started.running.values()) child.kill('SIGCONT');
      void world.stop().finally(() => process.exit(1));
    });
}

async function run(faults: readonly Fault[]): Promise<string[]> {
  const clock = makeClock();
  const world = await startKillHub(clock.environment);
  const wrong: string[] = [];
  onStop(world);
  try {
    const givers = await someCompanies(world.hub, 4);
    process.stdout.write(`${headOf()}\n`);
    for (const fault of faults) {
      const gaps = await stageOf(world);
      const figures = await undergo(fault, { world, clock, gaps, givers });
      if (!figures) continue;
      process.stdout.write(`${lineOf(figures)}\n`);
      wrong.push(...wrongWith(figures), ...fallen(world).map((text) => `${fault.name}: ended unasked: ${text}`));
    }
  } finally {
    await world.stop();
    clock.remove();
  }
  return wrong;
}

const { values } = parseArgs({ options: { only: { type: 'string', default: '' } } });
const wanted = values.only.split(',');
const chosen = FAULTS.filter(({ name }) => wanted.some((part) => name.includes(part)));
if (chosen.length === 0)
  throw new Error(`--only ${values.only}: there are ${FAULTS.map(({ name }) => name).join('; ')}.`);
const wrong = await run(chosen);
for (const one of wrong) process.stdout.write(`NOT RIGHT: ${one}\n`);
process.exitCode = wrong.length > 0 ? 1 : 0;

import { setTimeout as pause } from 'node:timers/promises';

import type { TestProject } from 'vitest/node';

import { openPostgres } from '../../gateway/machine/postgres.ts';
import { copyTemplate, createTemplate } from './databases.ts';
import { SHAPES, startHub, type HubAddress, type StartedHub } from './hub.ts';
import { inDatabase } from './tables.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    /** One set for each worker, in it a hub of each shape. */
    hubs: HubAddress[][];
    clusterUrl: string;
  }
}

const WITHOUT_POSTGRES =
  /^test\/(unit|house|machine|federation|starts\/foreign-supergraph|kills\/(kills|pool|whole-hub))\b/;
const WITHOUT_HUB = new RegExp(`${WITHOUT_POSTGRES.source}|^test/(issuer|subgraphs|ledger)\\b`);

/** True when only tests are asked for that fit: such as those that need no running hub. */
function areAll(fitting: RegExp): boolean {
  const asked = process.argv.slice(2).filter((argument) => argument.startsWith('test/'));
  return asked.length > 0 && asked.every((argument) => fitting.test(argument));
}

const PATIENCE_MS = 90_000;

/** A template is whole when every event of its seeds has been applied; one that cannot be is named with its error. */
async function untilHeard(databaseUrl: string): Promise<void> {
  const deadline = Date.now() + PATIENCE_MS;
  for (;;) {
    const waiting = await inDatabase<{ key: string; last_error: string | null }>(
      databaseUrl,
      "select key, last_error from events.jobs where key like '%:%.%:%' limit 5",
    );
    if (waiting.length === 0) return;
    if (Date.now() > deadline) throw new Error(`events of the seeds are not applied: ${JSON.stringify(waiting)}`);
    await pause(200);
  }
}

/** A set of shared hubs for each worker; a single file of tests needs no second. */
async function setsFor(project: TestProject): Promise<number> {
  const asked = process.argv.slice(2).filter((argument) => argument.startsWith('test/'));
  const { testFiles } = await project.globTestFiles(asked);
  return Math.min(testFiles.length, Number(project.vitest.config.maxWorkers));
}

const startShapes = (clusterUrl: string): Promise<StartedHub[]> =>
  Promise.all(SHAPES.map(async (shape) => startHub(shape, await copyTemplate(clusterUrl, shape))));

/** A migrated and seeded template, and for each worker one shared hub in each shape. */
async function startSets(clusterUrl: string, count: number): Promise<StartedHub[][]> {
  const template = await createTemplate(clusterUrl);
  const first = await startHub('one process', template);
  await untilHeard(template);
  await first.stop();
  return Promise.all(Array.from({ length: count }, () => startShapes(clusterUrl)));
}

/** One throw-away Postgres for all tests, and the hubs that they share. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (areAll(WITHOUT_POSTGRES)) return undefined;
  const postgres = await openPostgres({ fast: true });
  project.provide('clusterUrl', postgres.url);
  const sets = areAll(WITHOUT_HUB) ? [] : await startSets(postgres.url, await setsFor(project));
  project.provide(
    'hubs',
    sets.map((hubs) => hubs.map(({ address }) => address)),
  );
  return async () => {
    await Promise.all(sets.flat().map((hub) => hub.stop()));
    await postgres.stop();
  };
}

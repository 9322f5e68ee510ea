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

const WITHOUT_HUB =
  /^test\/(unit|house|issuer|machine|subgraphs|ledger|federation|starts\/foreign-supergraph|kills\/(kills|pool|whole-hub))\b/;

/** True when only tests are asked for that need no running hub. */
function needsNoHub(): boolean {
  const asked = process.argv.slice(2).filter((argument) => argument.startsWith('test/'));
  return asked.length > 0 && asked.every((argument) => WITHOUT_HUB.test(argument));
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

async function startShapes(clusterUrl: string): Promise<StartedHub[]> {
  const hubs: StartedHub[] = [];
  for (const shape of SHAPES) hubs.push(await startHub(shape, await copyTemplate(clusterUrl, shape)));
  return hubs;
}

/** One throw-away Postgres for all tests, a migrated and seeded template, and for each worker one shared hub in each shape. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (needsNoHub()) return undefined;
  const postgres = await openPostgres({ fast: true });
  const template = await createTemplate(postgres.url);
  const first = await startHub('one process', template);
  await untilHeard(template);
  await first.stop();
  const sets: StartedHub[][] = [];
  for (let at = 0; at < (await setsFor(project)); at += 1) sets.push(await startShapes(postgres.url));
  project.provide(
    'hubs',
    sets.map((hubs) => hubs.map(({ address }) => address)),
  );
  project.provide('clusterUrl', postgres.url);
  return async () => {
    await Promise.all(sets.flat().map((hub) => hub.stop()));
    await postgres.stop();
  };
}

import type { TestProject } from 'vitest/node';

import { openPostgres } from '../../gateway/machine/postgres.ts';
import { copyTemplate, createTemplate } from './databases.ts';
import { SHAPES, startHub, type HubAddress, type StartedHub } from './hub.ts';

declare module 'vitest' {
  export interface ProvidedContext {
    hubs: HubAddress[];
    clusterUrl: string;
  }
}

const WITHOUT_HUB = /^test\/(unit|house|issuer|machine|subgraphs|ledger|kills\/(kills|pool|whole-hub))\b/;

/** True when only tests are asked for that need no running hub. */
function needsNoHub(): boolean {
  const asked = process.argv.slice(2).filter((argument) => argument.startsWith('test/'));
  return asked.length > 0 && asked.every((argument) => WITHOUT_HUB.test(argument));
}

/** One throw-away Postgres for all tests, a migrated and seeded template, and one shared hub in each shape. */
export default async function setup(project: TestProject): Promise<(() => Promise<void>) | undefined> {
  if (needsNoHub()) return undefined;
  const postgres = await openPostgres({ fast: true });
  const template = await createTemplate(postgres.url);
  const first = await startHub('one process', template);
  await first.stop();
  const hubs: StartedHub[] = [];
  for (const shape of SHAPES) hubs.push(await startHub(shape, await copyTemplate(postgres.url, shape)));
  project.provide(
    'hubs',
    hubs.map(({ address }) => address),
  );
  project.provide('clusterUrl', postgres.url);
  return async () => {
    await Promise.all(hubs.map((hub) => hub.stop()));
    await postgres.stop();
  };
}

import * as fs from 'node:fs';

import { beforeAll, expect, test } from 'vitest';

import { Role } from '#kit/actor';

import { AS_HUB } from '../support/client.ts';
import type { Hub } from '../support/hub.ts';
import { entitiesOf, readSchema, type SubgraphName } from '../support/mutations.ts';
import { stories } from '../support/stories.ts';
import { memoryOf } from '../load/memory.ts';
import { attack, eachOf, type Outcome } from './attack.ts';
import { hostileCommands, hostileEntities, hostileQuestions, type Hostile } from './from-schema.ts';
import { rawHostile } from './raw.ts';

/** `npm run abuse` sends all there is; every check sends one in so many, and waits longer on a busy machine. */
const SENDS_ALL = process.env['SIMPUL_ABUSE'] === 'all';
const EVERY = SENDS_ALL ? 1 : 97;
const PATIENCE_MS = SENDS_ALL ? 2_000 : 15_000;
/** What is held after a series may be this much more than after its first third, garbage collected: MB. */
const MOST_GROWTH = 15;

const SUBGRAPHS: SubgraphName[] = ['programs', 'csr', 'pillars'];

/** The process that answers at an address, by its log. */
function pidOf({ logFiles }: Hub, at: number): number | null {
  const line = fs.readFileSync(logFiles[at] ?? '', 'utf8').match(/"pid":(\d+)/);
  return line?.[1] === undefined ? null : Number(line[1]);
}

function report(what: string, { count, slowestMs, statuses, wrong }: Outcome): void {
  const told = Object.entries(statuses).map(([status, times]) => `${status} × ${times}`);
  process.stdout.write(
    `  ${what}: ${count} sent, slowest ${slowestMs} ms, ${told.join(', ')}, ${wrong.length} wrong\n`,
  );
}

stories('abuse', (hub) => {
  let admin: Record<string, string>;
  let stranger: Record<string, string>;
  beforeAll(async () => {
    admin = { authorization: `Bearer ${await hub().token({ role: Role.ADMIN, organisation: 'verwaltung' })}` };
    const nobodys = { role: Role.COMPANY, organisation: 'abuse-of-nobody' };
    stranger = { authorization: `Bearer ${await hub().token(nobodys)}` };
    // The first question of all pays for the plan of the whole graph.
    await hub().ask('{ areas(first: 1) { nodes { code } } }');
  });

  const growth: number[] = [];

  /** What the process that answers at an address holds, in MB; it is only weighed after all there is was sent. */
  async function heldBy(at: number): Promise<number | null> {
    const pid = SENDS_ALL && process.platform !== 'win32' ? pidOf(hub(), at) : null;
    return pid === null ? null : (await memoryOf(pid)).live;
  }

  /** Sends a series, and sees that the memory of whoever answers stays where it was after the first third. */
  async function withstand(
    what: string,
    url: string,
    at: number,
    series: Hostile[],
    shown: Record<string, string> = {},
  ) {
    const headers = { question: { ...shown, ...admin }, command: { ...shown, ...(SENDS_ALL ? admin : stranger) } };
    const target = { url, headers, patienceMs: PATIENCE_MS };
    const third = Math.ceil(series.length / 3);
    const first = await attack(target, series.slice(0, third));
    const held = await heldBy(at);
    const rest = await attack(target, series.slice(third));
    const then = await heldBy(at);
    report(`${what}, ${hub().shape}`, rest);
    expect([...first.wrong, ...rest.wrong]).toEqual([]);
    expect(first.count + rest.count).toBe(series.length);
    if (held !== null && then !== null) {
      process.stdout.write(`  holds ${held.toFixed(1)} MB after a third, ${then.toFixed(1)} MB at the end\n`);
      growth.push(then - held);
    }
    return series.length;
  }

  test('the gateway is hurt by nothing it is sent', async () => {
    const bait = { list: 'areas { nodes', row: 'code }', link: 'parent' };
    const series = [
      ...eachOf(SENDS_ALL ? 1 : 5, rawHostile(bait)),
      ...eachOf(EVERY, hostileQuestions(readSchema('api')), 13),
      ...eachOf(EVERY, hostileCommands(), 29),
    ];
    const sent = await withstand('gateway', `${hub().url}/graphql`, hub().logFiles.length - 1, series);
    expect(sent).toBeGreaterThan(SENDS_ALL ? 2_000 : 150);
  });

  test.each(SUBGRAPHS)('%s is hurt by nothing that somebody with the secret of the hub sends', async (name) => {
    const schema = readSchema(name);
    const series = [
      ...eachOf(SENDS_ALL ? 1 : 11, rawHostile({ list: '_service', row: 'sdl', link: 'sdl' })),
      ...eachOf(EVERY, hostileQuestions(schema), 7),
      ...eachOf(SENDS_ALL ? 1 : 23, hostileEntities(schema, entitiesOf(name))),
    ];
    const at = hub().logFiles.length > 1 ? SUBGRAPHS.indexOf(name) : 0;
    const sent = await withstand(name, hub().subgraphs[name], at, series, AS_HUB);
    expect(sent).toBeGreaterThan(SENDS_ALL ? 1_000 : 60);
  });

  test.runIf(SENDS_ALL)('what they hold does not grow', () => {
    expect(growth.length).toBeGreaterThan(3);
    expect(Math.max(...growth)).toBeLessThan(MOST_GROWTH);
  });
});

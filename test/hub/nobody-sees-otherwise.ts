import * as fs from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';

import { expect, test } from 'vitest';

import { Role } from '#kit/actor';

import { asker, until } from '../support/client.ts';
import { CuriousReader } from '../support/curious.ts';
import type { Hub } from '../support/hub.ts';
import { listenTo, untilHeard } from '../support/live.ts';
import { FEW } from '../support/planted.ts';
import { aPledge, key, run } from '../support/pledges.ts';
import { each, leavesOf, toldBy, type Prying } from '../support/prying.ts';
import * as asking from '../support/questions.ts';
import { reason } from '../support/region.ts';
import { secretsIn } from '../support/secrets.ts';
import { inDatabase } from '../support/tables.ts';
import { coordinatorOf } from '../support/world.ts';

const LONG = 300_000;
const ROUNDS = 5;

/** Asks again where a busy hub says that it could not answer in time; the last answer counts, whatever it is. */
async function patiently(ask: () => Promise<Response>): Promise<Response> {
  for (let round = 1; ; round += 1) {
    const answer = await ask();
    if (answer.status !== 503 || round === ROUNDS) return answer;
    await answer.body?.cancel();
    await pause(round * 500);
  }
}

/** Tells that no file, live update, changed count or log gives away what no query does. */
export function otherWaysTellNothing(hub: () => Hub, pried: () => Prying): void {
  test(
    'no file of a list and no open data tells a secret',
    async () => {
      const prying = pried();
      const { lists }: { lists: string[] } = await (await fetch(`${hub().url}/export`)).json();
      const within = encodeURIComponent(JSON.stringify({ within: prying.world.village }));
      const { questions } = asking.allQuestions(prying.world, prying.found);
      const paths = lists.flatMap((list) => [
        `/export/${list}.csv?filter=${within}`,
        `/export/${list}.sources.csv?filter=${within}`,
        `/export/${list}.csv?within=${prying.world.village}`,
        `/export/${list}.csv?companyId=${prying.world.ids['Company']?.[0]}&year=2026`,
      ]);
      const open = [
        `/open/gap-areas.csv?within=${prying.world.village}`,
        `/open/360giving.json?within=${prying.world.village}`,
      ];
      const posts = questions.filter(({ name }) => lists.includes(name)).map(({ document }) => document);
      const leaks = new Set<string>();
      let files = 0;
      for (const [who, token] of prying.readers) {
        const headers = { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) };
        const take = async (path: string, body?: string) => {
          const answer = await patiently(() =>
            fetch(`${hub().url}${path}`, { headers, ...(body && { method: 'POST', body }) }),
          );
          const text = await answer.text();
          if (answer.ok) files += 1;
          else if (answer.status >= 500) leaks.add(`${path} ${answer.status} ${text.slice(0, 200)}`);
          for (const secret of toldBy(prying.world, path + (body ?? ''), text))
            leaks.add(`${path} ${body ?? ''} tells ${who} ${secret}`);
        };
        await each([...paths, ...open], (path) => take(path));
        await each(posts, (query) =>
          take('/export', JSON.stringify({ query: query.replace('it: ', ''), format: 'csv' })),
        );
      }
      expect([...leaks]).toEqual([]);
      expect(files).toBeGreaterThan(100);
    },
    LONG,
  );

  test('no live update tells a secret', async () => {
    const prying = pried();
    const below = new CuriousReader(asking.API, asking.valueIn(prying.world));
    const [gapFields = ''] = below.selections('GapArea', 2);
    const [pledgeFields = ''] = below.selections('Pledge', 2);
    const gap = `subscription { gapCoverageChanged(gapAreaId: "${prying.world.region.gap.id}") { ${gapFields} } }`;
    const own = (id: string) => `subscription { pledgeStateChanged(pledgeId: "${id}") { ${pledgeFields} } }`;
    const pledges = prying.world.ids['Pledge'] ?? [];
    const lives = await Promise.all(
      [...prying.readers].flatMap(([who, token]) =>
        [gap, ...pledges.map(own)].map(async (query) => ({
          who,
          live: await listenTo(prying.gateway, query, {}, token),
        })),
      ),
    );
    const control = await listenTo(prying.gateway, own(pledges[1] ?? ''), {}, prying.world.hidden.token);
    const coordinator = await coordinatorOf(hub());
    const allocationId = prying.world.ids['PledgeAllocation']?.[0];
    await untilHeard(control, async () => {
      await run(coordinator, 'requestInfo', { allocationId, question: reason, ...key() }, '');
      await aPledge(prying.world.hidden, prying.world.region.line, 1);
    });
    const heard = await until(
      async () => lives.filter(({ live }) => live.events.length > 0).length,
      (count) => count >= prying.readers.size,
    );
    const leaks = lives.flatMap(({ who, live }) =>
      secretsIn(prying.world, live.events).map((secret) => `${who}: ${secret}`),
    );
    for (const { live } of [...lives, { live: control }]) live.close();
    expect(leaks).toEqual([]);
    expect(heard).toBeGreaterThanOrEqual(prying.readers.size);
    expect(secretsIn(prying.world, control.events)).toContain(prying.world.hidden.organisation);
  });

  /** Says another count for the small gap, and waits until every subgraph knows. */
  async function recount(people: number): Promise<void> {
    const { world } = pried();
    const asOfficer = await hub().as({ role: Role.PROGRAM_OFFICER, area: '15', organisation: 'dinas-uji' });
    const { data } = await asOfficer('query ($id: ID!) { gapArea(id: $id) { version } }', {
      id: world.small.id,
    });
    const input = { gapAreaId: world.small.id, expectedVersion: data?.['gapArea'].version, reason };
    const change = { ...input, peopleInNeed: people, peopleTargeted: people };
    const fields = '... on GapAreaChanged { gapArea { version } } ... on Refusal { code }';
    const changed = await run(asOfficer, 'changeGapArea', change, fields);
    if (!changed.gapArea) throw new Error(JSON.stringify(changed));
    await until(
      () =>
        inDatabase<{ sequence: string }>(
          hub().databaseUrl,
          ['csr', 'pillars']
            .map((s) => `select sequence from ${s}.event_seen where topic = 'programs.gap-area' and aggregate = $1`)
            .join(' union all '),
          [world.small.id],
        ),
      (rows) => rows.length === 2 && rows.every(({ sequence }) => Number(sequence) >= changed.gapArea.version),
    );
  }

  test(
    'a count that is withheld is in no answer: another count changes none',
    async () => {
      const prying = pried();
      const ask = asker(prying.gateway, prying.readers.get('a coordinator of another area'));
      const { questions } = asking.allQuestions(prying.world, prying.found);
      const read = async () => {
        const answers = new Map<string, Map<string, unknown>>();
        await each(questions, async ({ document }) => {
          const answer = await ask(document);
          // What was not there to answer says nothing about the count.
          const isAway = answer.errors?.some(({ extensions }) => extensions.code === 'SERVICE_UNAVAILABLE');
          answers.set(document, isAway ? new Map() : leavesOf(answer.data, '', new Map()));
        });
        return answers;
      };
      const rounds: Map<string, Map<string, unknown>>[] = [];
      for (const people of [FEW, FEW - 1, FEW]) {
        if (rounds.length > 0) await recount(people);
        rounds.push(await read());
      }
      const [first, other, again] = rounds;
      const told = new Set<string>();
      for (const { name, document } of questions) {
        for (const [path, value] of first?.get(document) ?? []) {
          const isBack = again?.get(document)?.get(path) === value;
          const changed = other?.get(document)?.get(path);
          // A row that is not there tells no number: lists move while other stories write.
          if (changed === undefined) continue;
          // What is other each time (versions, times, what other stories write meanwhile) is no sign of the count.
          if (isBack && changed !== value)
            told.add(`${name}${path}: ${String(value)}, with another count ${String(changed)}`);
        }
      }
      expect([...told]).toEqual([]);
      const shown = await prying.world.region.officer(
        'query ($id: ID!) { gapArea(id: $id) { peopleInNeed { count } } }',
        {
          id: prying.world.small.id,
        },
      );
      expect(shown.data?.['gapArea'].peopleInNeed).toEqual({ count: FEW });
    },
    LONG,
  );

  test('no log of the hub holds a name, a number or a word of these', () => {
    const { secrets } = pried().world;
    const logs = hub()
      .logFiles.map((file) => fs.readFileSync(file, 'utf8'))
      .join('\n');
    expect(logs.length).toBeGreaterThan(1_000);
    expect(secrets.filter((secret) => logs.includes(secret))).toEqual([]);
  });
}

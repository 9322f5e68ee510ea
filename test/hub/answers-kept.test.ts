import { afterAll, beforeAll, describe, expect, test } from 'vitest';

import { Role } from '#kit/actor';

import { dataOf, HUB_SECRET, until, type Ask } from '../support/client.ts';
import { enterHub, type Hub } from '../support/hub.ts';
import { aPledge } from '../support/pledges.ts';
import { aPerson, aRegion, name, type Region } from '../support/region.ts';
import { sharedHubs } from '../support/shared-hubs.ts';
import { inDatabase } from '../support/tables.ts';

const GAP = 'query ($id: ID!) { gapArea(id: $id) { title coverage { lines { held } } } }';

const TRIES = 12;
const PATIENCE_MS = 110_000;

describe.each(sharedHubs())('$shape', (address) => {
  let hub: Hub;
  let region: Region;
  beforeAll(async () => {
    hub = await enterHub(address);
    region = await aRegion(hub);
  });
  afterAll(() => hub?.close());

  async function kept(): Promise<number> {
    const text = await (await fetch(`${hub.url}/metrics`)).text();
    return Number(/^simpul_answers_total\{result="KEPT"[^}]*\} (\d+)/m.exec(text)?.[1] ?? 0);
  }

  async function costOf(post: RequestInit): Promise<unknown> {
    const answer: { extensions: { cost: unknown } } = await (await fetch(`${hub.url}/graphql`, post)).json();
    return answer.extensions.cost;
  }

  /**
   * Asks again and again, so that an answer is kept where nothing is committed meanwhile: others use the same Postgres, and
   * each of their commits ends what was kept. So it is likely that one is, and no more.
   */
  async function askOften(
    ask: Ask,
    query: string,
    variables: Record<string, unknown> = {},
  ): Promise<Record<string, any>> {
    const before = await kept();
    for (let time = 1; ; time += 1) {
      const data = await dataOf(ask(query, variables));
      if (time === TRIES || (await kept()) > before) return data;
    }
  }

  test(
    'an answer is kept, and is the same answer',
    async () => {
      const variables = { id: region.gap.id };
      const made = await dataOf(hub.ask(GAP, variables));
      const before = await kept();
      const again = () => dataOf(hub.ask(GAP, variables));
      // Others commit for seconds, and pause for seconds.
      await until(
        async () => [await again(), (await kept()) - before] as const,
        ([, since]) => since > 0,
        PATIENCE_MS,
      );
      expect(await again()).toEqual(made);
      // Its cost is told each time.
      const body = JSON.stringify({ query: GAP, variables });
      const post = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
      const costs = [];
      for (let time = 0; time < 3; time += 1) costs.push(await costOf(post));
      expect(costs).toEqual([1, 2, 3].map(() => ({ requestedQueryCost: expect.any(Number), actualQueryCost: 3 })));
    },
    PATIENCE_MS + 10_000,
  );

  test('whoever asks after a commit sees it, the one who committed and everybody else, each time', async () => {
    const line = region.gap.lines[0]?.id ?? '';
    const held = async (ask: Ask) =>
      Number((await dataOf(ask(GAP, { id: region.gap.id }))).gapArea.coverage.lines[0].held);
    const others = await hub.as({ role: Role.COMPANY, organisation: name('pt-lain').replaceAll(' ', '-') });
    const start = await held(hub.ask);
    for (let time = 1; time <= 5; time += 1) {
      await askOften(hub.ask, GAP, { id: region.gap.id });
      await aPledge(region.company, line, 1_000);
      const seen = await Promise.all([hub.ask, region.company.ask, others].map(held));
      expect(seen).toEqual(Array.from({ length: 3 }, () => start + time * 1_000));
    }
  });

  test('what somebody changes in the database by hand is seen as well', async () => {
    await askOften(hub.ask, GAP, { id: region.gap.id });
    const title = name('Judul baru');
    await inDatabase(hub.databaseUrl, 'update programs.gap_area set title = $1 where id = $2', [title, region.gap.id]);
    expect((await dataOf(hub.ask(GAP, { id: region.gap.id }))).gapArea.title).toBe(title);
  });

  test('what one may see is kept for nobody else, and who looked is noted each time', async () => {
    const { personnelId } = await aPerson(region);
    const query = 'query ($id: ID!) { person(id: $id) { initials fullName } }';
    const looks = async () =>
      (await inDatabase(hub.databaseUrl, 'select from pillars.personal_read where personnel_id = $1', [personnelId]))
        .length;
    const before = await looks();
    for (let time = 1; time <= 3; time += 1) {
      const { person } = await dataOf(region.pillars(query, { id: personnelId }));
      expect(person.fullName).toMatch(/\w/);
      expect(await looks()).toBe(before + time);
      const nobody = await hub.ask(query, { id: personnelId });
      expect(nobody.data?.['person']).toMatchObject({ fullName: null, initials: expect.any(String) });
      expect(nobody.errors?.[0]?.extensions.code).toBe('FORBIDDEN');
    }
    const draft = 'query ($id: ID!) { gapArea(id: $id) { viewerCan { change } } }';
    const { gapArea: ofOfficer } = await askOften(region.officer, draft, { id: region.gap.id });
    const { gapArea: ofNobody } = await dataOf(hub.ask(draft, { id: region.gap.id }));
    expect([ofOfficer.viewerCan.change, ofNobody.viewerCan.change]).toEqual([true, false]);
  });

  test('an answer that tells how late it is is worked out each time', async () => {
    const query = 'query ($id: ID!) { pledge(id: $id) { allocations { readiness { asOf } } } }';
    const { pledgeId } = await aPledge(region.company, region.gap.lines[0]?.id ?? '', 1_000);
    const told: string[] = [];
    const ask = async () =>
      void told.push((await dataOf(region.company.ask(query, { id: pledgeId }))).pledge.allocations[0].readiness.asOf);
    for (let time = 0; time < 5; time += 1) {
      // Where another answer is kept, nothing is being committed, and this one would be kept as well.
      await askOften(hub.ask, GAP, { id: region.gap.id });
      const before = await kept();
      await ask();
      await ask();
      expect(await kept()).toBe(before);
    }
    expect(new Set(told).size).toBe(10);
  });
});

const four = sharedHubs().find(({ shape }) => shape === 'four processes');

test.each(['programs', 'csr', 'pillars'] as const)(
  '%s tells the state of its database to its hub only',
  async (subgraph) => {
    const state = new URL('/state', four?.subgraphs[subgraph]);
    const told = async (headers: Record<string, string>) => (await fetch(state, { headers })).json();
    expect(await told({ 'x-simpul-hub': HUB_SECRET })).toEqual({
      state: expect.stringMatching(/^\d+:\d+:\S* \d+\.\d+$/),
    });
    expect(await told({})).toMatchObject({ errors: [{ extensions: { code: 'UNAUTHENTICATED' } }] });
  },
);

import { beforeAll, expect, test } from 'vitest';

import { Role } from '#kit/actor';

import { until, type Ask } from '../support/client.ts';
import { COMMANDS, OWN_ONLY } from '../support/commands/all.ts';
import { allMutations, documentOf } from '../support/mutations.ts';
import { aRegion, enterForum, type Region } from '../support/region.ts';
import { stories } from '../support/stories.ts';
import { inDatabase, rowsThatName } from '../support/tables.ts';
import { aCompany } from '../support/world.ts';

const MUTATIONS = allMutations();

/** What is a text of its own in an input: ids, keys, and names with a random tail. */
function ownTexts(input: unknown): string[] {
  if (typeof input === 'string') return /[0-9a-f]{8}/.test(input) ? [input] : [];
  return typeof input === 'object' && input !== null ? Object.values(input).flatMap(ownTexts) : [];
}

test('every command stands in the table of rights: one that is new has to be entered', () => {
  const entered = [...Object.keys(COMMANDS), ...OWN_ONLY];
  expect(entered.toSorted()).toEqual(MUTATIONS.map(({ name }) => name).toSorted());
});

test("a command of the own organisation alone names no object that could be somebody else's", () => {
  const named = MUTATIONS.filter(({ name }) => OWN_ONLY.includes(name)).flatMap(({ smallestInput }) =>
    Object.keys(smallestInput),
  );
  expect(named.filter((field) => /^id$|Id$|Ids$|^organisation/.test(field))).toEqual([]);
});

stories('rights by area', (hub) => {
  let region: Region;
  let inputs: Map<string, Record<string, unknown>>;
  const others = new Map<Role, Ask[]>();

  beforeAll(async () => {
    await enterForum(hub());
    region = await aRegion(hub());
    inputs = new Map();
    for (const [name, { input }] of Object.entries(COMMANDS)) inputs.set(name, await input(region));
    const of = (role: Role, area: string) =>
      hub().as({ role, area, organisation: `dinas-${area}`, subject: `${role}-${area}` });
    for (const role of [Role.PROGRAM_OFFICER, Role.FORUM_COORDINATOR, Role.PILLAR_COORDINATOR]) {
      // A city, another province, and a district that is not the one of the gap.
      others.set(role, await Promise.all(['15.71', '32.12', '15.07.11.2999'].map((area) => of(role, area))));
    }
    others.set(Role.COMPANY, [(await aCompany(hub())).ask]);
  });

  /** What the tables hold of these texts once no event is under way any more. */
  async function settled(texts: readonly string[]): Promise<Record<string, string>> {
    const { databaseUrl } = hub();
    const due = 'select count(*)::integer as jobs from events.jobs where run_at <= now()';
    let last = '';
    await until(
      async () => (await inDatabase<{ jobs: number }>(databaseUrl, due))[0]?.jobs,
      (jobs) => jobs === 0,
      60_000,
    );
    return until(
      () => rowsThatName(databaseUrl, texts),
      (found) => last === (last = JSON.stringify(found)),
    );
  }

  const send = (ask: Ask, name: string) => {
    const mutation = MUTATIONS.find((one) => one.name === name);
    if (!mutation) throw new Error(`no mutation ${name}`);
    return ask(documentOf(mutation), { input: inputs.get(name) });
  };

  test('the right role of another area, or another company, is turned away from what is really there', async () => {
    const wrong: string[] = [];
    const texts = [...new Set([...inputs.values()].flatMap(ownTexts))];
    const before = await settled(texts);
    expect(Object.values(before).filter((held) => !held.startsWith('0 rows')).length).toBeGreaterThan(20);
    for (const [name, { who }] of Object.entries(COMMANDS)) {
      for (const role of who) {
        for (const [index, ask] of (others.get(role) ?? []).entries()) {
          const answer = await send(ask, name);
          const code = answer.errors?.[0]?.extensions.code;
          if (code !== 'FORBIDDEN' && code !== 'NOT_FOUND') {
            wrong.push(`${name} by ${role} no. ${index}: ${JSON.stringify(answer.errors ?? answer.data)}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
    expect(await settled(texts)).toEqual(before);
  });

  test('the right person is let through with the same input: it was nothing but the area that was wrong', async () => {
    const asks = new Map([
      [Role.PROGRAM_OFFICER, region.officer],
      [Role.FORUM_COORDINATOR, region.coordinator],
      [Role.PILLAR_COORDINATOR, region.pillars],
      [Role.COMPANY, region.company.ask],
    ]);
    const refused: string[] = [];
    for (const [name, { who }] of Object.entries(COMMANDS)) {
      const ask = who[0] && asks.get(who[0]);
      const answer = ask ? await send(ask, name) : undefined;
      if (!answer?.data?.['it'] || answer.errors) refused.push(`${name}: ${JSON.stringify(answer?.errors)}`);
    }
    expect(refused).toEqual([]);
  });

  test('somebody with every role but no organisation commands nothing in the name of a company', async () => {
    const admin = await hub().as({ role: Role.ADMIN });
    const wrong: string[] = [];
    for (const mutation of MUTATIONS.filter(
      ({ name }) => OWN_ONLY.includes(name) || COMMANDS[name]?.who.join() === Role.COMPANY,
    )) {
      const answer = await admin(documentOf(mutation), { input: inputs.get(mutation.name) ?? mutation.smallestInput });
      const code = answer.errors?.[0]?.extensions.code;
      if (!['FORBIDDEN', 'NOT_FOUND', 'BAD_USER_INPUT'].includes(code ?? ''))
        wrong.push(`${mutation.name}: ${JSON.stringify(answer)}`);
    }
    expect(wrong).toEqual([]);
  });
});

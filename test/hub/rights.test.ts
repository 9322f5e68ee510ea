import { beforeAll, expect, test } from 'vitest';

import { Role } from '#kit/actor';

import type { AskOptions } from '../support/client.ts';
import { badCredentials, COMMON, SPOOFED } from '../support/forged.ts';
import { allMutations } from '../support/mutations.ts';
import { notRefused } from '../support/refused.ts';
import { stories } from '../support/stories.ts';

const MUTATIONS = allMutations();

const allWith = (options: AskOptions, mutations = MUTATIONS) => mutations.map((mutation) => ({ mutation, options }));

stories('rights', (hub) => {
  let bad: Map<string, string>;
  let noRoles: string;
  beforeAll(async () => {
    bad = await badCredentials(hub());
    noRoles = await hub().token({ role: Role.COMPANY, organisation: 'nobody-at-all' }, { grants: [] });
  });

  test('the API has mutations to look at', () => {
    expect(MUTATIONS.length).toBeGreaterThan(50);
    expect(new Set(MUTATIONS.map(({ owner }) => owner))).toEqual(new Set(['programs', 'csr', 'pillars']));
  });

  test.each(['gateway', 'subgraph'] as const)('nobody without a token may command anything, at the %s', async (at) => {
    expect(await notRefused(hub(), at, 'UNAUTHENTICATED', allWith({}))).toEqual([]);
    expect(await notRefused(hub(), at, 'UNAUTHENTICATED', allWith({ headers: SPOOFED }))).toEqual([]);
  });

  test.each(['gateway', 'subgraph'] as const)(
    'a token that is not to be believed opens nothing, at the %s',
    async (at) => {
      const oneOfEach = ['programs', 'csr', 'pillars'].flatMap(
        (owner) => MUTATIONS.find((one) => one.owner === owner) ?? [],
      );
      for (const [name, authorization] of bad) {
        const mutations = COMMON.includes(name) ? MUTATIONS : oneOfEach;
        const headers = { ...(name === 'alg none' && SPOOFED), authorization };
        expect([name, ...(await notRefused(hub(), at, 'UNAUTHENTICATED', allWith({ headers }, mutations)))]).toEqual([
          name,
        ]);
      }
    },
  );

  test.each(['gateway', 'subgraph'] as const)('somebody without roles may command nothing, at the %s', async (at) => {
    const headers = { authorization: `Bearer ${noRoles}` };
    expect(await notRefused(hub(), at, 'FORBIDDEN', allWith({ headers }))).toEqual([]);
    expect(await notRefused(hub(), at, 'FORBIDDEN', allWith({ headers: { ...SPOOFED, ...headers } }))).toEqual([]);
  });

  test('a bad token is told so on a public read too, and no data comes with it', async () => {
    const wrong: string[] = [];
    for (const [name, authorization] of bad) {
      const answer = await hub().ask('{ areaGroups { code } }', {}, { headers: { authorization } });
      const told = answer.errors?.map((error) => error.extensions.code).join();
      if (told !== 'UNAUTHENTICATED' || answer.data?.['areaGroups'] || answer.status !== 200) wrong.push(name);
    }
    expect(wrong).toEqual([]);
  });

  test('a header that names somebody makes nobody somebody', async () => {
    const mine = '{ myPledges { totalCount } }';
    const asNobody = await hub().ask(mine, {}, { headers: SPOOFED });
    expect(asNobody.errors?.map((error) => error.extensions.code)).toEqual(['UNAUTHENTICATED']);
    const company = await hub().as({ role: Role.COMPANY, organisation: 'demo-company-1' });
    const [plain, spoofed] = [
      await company(mine),
      await company(mine, {}, { headers: { ...SPOOFED, 'x-organisation': 'demo-company-2' } }),
    ];
    expect(spoofed.data).toEqual(plain.data);
  });

  test('a true token still opens what it is for', async () => {
    const admin = await hub().as({ role: Role.ADMIN, organisation: 'demo-admin' });
    const { errors } = await admin('{ verificationQueue(within: "15") { totalCount } }');
    expect(errors).toBeUndefined();
  });
});

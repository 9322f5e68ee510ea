import { randomUUID } from 'node:crypto';

import { beforeAll, expect, test } from 'vitest';

import { Role } from '#kit/actor';

import type { Answer, Ask } from '../support/client.ts';
import { leakIn } from '../support/leaks.ts';
import { allMutations, documentOf, spoiled } from '../support/mutations.ts';
import { stories } from '../support/stories.ts';
import { rowsThatName } from '../support/tables.ts';

const MUTATIONS = allMutations();
const MARK = `uji-${randomUUID().slice(0, 12)}`;

const WHOLE: [string, unknown][] = [
  ['minus one', -1],
  ['a fraction', 1.5],
  ['two to the 53rd', 2 ** 53],
  ['an exponent', '1e3'],
  ['words', '2 miliar'],
  ['other digits', '٣'],
  ['dots', '1.000'],
  ['a plus', '+1'],
  ['a space', ' 1'],
  ['hex', '0x10'],
  ['nothing', ''],
  ['a truth', true],
  ['a list', [1, 2]],
  ['an object', { amount: 1 }],
  ['not a number', 'NaN'],
];
const TEXTS: [string, string][] = [
  ['NUL', `${MARK}\0`],
  ['a lone surrogate', `${MARK}\ud800`],
  ['a lone low surrogate', `\udc00${MARK}`],
  ['12,000 characters', MARK.padEnd(12_000, 'x')],
];
const SQL = [
  `${MARK}'; drop table csr.pledge; --`,
  `${MARK}' or '1'='1`,
  `${MARK}\\'); delete from pledge; --`,
  `$1${MARK}`,
  `${MARK}%_`,
];

const fieldsOf = (answer: Answer) =>
  (answer.errors ?? []).flatMap(({ extensions }) => extensions.fields ?? []).map(({ field }) => field);
const codesOf = (answer: Answer) => [...new Set((answer.errors ?? []).map(({ extensions }) => extensions.code))];

stories('bad input', (hub) => {
  let admin: Ask;
  beforeAll(async () => {
    admin = await hub().as({ role: Role.ADMIN, organisation: `verwaltung-${MARK}` });
  });

  /** Spoils every leaf of these scalars in every command, and tells where not each of them was named. */
  async function notNamed(scalars: string[], bad: unknown): Promise<string[]> {
    const wrong: string[] = [];
    for (const mutation of MUTATIONS) {
      const { paths, input } = spoiled(mutation, scalars, bad);
      if (paths.length === 0) continue;
      const answer = await admin(documentOf(mutation), { input });
      const [named, leak] = [new Set(fieldsOf(answer)), leakIn(answer.errors)];
      const isNamed = paths.every((path) => named.has(path) || named.has(path.replace(/\.0$/, '')));
      if (codesOf(answer).join() !== 'BAD_USER_INPUT' || !isNamed || leak) {
        wrong.push(
          `${mutation.name} ${paths.join(' ')}: ${JSON.stringify(leak ?? answer.errors ?? answer.data).slice(0, 400)}`,
        );
      }
    }
    return wrong;
  }

  test.each(WHOLE)('%s is no amount of anything: every command names each field that holds it', async (_name, bad) => {
    expect(await notNamed(['Amount', 'Rupiah'], bad)).toEqual([]);
  });

  const noDays = ['2026-02-30', '2026-2-3', 'besok', '2026-11-21T00:00:00Z', '٢٠٢٦-١١-٢١'];

  test.each(noDays)('%s is no day', async (bad) => {
    expect(await notNamed(['Date'], bad)).toEqual([]);
  });

  test.each(TEXTS)(
    '%s is no text that can be kept: every command names each field that holds it',
    async (_name, bad) => {
      expect(await notNamed(['String'], bad)).toEqual([]);
    },
  );

  test.each(['x', '00000000-0000-0000-0000', `${randomUUID()}'`, '../../etc', MARK])('%s is no id', async (bad) => {
    expect(await notNamed(['ID'], bad)).toEqual([]);
  });

  test('SQL in a text is a text', async () => {
    const wrong: string[] = [];
    for (const mutation of MUTATIONS) {
      for (const text of SQL) {
        const answer = await admin(documentOf(mutation), { input: spoiled(mutation, ['String'], text).input });
        const code = answer.errors?.[0]?.extensions.code;
        const isFine = answer.errors
          ? code === 'BAD_USER_INPUT' || code === 'NOT_FOUND' || code === 'FORBIDDEN'
          : Boolean(answer.data?.['it']);
        if (!isFine || leakIn(answer.errors))
          wrong.push(`${mutation.name}: ${JSON.stringify(answer.errors ?? answer.data).slice(0, 300)}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('nothing of all this was written', async () => {
    const held = await rowsThatName(hub().databaseUrl, [MARK]);
    expect(Object.entries(held).filter(([, rows]) => !rows.startsWith('0 rows'))).toEqual([]);
    expect(Object.keys(held)).toContain('csr.pledge');
  });
});

import { randomUUID } from 'node:crypto';

import { getNamedType, isInputObjectType, isNonNullType, isObjectType, isScalarType } from 'graphql';
import { beforeAll, expect, test } from 'vitest';

import { Role } from '#kit/actor';

import type { Answer, Ask } from '../support/client.ts';
import { leakIn } from '../support/leaks.ts';
import { readSchema } from '../support/mutations.ts';
import { stories } from '../support/stories.ts';

const ROOTS = Object.values(readSchema('api').getQueryType()?.getFields() ?? {});

/** Arguments that a list needs before it answers at all. */
const NEEDED: Record<string, string> = {
  activityQueue: 'within: "15"',
  areaBoundaries: 'level: [REGENCY]',
  areasWithoutVerificationBudget: 'year: 2021',
  companyContactReads: 'companyId: "00000000-0000-7000-8000-000000000000"',
  corrections: 'within: "15"',
  deliveries: 'filter: { within: "15" }',
  forumTotals: 'fiscalYear: 2027',
  personalReads: 'personnelId: "00000000-0000-7000-8000-000000000000"',
  verificationQueue: 'within: "15"',
  volunteerOffers: 'within: "15"',
  volunteerWithdrawals: 'within: "15"',
};
/** Lists that grow and so come in pages; a short list of suggestions has a `first` and no page after it. */
const LISTS = ROOTS.filter((field) => field.args.some(({ name }) => name === 'after')).map(({ name }) => name);
const BY_ID = ROOTS.filter((field) =>
  field.args.some(({ name, type }) => name === 'id' && getNamedType(type).name === 'ID'),
).map(({ name }) => name);

const first = (answer: Answer) => answer.errors?.[0]?.extensions;
const told = (answer: Answer) => [first(answer)?.code, first(answer)?.fields?.[0]?.field];

stories('bad questions', (hub) => {
  let admin: Ask;
  beforeAll(async () => {
    admin = await hub().as({ role: Role.ADMIN, organisation: 'verwaltung' });
  });

  const list = (name: string, args: string) =>
    admin(`{ ${name}(${[NEEDED[name], args].filter(Boolean).join(', ')}) { totalCount } }`);

  test.each([0, -1, 101, 2_147_483_647])('a page of %s rows is refused by every list', async (size) => {
    const answers = await Promise.all(LISTS.map(async (name) => [name, ...told(await list(name, `first: ${size}`))]));
    expect(answers).toEqual(LISTS.map((name) => [name, 'BAD_USER_INPUT', 'first']));
    expect(LISTS.length).toBeGreaterThan(12);
  });

  const encoded = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const cursors = [
    'x',
    '',
    '%',
    '"',
    encoded('x'),
    encoded([]),
    encoded([null, null]),
    encoded([{}, {}]),
    encoded(["'; drop table x; --", 'x', 'y', 'z', 'q']),
  ];

  test.each(cursors)('the cursor %j leads nowhere', async (cursor) => {
    const answers = await Promise.all(
      LISTS.map(async (name) => [name, ...told(await list(name, `after: ${JSON.stringify(cursor)}`))]),
    );
    expect(answers).toEqual(LISTS.map((name) => [name, 'BAD_USER_INPUT', 'after']));
  });

  test.each(['x', `${randomUUID()}'`, 'null', '00000000-0000-0000-0000-00000000000g'])(
    '%s is no id to ask for',
    async (id) => {
      const answers = await Promise.all(
        BY_ID.map(async (name) => {
          const answer = await admin(`query ($id: ID!) { ${name}(id: $id) { __typename } }`, { id });
          return [name, ...told(answer), leakIn(answer.errors)];
        }),
      );
      expect(answers).toEqual(BY_ID.map((name) => [name, 'BAD_USER_INPUT', 'id', null]));
      expect(BY_ID.length).toBeGreaterThan(8);
    },
  );

  const TEXTS = [
    "' or 1=1 --",
    '%',
    '_',
    '\\',
    '"',
    '🙂',
    '\u202e',
    'x'.repeat(9_000),
    `\0`,
    '\ud800',
    'x'.repeat(20_000),
  ];

  test('every text argument takes any text, or says which one it does not take', async () => {
    const wrong: string[] = [];
    for (const field of ROOTS) {
      const texts = field.args.filter(
        ({ type }) => isScalarType(getNamedType(type)) && /^(String|ID)!?$/.test(String(type)),
      );
      for (const arg of texts) {
        for (const text of TEXTS) {
          const others = field.args.filter(
            (one) => one !== arg && isNonNullType(one.type) && one.defaultValue === undefined,
          );
          if (others.length > 0) continue;
          const body = isObjectType(getNamedType(field.type)) ? '{ __typename }' : '';
          const answer = await admin(`query ($text: ${arg.type}) { ${field.name}(${arg.name}: $text) ${body} }`, {
            text,
          });
          const code = first(answer)?.code;
          const isNamed =
            code !== 'BAD_USER_INPUT' || (first(answer)?.fields ?? []).some((one) => one.field === arg.name);
          const isFine =
            code === undefined || code === 'NOT_FOUND' || code === 'FORBIDDEN' || code === 'BAD_USER_INPUT';
          if (!isFine || !isNamed || leakIn(answer.errors)) {
            const said = JSON.stringify(answer.errors ?? null).slice(0, 250);
            wrong.push(`${field.name}(${arg.name}: ${JSON.stringify(text.slice(0, 20))}): ${said}`);
          }
        }
      }
    }
    expect(wrong).toEqual([]);
  });

  test('a percent sign or an underscore in a search is a sign like any other', async () => {
    const counts = await Promise.all(
      ['%', '_', '%%%', '\\'].map(async (text) => {
        const { data } = await admin(
          `query ($text: String) { gapAreas(filter: { text: $text }) { totalCount }
        companies(filter: { text: $text }) { totalCount } areas(filter: { text: $text }) { totalCount } }`,
          { text },
        );
        return [data?.['gapAreas']?.totalCount, data?.['companies']?.totalCount, data?.['areas']?.totalCount];
      }),
    );
    expect(counts).toEqual(counts.map(() => [0, 0, 0]));
  });

  test('a percent sign in an area is no area', async () => {
    const wrong: string[] = [];
    for (const field of ROOTS) {
      const isPlain = field.args.some(({ name }) => name === 'within');
      const filter = field.args.find(({ name }) => name === 'filter')?.type;
      const type = filter && getNamedType(filter);
      if (!isPlain && !(isInputObjectType(type) && 'within' in type.getFields())) continue;
      for (const within of ['%', '1_', '15%', '15.0_']) {
        const narrowed = isPlain ? `within: "${within}"` : `filter: { within: "${within}" }`;
        const other = NEEDED[field.name]?.includes('within') ? undefined : NEEDED[field.name];
        const args = [other, narrowed].filter(Boolean).join(', ');
        const answer = await admin(
          `{ it: ${field.name}(${args}) { ${LISTS.includes(field.name) ? 'totalCount' : '__typename'} } }`,
        );
        const found = answer.data?.['it']?.totalCount ?? answer.data?.['it']?.length;
        const code = first(answer)?.code;
        if (found !== 0 && code !== 'BAD_USER_INPUT' && code !== 'NOT_FOUND')
          wrong.push(`${field.name} ${within}: ${code ?? found}`);
      }
    }
    expect(wrong).toEqual([]);
  });

  test('names of the language itself are names like any other', async () => {
    const plain = await hub().ask('{ indicators { code } }');
    const raw = async (body: string) => {
      const answer = await fetch(`${hub().url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body,
      });
      return { status: answer.status, text: await answer.text() };
    };
    const asked = await Promise.all([
      raw('{"query":"{ __proto__: indicators { constructor: code } }"}'),
      raw('{"query":"{ constructor: indicators { toString: code } prototype: indicators { code } }"}'),
      raw(
        '{"query":"query ($__proto__: ID!) { indicators { code } programme(code: $__proto__) { code } }"' +
          ',"variables":{"__proto__":"X"}}',
      ),
      raw(
        '{"query":"query ($constructor: ID!) { programme(code: $constructor) { code } }"' +
          ',"variables":{"constructor":"X"}}',
      ),
      raw('{"query":"{ indicators { code } }","__proto__":{"admin":true},"constructor":{"prototype":{"admin":true}}}'),
      raw(
        '{"query":"query ($f: GapAreaFilter) { gapAreas(filter: $f) { totalCount } }"' +
          ',"variables":{"f":{"__proto__":{"within":"15"}}}}',
      ),
      raw(
        '{"query":"query ($f: GapAreaFilter) { gapAreas(filter: $f) { totalCount } }"' +
          ',"variables":{"f":{"constructor":{"within":"15"}}}}',
      ),
      raw('{"query":"query __proto__ { indicators { code } }","operationName":"__proto__"}'),
    ]);
    const bad = asked.filter(
      ({ status, text }) => status >= 500 || text.includes('INTERNAL_SERVER_ERROR') || leakIn(text),
    );
    expect(bad.map(({ status, text }) => `${status} ${text.slice(0, 300)}`)).toEqual([]);
    expect((await hub().ask('{ indicators { code } }')).data).toEqual(plain.data);
    expect(asked[1]?.text).toContain('toString');
  });
});

import * as fs from 'node:fs';

import { buildSchema, parse, validate } from 'graphql';
import { expect, test } from 'vitest';

import { dataOf } from '../support/client.ts';
import type { Hub } from '../support/hub.ts';
import { listenTo, untilHeard } from '../support/live.ts';
import { stories } from '../support/stories.ts';
import { COMMANDS } from './operation-commands.ts';
import { COMPLIANCE } from './operation-compliance.ts';
import { PLANNING } from './operation-planning.ts';
import { PLANS } from './operation-plans.ts';
import { WITHDRAWALS } from './operations-of-withdrawals.ts';
import { UNDO } from './operations-of-undo.ts';
import { MONEY } from './operations-of-money.ts';
import { READINGS } from './operation-readings.ts';
import { READINESS } from './operation-readiness.ts';
import { TRUST_READINGS } from './operation-readings-trust.ts';
import { PRIVACY } from './operation-privacy.ts';
import { SEEDS } from './operation-seeds.ts';
import { WEBHOOKS } from './operation-webhooks.ts';
import { IMPORTS } from './operation-imports.ts';
import { readOperation, readOperations, type Expectation, type SavedOperation } from './saved-operations.ts';

const EXPECTATIONS: Record<string, Expectation> = {
  ...READINGS,
  ...TRUST_READINGS,
  ...READINESS,
  ...COMMANDS,
  ...IMPORTS,
  ...COMPLIANCE,
  ...PLANNING,
  ...PLANS,
  ...MONEY,
  ...UNDO,
  ...WITHDRAWALS,
  ...WEBHOOKS,
  ...PRIVACY,
  ...SEEDS,
};
const operations = readOperations();
const PERSONA = /^# For an? (company|coordinator|officer|pillar coordinator|developer): /;

async function answerTo(hub: Hub, operation: SavedOperation, expected: Expectation, variables: object): Promise<any> {
  const { as, while: change } = expected;
  if (!change) {
    const ask = as ? await hub.as(as) : hub.ask;
    return dataOf(ask(operation.text, { ...variables }));
  }
  const token = as && (await hub.token(as));
  const live = await listenTo(`${hub.url}/graphql`, operation.text, variables, token);
  try {
    const { data, errors } = await untilHeard(live, () => change(hub));
    expect(errors).toBeUndefined();
    return data;
  } finally {
    live.close();
  }
}

stories('the saved operations', (hub) => {
  test.each(operations)('$name says what is true of the seeds', async (operation) => {
    const expected = EXPECTATIONS[operation.name];
    if (!expected || !operation.variables) throw new Error(`${operation.name} has no expectation or no variables`);
    const variables = { ...operation.variables, ...(await expected.fill?.(hub(), operation.variables)) };
    expected.says(await answerTo(hub(), operation, expected, variables), variables);
  });

  test.each(['/graphql', '/graphiql'])(
    'a browser at %s opens with the list of gaps, which needs no variables',
    async (path) => {
      const page = await (await fetch(`${hub().url}${path}`, { headers: { accept: 'text/html' } })).text();
      expect(page).toContain('query GapList(');
      const { gapAreas } = await dataOf(hub().ask(readOperation('gapList').text));
      expect(gapAreas.nodes).toHaveLength(20);
    },
  );
});

test('there are at least fourteen, each for a persona, each with variables and a place in the table', () => {
  expect(operations.length).toBeGreaterThanOrEqual(14);
  expect(operations.filter(({ text }) => !PERSONA.test(text)).map(({ name }) => name)).toEqual([]);
  expect(operations.filter(({ variables }) => variables === null).map(({ name }) => name)).toEqual([]);
  expect(operations.map(({ name }) => name).toSorted()).toEqual(Object.keys(EXPECTATIONS).toSorted());
});

test('each is valid in the committed client API', () => {
  const api = buildSchema(fs.readFileSync('schema/api.graphql', 'utf8'));
  const problems = operations.flatMap(({ name, text }) =>
    validate(api, parse(text)).map(({ message }) => `${name}: ${message}`),
  );
  expect(problems).toEqual([]);
});

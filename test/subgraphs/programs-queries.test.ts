import * as fs from 'node:fs';

import { Client } from 'pg';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { seedPrograms } from '../../seeds/programs.ts';
import { startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';

let programs: ProgramsAlone;
beforeAll(async () => {
  programs = await startProgramsAlone();
  await seedPrograms(programs.store, { demo: false });
});
afterAll(() => programs.stop());

const statements = async (first: number) => {
  const sent = vi.spyOn(Client.prototype, 'query');
  await programs.ask(
    null,
    `query ($first: Int) { areas(filter: { within: "15" }, first: $first) { nodes {
    code parent { name } aliases { alias } groups { label } children(first: 2) { totalCount nodes { code } }
    figures(indicator: "poor_percent", first: 2) {
          totalCount nodes { value isChosen competing { value } source { title } } }
    budgetLines(first: 3) { totalCount nodes { name allocated results { value } versions { version } } } } } }`,
    { first },
  );
  const count = sent.mock.calls.length;
  sent.mockRestore();
  return count;
};

test('fifty areas cost as many statements as five', async () => {
  const five = await statements(5);
  expect(await statements(50)).toBe(five);
});

test.each([
  ['{ areas(first: 0) { nodes { code } } }', 'first'],
  ['{ areas(first: 101) { nodes { code } } }', 'first'],
  ['{ areas(after: "x") { nodes { code } } }', 'after'],
  ['{ areas(filter: { within: "%" }) { nodes { code } } }', 'filter.within'],
  ['{ figure(id: "1") { id } }', 'id'],
  ['{ figures(after: "WyJhIiwiYiIsImMiLCJkIl0") { nodes { id } } }', 'after'],
])('%s is BAD_USER_INPUT that names %s', async (query, field) => {
  const { errors } = await programs.answer(null, query);
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ field }] });
});

test('contradicting figures stand side by side with the recorded choice', async () => {
  const { figures } = await programs.ask<{ figures: { totalCount: number; nodes: object[] } }>(
    null,
    `{ figures(filter: { isContradicted: true, indicator: "poor_percent" }) { totalCount nodes {
      value isChosen competing { value } choice { reason(lang: EN) figure { value } } } } }`,
  );
  expect(figures.nodes).toHaveLength(2);
  expect(figures.nodes).toContainEqual({
    value: '9.32',
    isChosen: false,
    competing: [{ value: '9.02' }],
    choice: { reason: 'The figure of BPS is used; 9.32 stands in print only.', figure: { value: '9.02' } },
  });
});

test('no sum of a name: two billion per kecamatan is no budget line', async () => {
  const rows = await programs.store.pool.query(
    'select 1 from budget_line where 2000000000 in (ceiling, allocated, realised)',
  );
  expect(rows.rowCount).toBe(0);
});

test.each(['dumisakeAllocation', 'verificationStatus'])('the saved operation %s is answered', async (operation) => {
  const read = (ending: string) => fs.readFileSync(`schema/operations/${operation}.${ending}`, 'utf8');
  const { data, errors } = await programs.answer(null, read('graphql'), JSON.parse(read('variables.json')) as object);
  expect(errors).toBeUndefined();
  expect(JSON.stringify(data)).toContain('Batanghari');
});

import { afterAll, beforeAll, expect, test } from 'vitest';

import { Role } from '#kit/actor';

import { seedPrograms } from '../../seeds/programs.ts';
import { anActor, startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';

let programs: ProgramsAlone;
beforeAll(async () => {
  programs = await startProgramsAlone();
  await seedPrograms(programs.store, { demo: false });
});
afterAll(() => programs.stop());

const officer = anActor(Role.PROGRAM_OFFICER, '15.07', 'demo-dinsos-jambi');
const provenance = { sourceCode: 'seed-001', asOf: '2026-01-31' };
const line = {
  name: 'Bantuan lansia 2026',
  areaCode: '15.07',
  fiscalYear: 2026,
  agency: 'Dinas Sosial Tanjung Jabung Timur',
  mechanism: 'AGENCY_SPENDING',
  categoryCode: 'PPKS-08',
  allocated: 2_000_000_000,
  provenance,
};

const RECORD = `mutation ($input: RecordBudgetLineInput!) { recordBudgetLine(input: $input) { __typename
  ... on BudgetLineRecorded { replayed budgetLine {
      id version allocated ceiling source { code } viewerCanChange versions { version } } }
  ... on Refusal { code message message_en: message(lang: EN) } } }`;
const CHANGE = `mutation ($input: ChangeBudgetLineInput!) { changeBudgetLine(input: $input) { __typename
  ... on BudgetLineChanged { replayed budgetLine { version allocated realised versions { version allocated reason } } }
  ... on BudgetLineStale { currentVersion } ... on BudgetLineBelowCoverings { covered } ... on Refusal { code } } }`;

interface Recorded {
  recordBudgetLine: { __typename: string; replayed: boolean; budgetLine: { id: string } };
}

async function aBudgetLine(key: string): Promise<string> {
  const { recordBudgetLine } = await programs.ask<Recorded>(officer, RECORD, {
    input: { ...line, idempotencyKey: key },
  });
  return recordBudgetLine.budgetLine.id;
}

test('a budget line is recorded once per key, ten times in parallel', async () => {
  const ten = await Promise.all(
    Array.from({ length: 10 }, () =>
      programs.ask<Recorded>(officer, RECORD, { input: { ...line, idempotencyKey: 'ten' } }),
    ),
  );
  expect(new Set(ten.map(({ recordBudgetLine }) => recordBudgetLine.budgetLine.id)).size).toBe(1);
  expect(ten.filter(({ recordBudgetLine }) => recordBudgetLine.replayed)).toHaveLength(9);
  expect(
    await programs.ask(officer, RECORD, { input: { ...line, allocated: 1, idempotencyKey: 'ten' } }),
  ).toMatchObject({ recordBudgetLine: { __typename: 'BudgetLineKeyReused', code: 'IDEMPOTENCY_KEY_REUSED' } });
});

test('a change makes a new version; the old one stays, a retry is told the first answer', async () => {
  const id = await aBudgetLine('chain');
  const input = {
    idempotencyKey: 'c1',
    id,
    expectedVersion: 1,
    allocated: 2_500_000_000,
    reason: 'APBD Perubahan 2026',
    provenance,
  };
  const { changeBudgetLine } = await programs.ask<Record<string, object>>(officer, CHANGE, { input });
  expect(changeBudgetLine).toMatchObject({
    replayed: false,
    budgetLine: {
      version: 2,
      allocated: 2_500_000_000,
      versions: [
        { version: 1, allocated: 2_000_000_000 },
        { version: 2, reason: 'APBD Perubahan 2026' },
      ],
    },
  });
  expect(await programs.ask(officer, CHANGE, { input: { ...input, idempotencyKey: 'c2' } })).toEqual({
    changeBudgetLine: { __typename: 'BudgetLineStale', currentVersion: 2, code: 'BUDGET_LINE_STALE' },
  });
  await programs.ask(officer, CHANGE, { input: { ...input, idempotencyKey: 'c3', expectedVersion: 2, realised: 7 } });
  expect(await programs.ask(officer, CHANGE, { input })).toMatchObject({
    changeBudgetLine: { replayed: true, budgetLine: { version: 2, allocated: 2_500_000_000, realised: null } },
  });
});

test('an allocation never falls below what covers gaps, by rule and by constraint', async () => {
  const id = await aBudgetLine('covered');
  await programs.store.pool.query('update budget_line set covered = 500 where id = $1', [id]);
  const input = { idempotencyKey: 'k', id, expectedVersion: 1, allocated: 499, reason: 'cut', provenance };
  expect(await programs.ask(officer, CHANGE, { input })).toMatchObject({
    changeBudgetLine: { __typename: 'BudgetLineBelowCoverings', covered: 500 },
  });
  await expect(programs.store.pool.query('update budget_line set allocated = 499 where id = $1', [id])).rejects.toThrow(
    /never_more_covered/,
  );
  const versions = await programs.store.pool.query('select 1 from budget_line_version where budget_line_id = $1', [id]);
  expect(versions.rowCount).toBe(1);
});

test('all that is wrong with an input comes back at once, and nothing is written', async () => {
  const { errors } = await programs.answer(officer, RECORD, {
    input: {
      ...line,
      idempotencyKey: 'bad',
      areaCode: '15.07.99',
      categoryCode: 'PPKS-99',
      allocated: 0,
      provenance: { sourceCode: 'nobody', asOf: '2100-01-01' },
    },
  });
  expect(errors?.[0]?.extensions?.['code']).toBe('BAD_USER_INPUT');
  const fields = (errors?.[0]?.extensions?.['fields'] ?? []) as { field: string }[];
  expect(fields.map(({ field }) => field)).toEqual([
    'areaCode',
    'categoryCode',
    'allocated',
    'provenance.asOf',
    'provenance.sourceCode',
  ]);
});

test.each([
  ['nobody', null, 'UNAUTHENTICATED'],
  ['a company', anActor(Role.COMPANY, null, 'demo-company-1'), 'FORBIDDEN'],
  ['an officer of another kabupaten', anActor(Role.PROGRAM_OFFICER, '15.71', 'demo-dinsos-jambi'), 'FORBIDDEN'],
  ['an officer of a part of it', anActor(Role.PROGRAM_OFFICER, '15.07.01', 'demo-dinsos-jambi'), 'FORBIDDEN'],
])('%s records no budget line of 15.07', async (_who, actor, code) => {
  const { errors } = await programs.answer(actor, RECORD, { input: { ...line, idempotencyKey: 'not-mine' } });
  expect(errors?.[0]?.extensions?.['code']).toBe(code);
});

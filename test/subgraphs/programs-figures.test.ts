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
const FIGURE = `mutation ($input: RecordFigureInput!) { recordFigure(input: $input) { __typename
  ... on FigureRecorded { figure { id value checkState isChosen competing { value } source { title } } }
  ... on FigureAlreadyRecorded { figure { value } } } }`;
const figure = {
  areaCode: '15.07',
  indicatorCode: 'ppks_persons',
  period: '2026',
  value: '1200',
  unit: 'persons',
  method: 'REGISTER',
  provenance: { newSource: { title: 'Rekap PPKS 2026', publisher: 'Dinas Sosial' }, asOf: '2026-06-30' },
};

test('contradicting figures stand side by side until one is chosen, and pillars hears that one', async () => {
  const announced = async () =>
    (
      await programs.store.pool.query(
        `select payload from events._private_jobs where key like 'pillars:programs.people-in-need:15.07:%'`,
      )
    ).rows[0]?.payload?.payload?.figures?.filter((one: { period: string }) => one.period === '2026');
  const first = await programs.ask<{ recordFigure: { figure: { id: string } } }>(officer, FIGURE, { input: figure });
  expect(first.recordFigure).toMatchObject({
    figure: { value: '1200', checkState: 'STATED', isChosen: true, source: { title: 'Rekap PPKS 2026' } },
  });
  expect(await announced()).toMatchObject([{ value: '1200', unit: 'persons' }]);
  const second = { ...figure, value: '1250', provenance };
  expect(await programs.ask(officer, FIGURE, { input: second })).toMatchObject({
    recordFigure: { figure: { isChosen: false, competing: [{ value: '1200' }] } },
  });
  expect(await announced()).toEqual([]);
  expect(await programs.ask(officer, FIGURE, { input: second })).toMatchObject({
    recordFigure: { __typename: 'FigureAlreadyRecorded' },
  });
  const choose =
    'mutation ($input: ChooseFigureInput!) { chooseFigure(input: $input) { __typename ... on FigureChosen { ' +
    'figure { isChosen choice { reason } } } } }';
  expect(
    await programs.ask(officer, choose, { input: { figureId: first.recordFigure.figure.id, reason: 'rekap resmi' } }),
  ).toEqual({
    chooseFigure: { __typename: 'FigureChosen', figure: { isChosen: true, choice: { reason: 'rekap resmi' } } },
  });
  expect(await announced()).toMatchObject([{ value: '1200' }]);
});

test('half a person is no count', async () => {
  const { errors } = await programs.answer(officer, FIGURE, { input: { ...figure, value: '1200.5' } });
  expect(errors?.[0]?.extensions).toMatchObject({ fields: [{ field: 'value' }] });
});

test('an officer turns an unknown round into a budgeted one; the statement stays as it was said', async () => {
  const record = `mutation ($input: RecordVerificationRoundInput!) { recordVerificationRound(input: $input) { __typename
    ... on VerificationRoundRecorded { round { version budgetStatus budget area { name } } }
    ... on VerificationRoundStale { currentVersion } } }`;
  const jambi = anActor(Role.PROGRAM_OFFICER, '15', 'demo-dinsos-jambi');
  const input = {
    areaCode: '15.01',
    dataset: 'DTKS',
    year: 2021,
    carriedOut: 'YES',
    budgetStatus: 'BUDGETED',
    budget: 150_000_000,
    basis: 'DPA Dinas Sosial Kerinci 2021',
    provenance,
  };
  expect(await programs.ask(jambi, record, { input })).toEqual({
    recordVerificationRound: { __typename: 'VerificationRoundStale', currentVersion: 1 },
  });
  expect(await programs.ask(jambi, record, { input: { ...input, expectedVersion: 1 } })).toEqual({
    recordVerificationRound: {
      __typename: 'VerificationRoundRecorded',
      round: { version: 2, budgetStatus: 'BUDGETED', budget: 150_000_000, area: { name: 'Kabupaten Kerinci' } },
    },
  });
  const { verificationStatements } = await programs.ask<{ verificationStatements: object[] }>(
    null,
    '{ verificationStatements { budgetedCount } }',
  );
  expect(verificationStatements).toEqual([{ budgetedCount: null }, { budgetedCount: 7 }, { budgetedCount: 8 }]);
});

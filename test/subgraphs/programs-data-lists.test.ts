import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { Role } from '#kit/actor';

import { seedPrograms } from '../../seeds/programs.ts';
import { anActor, startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';

let programs: ProgramsAlone;
beforeAll(async () => {
  vi.stubEnv('SIMPUL_TODAY', '2026-11-22');
  programs = await startProgramsAlone();
  await seedPrograms(programs.store, { demo: true });
});
afterAll(async () => {
  await programs.stop();
  vi.unstubAllEnvs();
});

const officer = anActor(Role.PROGRAM_OFFICER, '15', 'demo-dinsos-jambi');

async function aRound(areaCode: string, budgetStatus: string): Promise<void> {
  await programs.ask(
    officer,
    `mutation ($input: RecordVerificationRoundInput!) { recordVerificationRound(input: $input) {
      ... on VerificationRoundRecorded { round { id } } } }`,
    {
      input: {
        areaCode,
        dataset: 'DTSEN',
        year: 2021,
        carriedOut: 'YES',
        budgetStatus,
        basis: 'uji',
        provenance: { sourceCode: 'seed-001', asOf: '2026-06-30' },
      },
    },
  );
}

test('the districts without a known verification budget: eight of eleven in 2021, all but those that budgeted', async () => {
  const asked = `query ($year: Int!, $certainty: MissingBudget) { areasWithoutVerificationBudget(
      year: $year, within: "15", certainty: $certainty, first: 5) {
    totalCount nodes { area { code } certainty round { year basis } } pageInfo { hasNextPage endCursor } } }`;
  interface Listed {
    areasWithoutVerificationBudget: {
      totalCount: number;
      nodes: { area: { code: string }; certainty: string; round: object }[];
    };
  }
  const { areasWithoutVerificationBudget: in2021 } = await programs.ask<Listed>(null, asked, { year: 2021 });
  expect(in2021.totalCount).toBe(8);
  expect(in2021.nodes.map(({ area }) => area.code)).toEqual(['15.01', '15.02', '15.03', '15.05', '15.06']);
  expect(in2021.nodes.every(({ certainty, round }) => certainty === 'UNKNOWN' && round !== null)).toBe(true);
  const { areasWithoutVerificationBudget: in2012 } = await programs.ask<Listed>(null, asked, { year: 2012 });
  expect(in2012).toMatchObject({ totalCount: 11, nodes: [{ certainty: 'NO_ROUND', round: null }, {}, {}, {}, {}] });
  await aRound('15.02', 'NOT_BUDGETED');
  const { areasWithoutVerificationBudget: known } = await programs.ask<Listed>(null, asked, {
    year: 2021,
    certainty: 'NOT_BUDGETED',
  });
  expect(known.nodes.map(({ area }) => area.code)).toEqual(['15.02']);
  await aRound('15.03', 'BUDGETED');
  const { areasWithoutVerificationBudget: fewer } = await programs.ask<Listed>(null, asked, { year: 2021 });
  expect(fewer.totalCount).toBe(7);
});

test('gaps that nothing shows are listed; a draft to the officers of its area only', async () => {
  const list = '{ gapAreasWithoutEvidence(within: "15.07") { totalCount nodes { code status } } }';
  const before = await programs.ask<{ gapAreasWithoutEvidence: { totalCount: number } }>(null, list);
  const { createGapArea } = await programs.ask<{ createGapArea: { gapArea: { id: string; code: string } } }>(
    officer,
    `mutation ($input: CreateGapAreaInput!) { createGapArea(input: $input) {
      ... on GapAreaCreated { gapArea { id code } } } }`,
    {
      input: {
        title: 'Tanpa bukti',
        areaCode: '15.07.02',
        categoryCode: 'PPKS-20',
        fiscalYear: 2031,
        needLines: [{ kind: 'MONEY', need: 5 }],
      },
    },
  );
  expect(await programs.ask(null, list)).toEqual(before);
  const own = await programs.ask<{ gapAreasWithoutEvidence: { nodes: { code: string }[] } }>(officer, list);
  expect(own.gapAreasWithoutEvidence.nodes.map(({ code }) => code)).toContain(createGapArea.gapArea.code);
  await programs.ask(
    officer,
    `mutation ($input: AddGapEvidenceInput!) { addGapEvidence(input: $input) { __typename } }`,
    { input: { gapAreaId: createGapArea.gapArea.id, title: 'Laporan', sourceCode: 'seed-001' } },
  );
  const proven = await programs.ask<{ gapAreasWithoutEvidence: { nodes: { code: string }[] } }>(officer, list);
  expect(proven.gapAreasWithoutEvidence.nodes.map(({ code }) => code)).not.toContain(createGapArea.gapArea.code);
});

test('DTKS went through four stages and was taken over by DTSEN', async () => {
  const { welfareDatasetVersions } = await programs.ask<{ welfareDatasetVersions: object[] }>(
    null,
    `{ welfareDatasetVersions { code supersededBy { code } supersedes { code } promisedDays stages { code label(lang: EN) }
      regulation { code } checkState sources { code } } }`,
  );
  expect(welfareDatasetVersions).toMatchObject([
    {
      code: 'DTKS',
      supersededBy: { code: 'DTSEN' },
      stages: [{ code: 'USULAN_VERVAL' }, { code: 'PENGENDALIAN' }, { code: 'PENETAPAN' }, { code: 'PENGGUNAAN' }],
    },
    { code: 'DTSEN', supersededBy: null, supersedes: [{ code: 'DTKS' }], promisedDays: 92, checkState: 'NOT_CHECKED' },
  ]);
});

test('national aid stands beside the counts of its recipients, and is never CSR', async () => {
  const { assistanceProgrammes } = await programs.ask<{
    assistanceProgrammes: { programme: { code: string }; countsAsCsr: boolean; recipients: { totalCount: number } }[];
  }>(
    null,
    `{ assistanceProgrammes { programme { code label } recipientUnit countsAsCsr
      recipients(within: "15.71", first: 3) { totalCount nodes { value unit period } } } }`,
  );
  expect(assistanceProgrammes.map(({ programme }) => programme.code)).toEqual([
    'PKH',
    'SEMBAKO',
    'BST',
    'PBI_JKN',
    'ATENSI',
  ]);
  expect(assistanceProgrammes.every(({ countsAsCsr }) => !countsAsCsr)).toBe(true);
  expect(assistanceProgrammes[0]?.recipients.totalCount).toBeGreaterThan(10);
  expect(assistanceProgrammes[1]?.recipients.totalCount).toBe(0);
});

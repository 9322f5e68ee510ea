import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { Role } from '#kit/actor';

import { seedPrograms } from '../../seeds/programs.ts';
import { anActor, startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';

let programs: ProgramsAlone;
beforeAll(async () => {
  vi.stubEnv('SIMPUL_TODAY', '2026-11-21');
  programs = await startProgramsAlone();
  await seedPrograms(programs.store, { demo: false });
});
afterAll(async () => {
  await programs.stop();
  vi.unstubAllEnvs();
});

const officer = anActor(Role.PROGRAM_OFFICER, '15.07', 'bappeda');
const stranger = anActor(Role.PROGRAM_OFFICER, '15.71', 'bappeda-kota');
const CYCLE = `mutation ($input: RecordPlanningCycleInput!) { result: recordPlanningCycle(input: $input) { __typename
  ... on PlanningCycleRecorded { replayed planningCycle { code version windows { stage opensOn } versions { version reason windows { opensOn } } } }
  ... on PlanningCycleStale { currentVersion } ... on Refusal { code } } }`;
const cycle = (idempotencyKey: string, more: object = {}) => ({
  input: {
    areaCode: '15.07',
    fiscalYear: 2027,
    windows: [
      { stage: 'APBD', opensOn: '2026-09-01', closesOn: '2026-11-30' },
      { stage: 'DISTRICT', opensOn: '2026-02-01', closesOn: '2026-02-28' },
    ],
    reason: 'Surat edaran Bappeda',
    provenance: { sourceCode: 'seed-003', asOf: '2026-01-10' },
    idempotencyKey,
    ...more,
  },
});

test('the seeds have Kepri 2025 as it is stated, and its windows as not checked', async () => {
  const { planningCycles } = await programs.ask<any>(
    null,
    '{ planningCycles { totalCount nodes { code fiscalYear checkState isDemo windows { checkState } } } }',
  );
  expect(planningCycles).toMatchObject({ totalCount: 1, nodes: [{ code: 'PLN-21-2025', checkState: 'STATED' }] });
  expect(new Set(planningCycles.nodes[0].windows.map(({ checkState }: any) => checkState))).toEqual(
    new Set(['NOT_CHECKED']),
  );
});

test('seeding again changes nothing', async () => {
  const rows = () => programs.store.pool.query('select * from planning_cycle order by code');
  const before = (await rows()).rows;
  await seedPrograms(programs.store, { demo: false });
  expect((await rows()).rows).toEqual(before);
});

test('windows are shown in the order of the stages; a change is a new version, and the old one stays', async () => {
  const { result } = await programs.ask<any>(officer, CYCLE, cycle('c1'));
  expect(result.planningCycle).toMatchObject({
    code: 'PLN-1507-2027',
    version: 1,
    windows: [{ stage: 'DISTRICT' }, { stage: 'APBD' }],
  });
  const stale = cycle('c2', { windows: [{ stage: 'APBD', opensOn: '2026-10-01', closesOn: '2026-12-15' }] });
  expect((await programs.ask<any>(officer, CYCLE, stale)).result).toMatchObject({
    __typename: 'PlanningCycleStale',
    currentVersion: 1,
  });
  const changed = await programs.ask<any>(officer, CYCLE, { input: { ...stale.input, expectedVersion: 1 } });
  expect(changed.result.planningCycle).toMatchObject({
    version: 2,
    windows: [{ stage: 'APBD', opensOn: '2026-10-01' }],
    versions: [{ version: 1, windows: [{ opensOn: '2026-09-01' }, { opensOn: '2026-02-01' }] }, { version: 2 }],
  });
  await expect(programs.store.pool.query('delete from planning_cycle_version')).rejects.toThrow('only ever added');
});

test('the same key records once, another input under it is refused', async () => {
  const first = cycle('once', { fiscalYear: 2028 });
  const ten = await Promise.all(Array.from({ length: 10 }, () => programs.ask<any>(officer, CYCLE, first)));
  expect(ten.filter(({ result }) => result.replayed)).toHaveLength(9);
  expect((await programs.ask<any>(officer, CYCLE, cycle('once', { fiscalYear: 2029 }))).result).toMatchObject({
    __typename: 'CommandKeyReused',
    code: 'IDEMPOTENCY_KEY_REUSED',
  });
});

test('an officer of another area records nothing; all problems come at once', async () => {
  const fault = async (actor: typeof officer, variables: object) =>
    (await programs.answer(actor, CYCLE, variables)).errors?.[0]?.extensions;
  expect(await fault(stranger, cycle('x'))).toMatchObject({ code: 'FORBIDDEN' });
  const bad = cycle('y', {
    areaCode: '15.07.01',
    windows: [{ stage: 'APBD', opensOn: '2026-10-02', closesOn: '2026-10-01' }],
    provenance: { sourceCode: 'nobody', asOf: '2026-01-10' },
  });
  expect(await fault(officer, bad)).toMatchObject({
    fields: [
      { field: 'areaCode', code: 'AREA_DOES_NOT_PLAN' },
      { field: 'windows.0.closesOn' },
      { field: 'provenance.sourceCode' },
    ],
  });
});

test('Kepri has five programmes in its Renja 2025, and disaster relief is not among them', async () => {
  const { planningDocument, programme } = await programs.ask<any>(
    null,
    `{ planningDocument(code: "RENJA-21-2025") { kind programmes { nomenclatureCode nomenclatureCheck } }
       programme(code: "DUMISAKE") { planningDocuments { code checkState startsIn endsIn } } }`,
  );
  expect(planningDocument.programmes.map(({ nomenclatureCode }: any) => nomenclatureCode)).toEqual([
    '1.06.02',
    '1.06.07',
    '1.06.03',
    '1.06.04',
    '1.06.05',
  ]);
  expect(programme.planningDocuments).toEqual([
    { code: 'RPJMD-15-2021', checkState: 'NOT_CHECKED', startsIn: 2021, endsIn: 2026 },
  ]);
});

test('an officer records a plan of the area with its programmes', async () => {
  const { result } = await programs.ask<any>(
    anActor(Role.PROGRAM_OFFICER, '15', 'bappeda'),
    `mutation ($input: RecordPlanningDocumentInput!) { result: recordPlanningDocument(input: $input) { __typename
      ... on PlanningDocumentRecorded { planningDocument { code programmes { code } } } ... on Refusal { code } } }`,
    {
      input: {
        kind: 'MEDIUM_TERM_PLAN',
        title: 'RPJMD',
        areaCode: '15',
        startsIn: 2025,
        endsIn: 2029,
        programmeCodes: ['PRO_JAMBI', 'DUMISAKE'],
        provenance: { sourceCode: 'seed-002', asOf: '2026-01-10' },
        idempotencyKey: 'doc',
      },
    },
  );
  expect(result.planningDocument).toEqual({
    code: 'RPJMD-15-2025-2',
    programmes: [{ code: 'PRO_JAMBI' }, { code: 'DUMISAKE' }],
  });
});

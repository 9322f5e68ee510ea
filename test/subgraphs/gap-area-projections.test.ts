import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { applyOnce } from '../../subgraphs/host/applying.ts';
import { newId } from '../../subgraphs/kit/ids.ts';
import { projectCoverage, projectStaffing } from '../../subgraphs/programs/rankings/ranking.events.ts';
import { GAP, gapAreaCommands, officer } from './gap-area-stories.ts';
import { startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';
import { aSmallWorld } from './programs-world.ts';

const RECORD = 'mutation ($input: RecordFigureInput!) { result: recordFigure(input: $input) { __typename } }';

let programs: ProgramsAlone;

beforeAll(async () => {
  vi.stubEnv('SIMPUL_TODAY', '2026-11-21');
  programs = await startProgramsAlone();
  await aSmallWorld(programs.store);
});
afterAll(async () => {
  await programs.stop();
  vi.unstubAllEnvs();
});

const { aPublishedGap } = gapAreaCommands(() => programs);

test("csr's account moves the ranking once per version, and an older one changes nothing", async () => {
  const gap = await aPublishedGap();
  const line = gap.needLines[0];
  const told = (version: number, committed: number) => ({
    aggregate: gap.id,
    sequence: String(version),
    occurredAt: '2026-11-21T00:00:00Z',
    payload: {
      gapAreaId: gap.id,
      version: String(version),
      needVersion: '3',
      coverageState: 'OPEN',
      pledgeCount: 1,
      lines: [
        {
          needLineId: line?.id,
          kind: 'MONEY',
          item: null,
          unit: 'rupiah',
          need: '900',
          budget: '0',
          held: '0',
          committed: String(committed),
          delivered: '0',
          uncovered: String(900 - committed),
          open: String(900 - committed),
          overCovered: '0',
        },
      ],
    },
  });
  for (const [version, committed] of [
    [5, 300],
    [4, 100],
    [5, 0],
  ] as const) {
    await applyOnce(programs.store, 'csr.coverage', projectCoverage, told(version, committed));
  }
  const staffing = {
    aggregate: gap.id,
    sequence: '1',
    occurredAt: '2026-11-21T00:00:00Z',
    payload: { gapAreaId: gap.id, needed: 2, deployed: 1, missing: 1 },
  };
  await applyOnce(programs.store, 'pillars.staffing', projectStaffing, staffing);
  const { gapArea } = await programs.ask(null, `{ gapArea(id: "${gap.id}") { ${GAP} } }`);
  expect(gapArea).toMatchObject({
    projection: { moneyNeed: 900, moneyUncovered: 600, missingPersonnel: 1, coverageVersion: '5' },
  });
  // An account of a gap nobody knows is passed over, not an error that comes back for ever.
  const unknown = { ...told(1, 0), aggregate: newId() };
  await applyOnce(programs.store, 'csr.coverage', projectCoverage, {
    ...unknown,
    payload: { ...unknown.payload, gapAreaId: unknown.aggregate },
  });
});

test('a newer poverty rate of the kabupaten scores the gaps in it anew', async () => {
  const gap = await aPublishedGap();
  const rate = async () => {
    const { gapArea } = await programs.ask<{
      gapArea: { priority: { components: { name: string; input: string }[] } };
    }>(null, `{ gapArea(id: "${gap.id}") { priority { components { name input } } } }`);
    return gapArea.priority.components.find(({ name }) => name === 'POVERTY_RATE')?.input;
  };
  expect(await rate()).toBeNull();
  await programs.store.pool.query(`insert into indicator (code, name_id, name_en, counts_people, is_people_in_need)
    values ('poor_percent', 'P0', 'P0', false, false)`);
  const { result } = await programs.ask<{ result: { __typename: string } }>(officer, RECORD, {
    input: {
      areaCode: '15.07',
      indicatorCode: 'poor_percent',
      category: '',
      period: '2026-03',
      value: '10.25',
      unit: 'percent',
      method: 'SURVEY',
      provenance: { sourceCode: 'test', asOf: '2026-03-31' },
    },
  });
  expect(result.__typename).toBe('FigureRecorded');
  expect(await rate()).toBe('10.25');
});

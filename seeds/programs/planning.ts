import type { EntityManager } from '@mikro-orm/postgresql';

import { decide } from '#kit/command';
import { rowsIn, type Store } from '#kit/database';
import { today } from '#kit/dates';

import { planningCycleCode } from '../../subgraphs/programs/planning-cycles/planning-cycle.rules.ts';
import { insertMissing, seedId } from '../rows.ts';
import cycles from './data/planning-cycles.json' with { type: 'json' };
import { seedDemoProposals } from './demo-proposals.ts';
import documents from './data/planning-documents.json' with { type: 'json' };

const USUAL = 'Minggu yang lazim; belum diperiksa pada sumber.';

/** When the stages usually are, told from experience and not from a page: months before the fiscal year. */
const USUAL_WINDOWS = [
  { stage: 'VILLAGE', yearsBefore: 2, from: '07-01', to: '09-30' },
  { stage: 'DISTRICT', yearsBefore: 1, from: '02-01', to: '02-28' },
  { stage: 'REGENCY', yearsBefore: 1, from: '03-01', to: '03-31' },
  { stage: 'PROVINCE', yearsBefore: 1, from: '04-01', to: '04-30' },
  { stage: 'RKPD', yearsBefore: 1, from: '05-01', to: '06-30' },
  { stage: 'KUA_PPAS', yearsBefore: 1, from: '07-01', to: '08-31' },
  { stage: 'APBD', yearsBefore: 1, from: '09-01', to: '11-30' },
] as const;

export const planningCycleId = (areaCode: string, fiscalYear: number) =>
  seedId(`planning-cycle:${areaCode}:${fiscalYear}`);

export const usualWindows = (fiscalYear: number) =>
  USUAL_WINDOWS.map(({ stage, yearsBefore, from, to }) => ({
    stage,
    opensOn: `${fiscalYear - yearsBefore}-${from}`,
    closesOn: `${fiscalYear - yearsBefore}-${to}`,
    checkState: 'NOT_CHECKED',
    note: USUAL,
  }));

type SeededCycle = Omit<(typeof cycles)[number], 'sourceCode'> & { sourceCode: string | null; isDemo: boolean };

/** A cycle with the usual windows, unless its area has one for that year. */
async function seedCycle(tx: EntityManager, cycle: SeededCycle): Promise<void> {
  const id = planningCycleId(cycle.areaCode, cycle.fiscalYear);
  const now = new Date();
  const added = await insertMissing(
    tx,
    'planning_cycle',
    [
      {
        id,
        code: planningCycleCode(cycle.areaCode, cycle.fiscalYear),
        ...cycle,
        version: 1,
        createdAt: now,
        changedAt: now,
      },
    ],
    'id',
  );
  if (added.length === 0) return;
  const windows = usualWindows(cycle.fiscalYear);
  await insertMissing(
    tx,
    'planning_window',
    windows.map((window) => ({ cycleId: id, ...window })),
    'stage',
  );
  await rowsIn(
    tx,
    `insert into planning_cycle_version (cycle_id, version, windows, reason, recorded_at) values (?, 1, ?::jsonb, 'seed', ?)`,
    [id, JSON.stringify(windows), now],
  );
}

async function seedDocuments(tx: EntityManager): Promise<void> {
  const now = new Date();
  const rows = documents.map(({ programmes: _programmes, ...document }) => ({
    id: seedId(`planning-document:${document.code}`),
    ...document,
    isDemo: false,
    recordedAt: now,
  }));
  await insertMissing(tx, 'planning_document', rows, 'code');
  const named = documents.flatMap(({ code, programmes }) =>
    programmes.map((programmeCode, index) => ({
      documentId: seedId(`planning-document:${code}`),
      programmeCode,
      ordinal: index + 1,
    })),
  );
  await insertMissing(tx, 'planning_document_programme', named, 'programme_code');
}

/** The planning years and papers that pages name; with demo also next year's planning of Jambi. */
export async function seedPlanning(store: Store, options: { demo: boolean }): Promise<void> {
  await decide(store, async (tx) => {
    for (const cycle of cycles) await seedCycle(tx, { ...cycle, isDemo: false });
    await seedDocuments(tx);
    if (!options.demo) return;
    const fiscalYear = Number(today().slice(0, 4)) + 1;
    await seedCycle(tx, {
      areaCode: '15',
      fiscalYear,
      checkState: 'NOT_CHECKED',
      sourceCode: null,
      note: 'Data contoh, bukan jadwal resmi.',
      isDemo: true,
    });
    await seedDemoProposals(tx, '15', fiscalYear);
  });
}

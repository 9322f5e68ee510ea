import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn, type Store } from '#kit/database';
import { today } from '#kit/dates';

import { GapArea, GapEvidence } from '../../subgraphs/programs/gap-areas/gap-area.entity.ts';
import { recordStep } from '../../subgraphs/programs/gap-areas/gap-area.events.ts';
import { gapAreaCode, GapAreaStatus } from '../../subgraphs/programs/gap-areas/gap-area.rules.ts';
import { NeedLine } from '../../subgraphs/programs/needs/need-line.entity.ts';
import { refreshOutdatedPriorities, refreshPriority } from '../../subgraphs/programs/priorities/priority.commands.ts';
import { familiesWithFew, refreshWithheldPeople } from '../../subgraphs/programs/suppression/gap-people.commands.ts';
import { unitOf } from '../../subgraphs/programs/needs/need-line.rules.ts';
import { insertMissing, seedId } from '../rows.ts';
import { computedGaps } from './computed-gaps.ts';
import { coverByDemoBudget, demoGaps, seedDemoSource } from './demo-gaps.ts';
import weights from './data/priority-weights.json' with { type: 'json' };
import type { SeededGap } from './seeded-gap.ts';

/** Puts the gap areas of the seeds in, those that are not there yet; what users changed stays. */
export async function seedGapAreas(store: Store, options: { demo: boolean }): Promise<void> {
  await inTransaction(store, seedWeights);
  if (options.demo) await inTransaction(store, seedDemoSource);
  const fiscalYear = Number(today().slice(0, 4)) + 1;
  const gaps = [...computedGaps(fiscalYear, await namesOfRegencies(store)), ...(options.demo ? demoGaps() : [])];
  for (const gap of gaps) await inTransaction(store, (tx) => seedGap(tx, gap, fiscalYear));
  await inTransaction(store, seedWithheld);
}

async function namesOfRegencies({ pool }: Store): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ code: string; name: string }>(
    `select code, name from area where level in ('REGENCY', 'CITY')`,
  );
  return new Map(rows.map(({ code, name }) => [code, name]));
}

async function inTransaction(store: Store, work: (tx: EntityManager) => Promise<void>): Promise<void> {
  await store.orm.em.fork({ clear: true }).transactional(work);
}

/** What stood before counts were withheld together is looked through once. */
async function seedWithheld(tx: EntityManager): Promise<void> {
  for (const family of await familiesWithFew(tx)) {
    for (const id of await refreshWithheldPeople(tx, family)) await refreshPriority(tx, id);
  }
}

async function seedWeights(tx: EntityManager): Promise<void> {
  await insertMissing(tx, 'priority_weight', weights, 'component');
  await refreshOutdatedPriorities(tx);
}

async function seedGap(tx: EntityManager, seeded: SeededGap, fiscalYear: number): Promise<void> {
  const id = seedId(`gap-area:${seeded.key}`);
  if ((await tx.count(GapArea, { id })) > 0 || (await isTaken(tx, seeded, fiscalYear))) return;
  const serial = await nextSerial(tx, seeded.areaCode, fiscalYear);
  const now = new Date();
  const gap = tx.create(GapArea, {
    id,
    code: gapAreaCode(seeded.areaCode, fiscalYear, serial),
    title: seeded.title,
    areaCode: seeded.areaCode,
    categoryCode: seeded.categoryCode,
    fiscalYear,
    programmePillarCode: null,
    status: GapAreaStatus.PUBLISHED,
    deadline: `${fiscalYear}-11-30`,
    peopleInNeed: BigInt(seeded.peopleInNeed),
    personnelNeeded: seeded.personnelNeeded,
    note: seeded.note,
    isDemo: seeded.isDemo,
    version: 1,
    serial,
    figuresAsOf: seeded.figuresAsOf,
    createdAt: now,
    changedAt: now,
    publishedAt: now,
  });
  await tx.flush();
  seeded.lines.forEach((line, index) =>
    tx.create(NeedLine, {
      id: seedId(`need-line:${seeded.key}:${index + 1}`),
      gapAreaId: id,
      position: index + 1,
      kind: line.kind,
      item: line.item ?? null,
      unit: unitOf(line),
      need: line.need,
    }),
  );
  seeded.evidence.forEach((evidence, index) =>
    tx.create(GapEvidence, {
      id: seedId(`gap-evidence:${seeded.key}:${index + 1}`),
      gapAreaId: id,
      ...evidence,
      address: null,
      isDemo: seeded.isDemo,
      addedOrganisation: null,
      addedAt: now,
    }),
  );
  await tx.flush();
  await seedFormula(tx, seeded);
  if (seeded.covered) await coverByDemoBudget(tx, seeded, gap, seeded.covered);
  await recordStep(tx, gap, { action: 'PUBLISHED', reason: 'seed', actor: null });
}

/** True when users have made an open gap area of the same area, category and year themselves. */
async function isTaken(tx: EntityManager, { areaCode, categoryCode }: SeededGap, fiscalYear: number): Promise<boolean> {
  return (
    (await tx.count(GapArea, {
      areaCode,
      categoryCode,
      fiscalYear,
      programmePillarCode: null,
      status: { $in: [GapAreaStatus.DRAFT, GapAreaStatus.PUBLISHED] },
    })) > 0
  );
}

async function nextSerial(tx: EntityManager, areaCode: string, fiscalYear: number): Promise<number> {
  const [last] = await tx.find(GapArea, { areaCode, fiscalYear }, { orderBy: { serial: 'desc' }, limit: 1 });
  return (last?.serial ?? 0) + 1;
}

async function seedFormula(tx: EntityManager, { key, formula }: SeededGap): Promise<void> {
  if (!formula) return;
  await rowsIn(
    tx,
    `insert into need_formula (need_line_id, formula, poor_percent, depth_p1, poor_thousand, poverty_line, period,
       source_codes) values (?, ?, ?, ?, ?, ?, ?, string_to_array(?, '|'))`,
    [
      seedId(`need-line:${key}:1`),
      formula.formula,
      formula.poorPercent,
      formula.depthP1,
      formula.poorThousand,
      formula.povertyLine,
      formula.period,
      formula.sources.join('|'),
    ],
  );
}

import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';

import { announceBudgetLine } from '../../subgraphs/programs/budgets/budget-line.events.ts';
import type { GapArea } from '../../subgraphs/programs/gap-areas/gap-area.entity.ts';
import { Covering } from '../../subgraphs/programs/needs/need-line.entity.ts';
import { NeedKind } from '../../subgraphs/programs/needs/need-line.rules.ts';
import { seedId } from '../rows.ts';
import demo from './data/demo-gap-areas.json' with { type: 'json' };
import type { SeededGap } from './seeded-gap.ts';

const KINDS: Record<string, NeedKind> = { ...NeedKind };
const DEMO_SOURCE = 'demo';

/** Made-up gap areas below kabupaten and kota, which no source gives. */
export function demoGaps(): SeededGap[] {
  return demo.map((row) => ({
    key: `demo:${row.areaCode}:${row.categoryCode}`,
    title: row.title,
    areaCode: row.areaCode,
    categoryCode: row.categoryCode,
    peopleInNeed: row.peopleInNeed,
    personnelNeeded: row.personnelNeeded,
    figuresAsOf: null,
    note: 'Data contoh, bukan data resmi.',
    isDemo: true,
    lines: row.lines.map((line) => ({
      kind: KINDS[line.kind] ?? NeedKind.MONEY,
      item: 'item' in line ? line.item : null,
      unit: 'unit' in line ? line.unit : null,
      need: BigInt(line.need),
    })),
    evidence: [{ title: 'Pendataan contoh', sourceCode: DEMO_SOURCE, asOf: null, quote: null }],
    covered: row.covered,
  }));
}

/** What made-up rows name as their source. */
export async function seedDemoSource(tx: EntityManager): Promise<void> {
  await rowsIn(
    tx,
    `insert into source (code, title, publisher, kind, note) values (?, 'Data contoh', 'Simpul', 'demo', ?)
     on conflict do nothing`,
    [DEMO_SOURCE, 'Made up to show the hub; not official data.'],
  );
}

/** A made-up budget line of the gap's year, and its covering of the first need line. */
export async function coverByDemoBudget(
  tx: EntityManager,
  seeded: SeededGap,
  gap: GapArea,
  rupiah: number,
): Promise<void> {
  const budgetLineId = seedId(`budget-line:${seeded.key}`);
  // Half as much again as is drawn, so that something is left to cover with.
  const allocated = Math.round(rupiah * 1.5);
  await rowsIn(
    tx,
    `insert into budget_line (id, name, area_code, category_code, fiscal_year, agency, mechanism, version, allocated,
       covered, source_code, as_of, is_demo, created_at, changed_at)
     values (?, ?, ?, ?, ?, 'Dinas Sosial (contoh)', 'AGENCY_SPENDING', 1, ?, ?, ?, ?, true, ?, ?)`,
    [
      budgetLineId,
      `Anggaran contoh: ${seeded.title}`,
      gap.areaCode,
      gap.categoryCode,
      gap.fiscalYear,
      allocated,
      rupiah,
      DEMO_SOURCE,
      gap.createdAt,
      gap.createdAt,
      gap.createdAt,
    ],
  );
  await rowsIn(
    tx,
    `insert into budget_line_version (budget_line_id, version, allocated, source_code, as_of, reason, recorded_at)
     values (?, 1, ?, ?, ?, 'seed', ?)`,
    [budgetLineId, allocated, DEMO_SOURCE, gap.createdAt, gap.createdAt],
  );
  tx.create(Covering, {
    id: seedId(`covering:${seeded.key}`),
    needLineId: seedId(`need-line:${seeded.key}:1`),
    budgetLineId,
    amount: BigInt(rupiah),
    value: BigInt(rupiah),
    isDemo: true,
    madeAt: gap.createdAt,
    madeOrganisation: null,
    releasedAt: null,
    releaseReason: null,
  });
  await tx.flush();
  await announceBudgetLine(tx, budgetLineId);
}

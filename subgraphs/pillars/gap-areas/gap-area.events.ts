import type { EntityManager } from '@mikro-orm/postgresql';

import { GapArea } from './gap-area.entity.ts';
import { restateNeed } from './staffing.events.ts';

/** A gap area as programs announces it; only what pillars keeps of it. */
interface GapAreaPayload {
  id: string;
  code: string;
  title: string;
  areaCode: string;
  categoryCode: string | null;
  fiscalYear: number;
  status: string;
  deadline: string | null;
  peopleInNeed: string | number | null;
  personnelNeeded: string | number | null;
  isDemo: boolean;
}

/** Takes over a gap area: where people may be deployed, and how many are needed. */
export async function applyGapArea(tx: EntityManager, gap: GapAreaPayload): Promise<void> {
  await tx.upsert(GapArea, {
    id: gap.id,
    code: gap.code,
    title: gap.title,
    areaCode: gap.areaCode,
    categoryCode: gap.categoryCode,
    fiscalYear: gap.fiscalYear,
    status: gap.status,
    deadline: gap.deadline,
    peopleInNeed: gap.peopleInNeed === null ? null : BigInt(gap.peopleInNeed),
    isDemo: gap.isDemo,
  });
  await restateNeed(tx, gap.id, gap.personnelNeeded === null ? null : Number(gap.personnelNeeded));
}

import type { Remembered } from '#kit/as-of';

import { rowColumns } from '../../reading/columns.ts';
import type { GapAreaStatus } from './gap-area.rules.ts';

export interface GapAreaRow extends Remembered {
  id: string;
  code: string;
  title: string;
  areaCode: string;
  categoryCode: string;
  fiscalYear: number;
  programmePillarCode: string | null;
  status: GapAreaStatus;
  deadline: string | null;
  /** int8, as digits; shown through `peopleCount` only. */
  peopleInNeed: string | null;
  /** The bound that stands for the people in need; null where the rule of small counts alone decides. */
  peopleBelow: number | null;
  /** Shown through `shownCount` only. */
  peopleTargeted: number | null;
  personnelNeeded: number | null;
  note: string | null;
  isDemo: boolean;
  version: number;
  figuresAsOf: string | null;
  createdAt: string;
  changedAt: string;
  publishedAt: string | null;
}

const OFFICERS = ['areaCode', 'status'] as const;

/** The columns of a gap area, as `g`. */
export const GAP_AREAS = rowColumns<Omit<GapAreaRow, 'asKnownAt'>>({
  columns: {
    id: 'g.id',
    code: 'g.code',
    title: 'g.title',
    areaCode: 'g.area_code',
    categoryCode: 'g.category_code',
    fiscalYear: 'g.fiscal_year',
    programmePillarCode: 'g.programme_pillar_code',
    status: 'g.status',
    deadline: 'g.deadline',
    peopleInNeed: 'g.people_in_need',
    peopleBelow: '(select w.below from gap_people_withheld w where w.gap_area_id = g.id)',
    peopleTargeted: 'g.people_targeted',
    personnelNeeded: 'g.personnel_needed',
    note: 'g.note',
    isDemo: 'g.is_demo',
    version: 'g.version',
    figuresAsOf: 'g.figures_as_of',
    createdAt: 'g.created_at',
    changedAt: 'g.changed_at',
    publishedAt: 'g.published_at',
  },
  fields: {
    area: ['areaCode'],
    category: ['categoryCode'],
    programmePillar: ['programmePillarCode'],
    peopleInNeed: ['peopleInNeed', 'peopleBelow', 'areaCode'],
    needLines: ['id'],
    evidence: ['id'],
    history: ['areaCode'],
    priority: ['deadline'],
    projection: ['id'],
    viewerCan: OFFICERS,
    recommendations: ['id'],
    planningProposal: ['id'],
    results: ['id'],
  },
  always: ['id'],
});

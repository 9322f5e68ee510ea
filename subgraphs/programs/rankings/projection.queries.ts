import type { Snapshot } from '#kit/snapshot';
import { instant } from '#kit/dates';

import { isSuppressed } from '../gap-areas/gap-area.rules.ts';
import { rowLoader } from '#kit/loading';
import { divideHalfUp } from '../needs/exact-decimal.rules.ts';

import type { CoverageState } from './ranking.rules.ts';

interface ProjectionRow {
  gapAreaId: string;
  areaCode: string;
  people: string | null;
  isWithheld: boolean;
  state: `${CoverageState}`;
  pledgeCount: number;
  version: string;
  projectedAt: string;
  need: string | null;
  uncovered: string | null;
  coverage: string | null;
  missing: number | null;
}

const PROJECTION = `
  select c.gap_area_id as "gapAreaId", g.area_code as "areaCode", g.people_in_need as people,
    exists (select 1 from gap_people_withheld w where w.gap_area_id = g.id) as "isWithheld",
    c.coverage_state as state, c.pledge_count as "pledgeCount", c.version, c.projected_at as "projectedAt",
    m.need::text as need, m.uncovered::text as uncovered, s.missing,
    trim_scale(round((m.need - m.uncovered) / nullif(m.need, 0), 4))::text as coverage
  from gap_coverage c
  join gap_area g on g.id = c.gap_area_id
  left join gap_staffing s on s.gap_area_id = c.gap_area_id
  left join lateral (select sum(need) as need, sum(uncovered) as uncovered from gap_coverage_line l
    where l.gap_area_id = c.gap_area_id and l.kind = 'MONEY') m on true
  where c.gap_area_id = any ($1::uuid[])`;

function perPerson({ people, uncovered, areaCode, isWithheld }: ProjectionRow): bigint | null {
  const count = people === null ? 0 : Number(people);
  if (count === 0 || uncovered === null || isWithheld || isSuppressed(count, areaCode)) return null;
  return divideHalfUp(BigInt(uncovered), BigInt(count));
}

/** What the ranking knows of each gap's account. */
export function projectionLoaders(read: Snapshot) {
  const rows = rowLoader<ProjectionRow>(read, PROJECTION, (row) => row.gapAreaId);
  return {
    projection: async (gapAreaId: string) => {
      const row = await rows.load(gapAreaId);
      return (
        row && {
          coverageState: row.state,
          pledgeCount: row.pledgeCount,
          missingPersonnel: row.missing,
          moneyNeed: row.need === null ? null : BigInt(row.need),
          moneyUncovered: row.uncovered === null ? null : BigInt(row.uncovered),
          moneyCoverage: row.coverage,
          uncoveredPerPerson: perPerson(row),
          coverageVersion: row.version === '0' ? null : row.version,
          projectedAt: instant(row.projectedAt),
        }
      );
    },
  };
}

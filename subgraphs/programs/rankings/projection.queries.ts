import type { Rupiah } from '#kit/amount';
import { instant } from '#kit/dates';
import { perArguments, rowLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import { rowColumns } from '../../reading/columns.ts';
import { isSuppressed } from '../gap-areas/gap-area.rules.ts';
import { divideHalfUp } from '../needs/exact-decimal.rules.ts';

import type { GapAreaProjectionType } from './ranking.type.ts';

interface ProjectionRow extends GapAreaProjectionType {
  gapAreaId: string;
  areaCode: string;
  people: string | null;
  isWithheld: boolean;
}

function perPerson({ people, moneyUncovered, areaCode, isWithheld }: ProjectionRow): Rupiah | null {
  const count = people === null ? 0 : Number(people);
  if (count === 0 || moneyUncovered === null || isWithheld || isSuppressed(count, areaCode)) return null;
  return divideHalfUp(moneyUncovered, BigInt(count));
}

const GAP = ['gap'];
const MONEY = ['money'];
const whole = (digits: string) => BigInt(digits);

const PROJECTIONS = rowColumns<ProjectionRow>({
  columns: {
    gapAreaId: 'c.gap_area_id',
    areaCode: { sql: 'g.area_code', joins: GAP },
    people: { sql: 'g.people_in_need', joins: GAP },
    isWithheld: 'exists (select 1 from gap_people_withheld w where w.gap_area_id = c.gap_area_id)',
    coverageState: 'c.coverage_state',
    pledgeCount: 'c.pledge_count',
    moneyNeed: { sql: 'm.need::text', joins: MONEY, read: whole },
    moneyUncovered: { sql: 'm.uncovered::text', joins: MONEY, read: whole },
    moneyCoverage: {
      sql: 'trim_scale(round((m.need - m.uncovered) / nullif(m.need, 0), 4))::text',
      joins: MONEY,
    },
    uncoveredPerPerson: { needs: ['people', 'moneyUncovered', 'areaCode', 'isWithheld'], of: perPerson },
    missingPersonnel: { sql: 's.missing', joins: ['staffing'] },
    coverageVersion: { sql: 'c.version', read: (version: string) => (version === '0' ? null : version) },
    projectedAt: { sql: 'c.projected_at', read: instant },
  },
  fields: {},
  always: ['gapAreaId'],
  joins: {
    gap: 'join gap_area g on g.id = c.gap_area_id',
    staffing: 'left join gap_staffing s on s.gap_area_id = c.gap_area_id',
    money: `left join lateral (select sum(need) as need, sum(uncovered) as uncovered from gap_coverage_line l
      where l.gap_area_id = c.gap_area_id and l.kind = 'MONEY') m on true`,
  },
});

/** The columns that the fields asked of a projection need. */
export const projectionAsked = PROJECTIONS.asked([]);

function projectionBy(read: Snapshot, chosen: string) {
  const { sql, joins, rowOf } = PROJECTIONS.of(chosen);
  const statement = `select ${sql} from gap_coverage c ${joins} where c.gap_area_id = any ($1::uuid[])`;
  return rowLoader(read, statement, ({ gapAreaId }) => gapAreaId, [], rowOf);
}

/** What the ranking knows of each gap's account, by the columns that are asked for. */
export const projectionLoaders = (read: Snapshot) => ({
  projection: perArguments((chosen: string) => projectionBy(read, chosen)),
});

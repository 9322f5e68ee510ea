import type { EntityManager } from '@mikro-orm/postgresql';

import { mayActIn, Role, type Actor } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { rowsLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import { sumsOfAreas, withheldCounts, type CountCell, type CountSum } from '../suppression/suppression.rules.ts';
import type { VerificationRoundRow } from '../verifications/verification-round.queries.ts';
import { DataQualityIssue, IDENTITY_ISSUES, type Referral } from './data-quality.rules.ts';

export interface DataQualityRow {
  id: string;
  roundId: string;
  issue: DataQualityIssue;
  count: string;
  referral: Referral;
  referredOn: string | null;
  sourceCode: string;
  asOf: string;
  isDemo: boolean;
  recordedAt: string;
}

const COLUMNS = `q.id, q.round_id as "roundId", q.issue, q.count::text, q.referral, q.referred_on as "referredOn",
  q.source_code as "sourceCode", q.as_of as "asOf", q.is_demo as "isDemo", q.recorded_at as "recordedAt"`;

/** What the recording `version` of a round said. */
export function findingsAt(tx: EntityManager, roundId: string, version: number): Promise<DataQualityRow[]> {
  return rowsIn<DataQualityRow>(
    tx,
    `select ${COLUMNS} from data_quality_count q where q.round_id = ? and q.version = ? order by q.issue`,
    [roundId, version],
  );
}

interface FamilyRow {
  family: string;
  areaCode: string;
  measure: string;
  value: number;
}

/** Rounds whose counts could be added up with each other: of one register, year and province. */
type RoundKey = Pick<VerificationRoundRow, 'dataset' | 'year' | 'areaCode'>;
const familyOf = ({ dataset, year, areaCode }: RoundKey) => `${dataset}|${year}|${areaCode.slice(0, 2)}`;
const cellKey = (areaCode: string, measure: string) => `${areaCode}|${measure}`;

const FAMILY = `
  select k.key as family, r.area_code as "areaCode", told.measure, told.value::float8 as value
  from unnest($1::text[]) as k (key)
  join verification_round r on r.dataset = split_part(k.key, '|', 1) and r.year = split_part(k.key, '|', 2)::int
    and left(r.area_code, 2) = split_part(k.key, '|', 3)
  cross join lateral (
    select 'CHECKED' as measure, r.checked_count as value union all select 'VALID', r.valid_count
    union all select 'INVALID_IDENTITY', r.invalid_identity_count
    union all select * from (select distinct on (q.issue) q.issue, q.count from data_quality_count q
      where q.round_id = r.id order by q.issue, q.version desc) newest) told
  where told.value is not null`;

/** What is not shown but follows: checked less valid, and what the identity issues leave of the identity count. */
function derivedCells(cells: readonly CountCell[], areaCode: string): { cells: CountCell[]; sums: CountSum[] } {
  const valueOf = (measure: string) => cells.find(({ key }) => key === cellKey(areaCode, measure))?.value;
  const [checked, valid] = [valueOf('CHECKED'), valueOf('VALID')];
  const issues = Object.values(DataQualityIssue).filter((issue) => valueOf(issue) !== undefined);
  const identity = IDENTITY_ISSUES.filter((issue) => valueOf(issue) !== undefined);
  const key = (measure: string) => cellKey(areaCode, measure);
  const sums = [{ total: key('INVALID_IDENTITY'), parts: identity.map(key) }];
  if (checked === undefined || valid === undefined) return { cells: [], sums };
  const rest = { key: key('REST'), areaCode, value: checked - valid, isDerived: true };
  return {
    cells: [rest],
    sums: [
      ...sums,
      { total: key('CHECKED'), parts: [key('VALID'), rest.key] },
      { total: rest.key, parts: issues.map(key) },
    ],
  };
}

/** Which counts of a family may not be shown, by area and measure. */
function withheldOf(rows: readonly FamilyRow[]): Map<string, number> {
  const told = rows.map(({ areaCode, measure, value }) => ({ key: cellKey(areaCode, measure), areaCode, value }));
  const areas = [...new Set(rows.map(({ areaCode }) => areaCode))];
  const derived = areas.map((areaCode) => derivedCells(told, areaCode));
  const measures = [...new Set(rows.map(({ measure }) => measure))];
  const bySum = measures.flatMap((measure) =>
    sumsOfAreas(
      rows.filter((row) => row.measure === measure).map(({ areaCode }) => areaCode),
      (code) => cellKey(code, measure),
    ),
  );
  return withheldCounts(
    [...told, ...derived.flatMap(({ cells }) => cells)],
    [...bySum, ...derived.flatMap(({ sums }) => sums)],
  );
}

/** The findings of rounds, and which of a round's counts this caller may not see. */
export function dataQualityLoaders(read: Snapshot) {
  const families = rowsLoader<FamilyRow>(read, FAMILY, (row) => row.family);
  const known = new Map<string, Promise<Map<string, number>>>();
  const withheld = (round: RoundKey): Promise<Map<string, number>> => {
    const family = familyOf(round);
    const found = known.get(family) ?? families.load(family).then(withheldOf);
    known.set(family, found);
    return found;
  };
  return {
    findings: rowsLoader<DataQualityRow>(
      read,
      `select distinct on (q.round_id, q.issue) ${COLUMNS} from data_quality_count q
       where q.round_id = any ($1::uuid[]) order by q.round_id, q.issue, q.version desc`,
      (row) => row.roundId,
    ),
    /** The bound that stands for a count of a round; null where this caller may see the count itself. */
    roundCountBelow: async (round: RoundKey, measure: string, actor: Actor | null): Promise<number | null> => {
      if (mayActIn(actor, Role.PROGRAM_OFFICER, round.areaCode)) return null;
      return (await withheld(round)).get(cellKey(round.areaCode, measure)) ?? null;
    },
  };
}

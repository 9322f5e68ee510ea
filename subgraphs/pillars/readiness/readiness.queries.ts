import DataLoader from 'dataloader';

import type { Snapshot } from '#kit/snapshot';
import { today } from '#kit/dates';
import { rowLoader } from '#kit/loading';

import type { RequirementSet } from '../requirements/requirement.queries.ts';
import { daysToServe, readinessOf, type Assigned, type Readiness } from './readiness.rules.ts';

interface Loading<Row> {
  load(gapAreaId: string): Promise<Row | null>;
}

/** A readiness with where and when it was measured. */
export interface MeasuredReadiness extends Readiness {
  gapAreaId: string;
  areaCode: string;
  days: readonly string[];
  personnelIds: string[];
  asOf: string;
}

interface GapRow {
  id: string;
  areaCode: string;
  deadline: string | null;
  needed: number | null;
}

interface AssignedRow extends Assigned {
  key: string;
  personnelId: string;
}

const GAPS = `select g.id, g.area_code as "areaCode", g.deadline::text as deadline, s.needed
  from gap_area g left join gap_staffing s on s.gap_area_id = g.id where g.id = any ($1::uuid[])`;

// One deployment of somebody never shares a day with another, so a clash is a deployment elsewhere that holds a day.
const ASSIGNED = `select asked.key, p.id as "personnelId", p.type_code as "typeCode",
    not exists (select from unnest(asked.days) as day where
      exists (select from deployment o where o.personnel_id = p.id and o.gap_area_id <> asked."gapAreaId"
        and o.state in ('PROPOSED', 'CONFIRMED', 'ACTIVE') and day between o.begins_on and o.ends_on)
      or (exists (select from availability a where a.personnel_id = p.id)
        and not exists (select from availability a where a.personnel_id = p.id
          and day between a.begins_on and a.ends_on))) as "isFree",
    array(select lower(c.title) from certificate c where c.personnel_id = p.id and not exists (
      select from unnest(asked.days) as day where day < c.issued_on or day > c.expires_on)) as certificates
  from jsonb_to_recordset($1::jsonb) as asked (key text, "gapAreaId" uuid, days date[])
  cross join lateral (select distinct personnel_id from deployment
    where gap_area_id = asked."gapAreaId" and state in ('CONFIRMED', 'ACTIVE')) d
  join personnel p on p.id = d.personnel_id order by asked.key, p.id`;

/** Loads who is assigned to gap areas, and who of them is free and certified on some days: one statement. */
function assignedLoader(read: Snapshot) {
  return new DataLoader<{ gapAreaId: string; days: readonly string[] }, AssignedRow[], string>(
    async (asked) => {
      const keyed = asked.map((one) => ({ ...one, key: JSON.stringify(one) }));
      const rows = await read.rows<AssignedRow>(ASSIGNED, [JSON.stringify(keyed)]);
      return keyed.map(({ key }) => rows.filter((row) => row.key === key));
    },
    { cacheKeyFn: (one) => JSON.stringify(one) },
  );
}

/** Measures whether the people are there to deliver to a gap area on the days of a plan; null for an unknown gap. */
export function readinessLoaders(read: Snapshot, requirements: Loading<RequirementSet>) {
  const gaps = rowLoader<GapRow>(read, GAPS, (row) => row.id);
  const people = assignedLoader(read);
  return {
    readiness: async (gapAreaId: string, plan: readonly string[]): Promise<MeasuredReadiness | null> => {
      const [gap, set] = await Promise.all([gaps.load(gapAreaId), requirements.load(gapAreaId)]);
      if (!gap) return null;
      const days = daysToServe(plan, gap.deadline, today());
      const assigned = await people.load({ gapAreaId, days });
      return {
        ...readinessOf(gap.needed, set?.requirements ?? [], assigned, days),
        gapAreaId,
        areaCode: gap.areaCode,
        days,
        personnelIds: assigned.map(({ personnelId }) => personnelId),
        asOf: read.now().toISOString(),
      };
    },
  };
}

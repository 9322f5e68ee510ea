import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';

/** The list of one province, as programs announces it. */
interface AreasPayload {
  provinceCode: string;
  areas: { code: string; name: string; level: string }[];
}

/** Takes over the areas of a province: what a registration may name. */
export async function applyAreas(tx: EntityManager, { provinceCode, areas }: AreasPayload): Promise<void> {
  await rowsIn(
    tx,
    `insert into area (code, name, level, province_code)
     select code, name, level, ? from jsonb_to_recordset(?::jsonb) as row(code text, name text, level text)
     on conflict (code) do update set name = excluded.name, level = excluded.level`,
    [provinceCode, JSON.stringify(areas)],
  );
  await rowsIn(tx, 'delete from area where province_code = ? and code <> all (?::text[])', [
    provinceCode,
    areas.map((area) => area.code),
  ]);
}

/** The people in need of one area, as programs announces them. */
interface PeopleInNeedPayload {
  areaCode: string;
  figures: {
    categoryCode: string | null;
    period: string;
    value: string | number;
    unit: string;
    source: string | null;
  }[];
}

/** Takes over how many people need help in an area: the other half of a staffing ratio. */
export async function applyPeopleInNeed(tx: EntityManager, { areaCode, figures }: PeopleInNeedPayload): Promise<void> {
  await rowsIn(tx, 'delete from people_in_need where area_code = ?', [areaCode]);
  await rowsIn(
    tx,
    `insert into people_in_need (area_code, category_code, period, value, unit, source_code)
     select ?, "categoryCode", period, value::numeric, unit, source
     from jsonb_to_recordset(?::jsonb)
       as row("categoryCode" text, period text, value text, unit text, source text)
     on conflict do nothing`,
    [areaCode, JSON.stringify(figures)],
  );
}

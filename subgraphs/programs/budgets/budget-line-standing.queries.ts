import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';

/** What a line is for; no change of its sums changes that. */
export const PURPOSE = ['mechanism', 'programmeCode', 'pillarCode', 'componentCode', 'categoryCode', 'item'] as const;
/** What its versions tell. */
export const SUMS = ['ceiling', 'allocated', 'realised', 'sourceCode', 'asOf'] as const;

/** A line as somebody names it, with the codes that have to be known. */
export interface NamedLine {
  name: string;
  area_code: string;
  fiscal_year: number;
  agency: string;
  programme_code: string | null;
  pillar_code: string | null;
  component_code: string | null;
  category_code: string | null;
  source_code: string;
}

export interface LineOnRecord {
  id: string;
  version: number;
  covered: string;
  said: Record<(typeof PURPOSE)[number] | (typeof SUMS)[number], string | null>;
}

const KNOWN = [
  ['area', 'area_code', 'areaCode', 'AREA'],
  ['programme', 'programme_code', 'programmeCode', 'PROGRAMME'],
  ['programme_pillar', 'pillar_code', 'pillarCode', 'PROGRAMME_PILLAR'],
  ['programme_component', 'component_code', 'componentCode', 'PROGRAMME_COMPONENT'],
  ['need_category', 'category_code', 'categoryCode', 'NEED_CATEGORY'],
  ['source', 'source_code', 'sourceCode', 'SOURCE'],
] as const;

/** What the hub knows of a line that somebody names. */
export interface LineStanding {
  /** The first code that the hub does not know. */
  unknown: { column: string; thing: (typeof KNOWN)[number][3] } | null;
  /** The lines of this name, area, year and agency; more than one where the API was asked for twins. */
  lines: LineOnRecord[];
}

const SENT = `json_to_recordset(?::json) as sent (place integer, name text, area_code text, fiscal_year integer,
  agency text, programme_code text, pillar_code text, component_code text, category_code text, source_code text)`;

const SAME_LINE = `line.area_code = sent.area_code and line.fiscal_year = sent.fiscal_year
  and lower(line.agency) = lower(sent.agency) and lower(line.name) = lower(sent.name)`;

const UNKNOWN = KNOWN.map(
  ([table, column, field, thing]) =>
    `when sent.${column} is not null and not exists (select from ${table} where code = sent.${column})
       then json_build_object('column', '${field}', 'thing', '${thing}')`,
);

const STANDING = `select case ${UNKNOWN.join(' ')} end as unknown,
    coalesce((select json_agg(json_build_object('id', line.id, 'version', line.version, 'covered', line.covered::text,
      'said', json_build_object('mechanism', line.mechanism, 'programmeCode', line.programme_code,
        'pillarCode', line.pillar_code, 'componentCode', line.component_code, 'categoryCode', line.category_code,
        'item', line.item, 'ceiling', line.ceiling::text, 'allocated', line.allocated::text,
        'realised', line.realised::text, 'sourceCode', line.source_code, 'asOf', line.as_of::text)))
      from budget_line line where ${SAME_LINE}), '[]') as lines
  from ${SENT} order by sent.place`;

const textOf = (lines: readonly NamedLine[]) => JSON.stringify(lines.map((line, place) => ({ place, ...line })));

/** Holds the lines of these names until the transaction ends, always in the same order. */
export async function lockLines(tx: EntityManager, lines: readonly NamedLine[]): Promise<void> {
  await rowsIn(
    tx,
    `select line.id from budget_line line join ${SENT} on ${SAME_LINE} order by line.id for update of line`,
    [textOf(lines)],
  );
}

/** What is known of each line, in the order they were named. */
export function standingsOf(tx: EntityManager, lines: readonly NamedLine[]): Promise<LineStanding[]> {
  return rowsIn<LineStanding>(tx, STANDING, [textOf(lines)]);
}

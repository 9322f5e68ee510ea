import type { EntityManager } from '@mikro-orm/postgresql';

import { Role, type Actor } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';

import { areaCode, dayAtLatest, text, type CellReader } from '../../importing/cell.rules.ts';
import { valueOf, type DataSet, type Difference, type FileRow, type Outcome } from '../../importing/data-set.ts';
import { refuseUnknown, refuseWhere } from '../../importing/refused-rows.rules.ts';
import { takeTurnsForAll } from '../known-codes.ts';
import { boxOf, geometryOf, inWords, pointsOf, readShape, type Box } from './boundary.rules.ts';

interface Standing {
  place: number;
  isAreaKnown: boolean;
  isSourceKnown: boolean;
  isSameShape: boolean;
  /** The boundary on record; null where there is none. */
  boundary: (Box & { type: string; points: number; sourceCode: string; asOf: string }) | null;
}

const SENT = `json_to_recordset(?::json) as sent (place integer, area_code text, geometry text, point_count integer,
  west numeric, south numeric, east numeric, north numeric, source_code text, as_of date)`;

const STANDING = `select sent.place, exists (select from area where code = sent.area_code) as "isAreaKnown",
    exists (select from source where code = sent.source_code) as "isSourceKnown",
    coalesce(b.geometry = sent.geometry, false) as "isSameShape",
    case when b.area_code is null then null else json_build_object('type', b.geometry::json ->> 'type',
      'points', b.point_count, 'west', b.west, 'south', b.south, 'east', b.east, 'north', b.north,
      'sourceCode', b.source_code, 'asOf', b.as_of::text) end as boundary
  from ${SENT} left join area_boundary b on b.area_code = sent.area_code order by sent.place`;

const WRITE = `insert into area_boundary as b (area_code, geometry, point_count, west, south, east, north, source_code,
    as_of, version, changed_by, changed_at)
  select area_code, geometry, point_count, west, south, east, north, source_code, as_of, 1, ?, now() from ${SENT}
  on conflict (area_code) do update set geometry = excluded.geometry, point_count = excluded.point_count,
    west = excluded.west, south = excluded.south, east = excluded.east, north = excluded.north,
    source_code = excluded.source_code, as_of = excluded.as_of, version = b.version + 1,
    changed_by = excluded.changed_by, changed_at = excluded.changed_at`;

function shapeIn(geometry: string): ReturnType<typeof readShape> {
  try {
    return readShape(JSON.parse(geometry));
  } catch {
    return readShape(null);
  }
}

/** A GeoJSON geometry, in one spelling once it is read. */
const geometry: CellReader = (cell) => {
  const shape = shapeIn(cell);
  return 'code' in shape ? { problem: shape } : { value: JSON.stringify(geometryOf(shape)) };
};

/** What a row draws, with its size and its box; the cell was read before. */
function drawnBy(row: FileRow) {
  const shape = shapeIn(valueOf(row, 'geometry'));
  if ('code' in shape) throw new Error(`row ${row.row} was passed on without a boundary`);
  return { type: shape.type, points: pointsOf(shape), ...boxOf(shape) };
}

const sentOf = (rows: readonly FileRow[]): string =>
  JSON.stringify(
    rows.map((row, place) => {
      const { type: _type, points, ...box } = drawnBy(row);
      return {
        place,
        area_code: valueOf(row, 'areaCode'),
        geometry: valueOf(row, 'geometry'),
        point_count: points,
        ...box,
        source_code: valueOf(row, 'sourceCode'),
        as_of: valueOf(row, 'asOf'),
      };
    }),
  );

function judge(row: FileRow, { isAreaKnown, isSourceKnown, isSameShape, boundary }: Standing): Outcome {
  if (!isAreaKnown) return refuseUnknown('areaCode', 'AREA');
  if (!isSourceKnown) return refuseUnknown('sourceCode', 'SOURCE');
  if (valueOf(row, 'asOf') > today()) return refuseWhere('asOf', 'DAY_IN_THE_FUTURE');
  const drawn = drawnBy(row);
  const after = inWords(drawn.type, drawn.points, drawn);
  if (!boundary) return { kind: 'NEW', differences: [{ field: 'geometry', before: null, after }] };
  const told = (['sourceCode', 'asOf'] as const).flatMap((field): Difference[] =>
    boundary[field] === valueOf(row, field) ? [] : [{ field, before: boundary[field], after: valueOf(row, field) }],
  );
  const before = inWords(boundary.type, boundary.points, boundary);
  const differences = [...(isSameShape ? [] : [{ field: 'geometry', before, after }]), ...told];
  return differences.length === 0 ? { kind: 'SAME' } : { kind: 'CHANGED', differences };
}

async function takeBoundaries(tx: EntityManager, rows: readonly FileRow[], actor: Actor, isDryRun: boolean) {
  if (!isDryRun) {
    await takeTurnsForAll(
      tx,
      rows.map((row) => ['area-boundary', valueOf(row, 'areaCode')]),
    );
  }
  const standings = await rowsIn<Standing>(tx, STANDING, [sentOf(rows)]);
  const judged = rows.flatMap((row, at) => {
    const standing = standings[at];
    return standing ? [{ row, outcome: judge(row, standing) }] : [];
  });
  const written = judged.filter(({ outcome }) => outcome.kind === 'NEW' || outcome.kind === 'CHANGED');
  if (!isDryRun && written.length > 0) {
    await rowsIn(tx, WRITE, [actor.subject, sentOf(written.map(({ row }) => row))]);
  }
  return judged.map(({ outcome }) => outcome);
}

/** The outlines of areas, one each; a file that draws another one takes its place. */
export const boundaries: DataSet = {
  name: 'boundaries',
  label: { ID: 'Batas wilayah', EN: 'Boundaries of areas' },
  roles: [Role.PROGRAM_OFFICER],
  table: 'area_boundary',
  columns: [
    { name: 'areaCode', aliases: ['kode wilayah', 'area_code', 'code', 'kode'], read: areaCode, isRequired: true },
    { name: 'geometry', aliases: ['geometri'], read: geometry, isRequired: true },
    { name: 'sourceCode', aliases: ['sumber', 'source_id', 'source'], read: text(100), isRequired: true },
    { name: 'asOf', aliases: ['per tanggal', 'as_of', 'tanggal'], read: dayAtLatest, isRequired: true },
  ],
  keyOf: (row) => valueOf(row, 'areaCode'),
  areaOf: (row) => valueOf(row, 'areaCode'),
  take: takeBoundaries,
};

import type { RequestContext } from '#kit/context';
import { badInput } from '#kit/errors';
import { rowLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import { readSubtree } from '../areas/area.queries.ts';
import type { AreaLevel } from '../areas/area.rules.ts';

export interface AreaBoundary {
  areaCode: string;
  /** A GeoJSON geometry. */
  geometry: string;
  pointCount: number;
  west: string;
  south: string;
  east: string;
  north: string;
  sourceCode: string;
  asOf: string;
  version: number;
  changedAt: Date;
}

/** The boundaries of one map. */
export interface AreaBoundaryMap {
  geoJson: string;
  areaCount: number;
  missingCount: number;
  west: string | null;
  south: string | null;
  east: string | null;
  north: string | null;
  sourceCodes: string[];
}

/** What a map may hold: all kabupaten and kota of the country, at the detail of a screen. */
const MOST_AREAS = 1_000;
const MOST_POINTS = 200_000;

const BOX = (take: 'min' | 'max', side: string) => `trim_scale(${take}(b.${side}))::text as ${side}`;

export function boundaryLoaders(read: Snapshot) {
  return {
    areaBoundary: rowLoader<AreaBoundary>(
      read,
      `select area_code as "areaCode", geometry, point_count as "pointCount", trim_scale(west)::text as west,
         trim_scale(south)::text as south, trim_scale(east)::text as east, trim_scale(north)::text as north,
         source_code as "sourceCode", as_of as "asOf", version, changed_at as "changedAt"
       from area_boundary where area_code = any ($1::text[])`,
      (row) => row.areaCode,
    ),
  };
}

const OF_THE_MAP = `area left join area_boundary b on b.area_code = area.code
  where area.level = any ($1::text[]) and ($2::text is null or area.code = $2 or area.code like $2 || '.%')`;

type Measured = Omit<AreaBoundaryMap, 'geoJson' | 'sourceCodes'> & { points: number; sourceCodes: string[] | null };

/** The boundaries of the areas of some levels within an area, as one GeoJSON document. */
export async function boundaryMap(
  { read }: RequestContext,
  { within, level }: { within?: string | null; level: readonly AreaLevel[] },
): Promise<AreaBoundaryMap> {
  const chosen = [level, readSubtree('within', within)];
  const [measured] = await read.rows<Measured>(
    `select count(b.area_code)::int as "areaCount", count(*)::int - count(b.area_code)::int as "missingCount",
       coalesce(sum(b.point_count), 0)::int as points, ${BOX('min', 'west')}, ${BOX('min', 'south')},
       ${BOX('max', 'east')}, ${BOX('max', 'north')},
       array_agg(distinct b.source_code order by b.source_code) filter (where b.source_code is not null) as "sourceCodes"
     from ${OF_THE_MAP}`,
    chosen,
  );
  if (!measured) throw new Error('a count without a row');
  const { points, sourceCodes, ...map } = measured;
  if (map.areaCount > MOST_AREAS || points > MOST_POINTS) throw tooLarge(map.areaCount, points);
  const features = await read.rows<{ feature: string }>(
    `select '{"type":"Feature","properties":' || json_build_object('code', area.code, 'name', area.name,
       'level', area.level, 'parentCode', area.parent_code) || ',"geometry":' || b.geometry || '}' as feature
     from ${OF_THE_MAP} and b.area_code is not null order by area.code`,
    chosen,
  );
  const geoJson = `{"type":"FeatureCollection","features":[${features.map(({ feature }) => feature).join(',')}]}`;
  return { ...map, geoJson, sourceCodes: sourceCodes ?? [] };
}

const tooLarge = (areas: number, points: number) =>
  badInput([
    {
      field: 'within',
      code: 'MAP_TOO_LARGE',
      message:
        `a map holds at most ${MOST_AREAS} areas and ${MOST_POINTS} points, this one ${areas} and ${points}; ` +
        'name a smaller area, or a higher level.',
    },
  ]);

import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

/** The outlines of areas, as operators import them. */
export class Migration20261122boundaries extends Migration {
  override up(): void {
    for (const statement of [...BOUNDARIES, ...audited('area_boundary', 'AreaBoundary', { id: 'area_code' })]) {
      this.addSql(statement);
    }
  }
}

const BOUNDARIES = [
  // GeoJSON as text, in one spelling: it is handed on as it stands, and never searched.
  `create table area_boundary (
    area_code text primary key references area,
    geometry text not null check (geometry::json ->> 'type' in ('Polygon', 'MultiPolygon')),
    point_count integer not null check (point_count >= 4),
    west numeric(9, 6) not null check (west >= -180),
    south numeric(8, 6) not null check (south >= -90),
    east numeric(9, 6) not null check (east <= 180),
    north numeric(8, 6) not null check (north <= 90),
    source_code text not null references source,
    as_of date not null,
    version integer not null check (version > 0),
    changed_by text not null check (changed_by <> ''),
    changed_at timestamptz(3) not null,
    check (west <= east and south <= north))`,
];

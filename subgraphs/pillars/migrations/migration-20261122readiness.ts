import { Migration } from '@mikro-orm/migrations';

import { audited } from '#kit/audit';

/** Which people a gap area asks for, so that a pledge knows whether it can be delivered. */
export class Migration20261122readiness extends Migration {
  override up(): void {
    for (const statement of REQUIREMENTS) this.addSql(statement);
  }
}

const onlyAddedTo = (table: string): string =>
  `create trigger append_only before update or delete on ${table} for each row execute function refuse_rewriting()`;

const REQUIREMENTS = [
  `create function refuse_rewriting() returns trigger language plpgsql as $$
    begin raise exception 'rows of % are only ever added', tg_table_name; end $$`,
  `create table delivery_requirement_set (
    gap_area_id uuid not null references gap_area,
    version integer not null check (version > 0),
    people integer not null check (people >= 0),
    recorded_by text not null,
    recorded_at timestamptz(3) not null,
    primary key (gap_area_id, version))`,
  `create table delivery_requirement (
    gap_area_id uuid not null,
    version integer not null,
    type_code text not null references personnel_type,
    people integer not null check (people between 1 and 10000),
    certificate text check (length(certificate) between 3 and 200),
    primary key (gap_area_id, version, type_code),
    foreign key (gap_area_id, version) references delivery_requirement_set)`,
  onlyAddedTo('delivery_requirement_set'),
  onlyAddedTo('delivery_requirement'),
  ...audited('delivery_requirement_set', 'GapArea', { id: 'gap_area_id' }),
  ...audited('delivery_requirement', 'GapArea', { id: 'gap_area_id' }),
];

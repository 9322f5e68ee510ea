import { Migration } from '@mikro-orm/migrations';

/**
 * What gap areas and budget lines were at any instant: rows as they stood when a transaction committed. They are written by
 * a trigger that waits for the commit, so no command can miss them and each tells the end of its transaction.
 */
export class Migration20261122history extends Migration {
  override up(): void {
    for (const statement of [...TABLES, ...KEEPERS, ...BUDGETS, BEGINNING]) this.addSql(statement);
  }
}

const TABLES = [
  `create table gap_area_version (
    gap_area_id uuid not null references gap_area,
    version integer not null,
    taken_at timestamptz(3) not null,
    row jsonb not null,
    lines jsonb not null,
    coverings jsonb not null,
    primary key (gap_area_id, version))`,
  'create index gap_area_version_at on gap_area_version (taken_at)',
  `create trigger append_only before update or delete on gap_area_version
    for each statement execute function audit_refuse()`,
];

const GAP = `insert into programs.gap_area_version (gap_area_id, version, taken_at, row, lines, coverings)
  select g.id, g.version, date_trunc('milliseconds', clock_timestamp()), to_jsonb(g),
    (select coalesce(jsonb_agg(to_jsonb(n) order by n.position), '[]') from programs.need_line n
      where n.gap_area_id = g.id),
    (select coalesce(jsonb_agg(to_jsonb(k) order by k.made_at, k.id), '[]') from programs.covering k
      join programs.need_line n on n.id = k.need_line_id where n.gap_area_id = g.id and k.released_at is null)
  from programs.gap_area g`;

const KEEPERS = [
  `create function keep_gap_area() returns trigger language plpgsql as
    $$ begin ${GAP} where g.id = new.id on conflict do nothing; return null; end $$`,
  `create constraint trigger keep_insert after insert on gap_area deferrable initially deferred
    for each row execute function keep_gap_area()`,
  `create constraint trigger keep_update after update on gap_area deferrable initially deferred
    for each row when (old.version <> new.version) execute function keep_gap_area()`,
];

const BUDGETS = [
  // When the database took the version, by its own clock: what "known at that instant" is measured by.
  'alter table budget_line_version add column taken_at timestamptz(3)',
  'update budget_line_version set taken_at = recorded_at',
  `alter table budget_line_version alter column taken_at set not null,
    alter column taken_at set default date_trunc('milliseconds', clock_timestamp())`,
];

const BEGINNING = GAP;

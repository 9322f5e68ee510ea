import { Migration } from '@mikro-orm/migrations';

/**
 * Which counts of people were withheld at any instant, so that nothing can be had by asking for the past. What a
 * transaction changes of gap areas and of this is taken down under one instant: between the two a count would show.
 */
export class Migration20261122withheld extends Migration {
  override up(): void {
    for (const statement of [...STEPS, ...KEEPERS, ...BEGINNING]) this.addSql(statement);
  }
}

const STEPS = [
  `create table gap_people_withheld_step (
    id bigint generated always as identity primary key,
    gap_area_id uuid not null references gap_area,
    -- Null where the count is shown from then on.
    below integer,
    taken_at timestamptz(3) not null)`,
  'create index gap_people_withheld_step_of on gap_people_withheld_step (gap_area_id, id desc)',
  `create trigger append_only before update or delete on gap_people_withheld_step
    for each statement execute function audit_refuse()`,
];

const KEEPERS = [
  `create function commit_instant() returns timestamptz language plpgsql as $$
    declare noted text := coalesce(current_setting('simpul.committing', true), '');
    begin
      if noted = '' then
        noted := date_trunc('milliseconds', clock_timestamp())::text;
        perform set_config('simpul.committing', noted, true);
      end if;
      return noted::timestamptz;
    end $$`,
  `do $do$ begin execute replace(pg_get_functiondef('programs.keep_gap_area()'::regprocedure),
      'date_trunc(''milliseconds'', clock_timestamp())', 'programs.commit_instant()'); end $do$`,
  `create function keep_withheld() returns trigger language plpgsql as $$
    declare gap uuid := case when tg_op = 'DELETE' then old.gap_area_id else new.gap_area_id end;
    begin
      insert into programs.gap_people_withheld_step (gap_area_id, below, taken_at)
      values (gap, (select below from programs.gap_people_withheld where gap_area_id = gap), programs.commit_instant());
      return null;
    end $$`,
  `create constraint trigger keep_change after insert or update or delete on gap_people_withheld
    deferrable initially deferred for each row execute function keep_withheld()`,
];

// What is withheld when this begins was, as far as anybody can tell, always withheld.
const BEGINNING = [
  `insert into gap_people_withheld_step (gap_area_id, below, taken_at)
    select gap_area_id, below, '-infinity' from gap_people_withheld`,
];

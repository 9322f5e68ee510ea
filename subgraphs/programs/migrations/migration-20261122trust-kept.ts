import { Migration } from '@mikro-orm/migrations';

/**
 * The trust of each gap area, kept with the days for which it is good: what it rests on ages without anybody changing it.
 * Whatever changes a fact marks the score as no longer good, under the lock that whoever works it out anew holds while
 * he looks; what changes the rules themselves raises the stamp, and no score of an older stamp is good.
 */
export class Migration20261122trustKept extends Migration {
  override up(): void {
    for (const statement of [...TABLES, ...DOUBTS, ...TRIGGERS]) this.addSql(statement);
  }
}

const TABLES = [
  `create table trust_stamp (is_one boolean primary key default true check (is_one), n bigint not null)`,
  'insert into trust_stamp (n) values (1)',
  `create table gap_trust (
    gap_area_id uuid primary key references gap_area on delete cascade,
    -- Null before any rules are in.
    score integer,
    is_stale boolean not null default false,
    good_from date not null default '-infinity',
    good_until date not null default '-infinity',
    stamp bigint not null default 0)`,
  'insert into gap_trust (gap_area_id) select id from gap_area',
];

const DOUBTS = [
  `create function doubt_trust() returns trigger language plpgsql as $$
    declare
      touched jsonb[] := case tg_op when 'INSERT' then array[to_jsonb(new)] when 'DELETE' then array[to_jsonb(old)]
        else array[to_jsonb(old), to_jsonb(new)] end;
    begin
      -- Marked even where it is marked already: who works it out at this moment has not seen the change.
      update programs.gap_trust set good_until = '-infinity' where gap_area_id = any (case tg_argv[0]
        when 'gap' then array(select (one ->> tg_argv[1])::uuid from unnest(touched) one)
        when 'line' then array(select l.gap_area_id from unnest(touched) one
          join programs.need_line l on l.id = (one ->> 'need_line_id')::uuid)
        when 'figures' then array(select g.id from unnest(touched) one
          join programs.gap_area g on g.area_code = one ->> 'area_code' where one ->> 'category' = ''
            and one ->> 'indicator_code' in ('poor_percent', 'poor_thousand', 'depth_p1', 'poverty_line_idr_month'))
        else array(select g.id from unnest(touched) one
          join programs.gap_area g on left(g.area_code, 5) = one ->> 'area_code') end);
      return null;
    end $$`,
  `create function doubt_all_trust() returns trigger language plpgsql as $$
    begin
      update programs.trust_stamp set n = n + 1;
      return null;
    end $$`,
  `create function begin_trust() returns trigger language plpgsql as $$
    begin
      insert into programs.gap_trust (gap_area_id) values (new.id);
      return null;
    end $$`,
];

const doubtedBy = (table: string, ...by: string[]) =>
  `create trigger doubt_trust after insert or update or delete on ${table} for each row
    execute function doubt_trust(${by.map((one) => `'${one}'`).join(', ')})`;

const TRIGGERS = [
  'create trigger begin_trust after insert on gap_area for each row execute function begin_trust()',
  `create trigger doubt_trust after update on gap_area for each row
    when ((old.figures_as_of, old.is_demo, old.fiscal_year, old.area_code) is distinct from
      (new.figures_as_of, new.is_demo, new.fiscal_year, new.area_code))
    execute function doubt_trust('gap', 'id')`,
  doubtedBy('gap_evidence', 'gap', 'gap_area_id'),
  doubtedBy('need_formula', 'line'),
  doubtedBy('figure', 'figures'),
  doubtedBy('figure_choice', 'figures'),
  doubtedBy('verification_round', 'rounds'),
  ...['trust_rule_set', 'trust_rule', 'trust_source_kind', 'publication_promise'].map(
    (table) => `create trigger doubt_all_trust after insert or update or delete on ${table} for each row
      execute function doubt_all_trust()`,
  ),
  `create trigger doubt_all_trust after update on source for each row when (old.kind is distinct from new.kind)
    execute function doubt_all_trust()`,
];

import { Migration } from '@mikro-orm/migrations';

/**
 * The ranks of gap areas, kept in their orders: a page of a district, a province or the country is a range of an index.
 * Triggers keep them in the transaction of what they rest on. Who ranks anew locks the rank first and looks again, so
 * that of two writers of one gap the second sees what the first committed.
 */
export class Migration20261122ranking extends Migration {
  override up(): void {
    for (const statement of [...RANKS, RANK_ALL, ...INDEXES, ...KEEPERS, ...TRIGGERS]) this.addSql(statement);
  }
}

const BESIDE = 'include (area_code, fiscal_year, category_code, is_demo) where is_listed';

const RANKS = [
  `create table gap_rank (
    gap_area_id uuid not null references gap_area on delete cascade,
    field text not null check (field in ('REMAINING', 'COVERAGE', 'PEOPLE', 'SHORTAGE', 'DEADLINE')),
    -- Null comes last either way.
    rank numeric,
    area_code text not null,
    district text not null,
    province text not null,
    fiscal_year integer not null,
    category_code text not null,
    is_demo boolean not null,
    -- Published, and open to everybody.
    is_listed boolean not null,
    primary key (gap_area_id, field))`,
];

const INDEXES = [
  `create index gap_rank_district on gap_rank (field, district, rank desc nulls last, gap_area_id) ${BESIDE}`,
  `create index gap_rank_province on gap_rank (field, province, rank desc nulls last, gap_area_id) ${BESIDE}`,
  `create index gap_rank_country on gap_rank (field, rank desc nulls last, gap_area_id) ${BESIDE}`,
  'analyze gap_rank',
];

/** The ranks of the gap area `g`; the same as those that a list works out for itself. */
const NOW = `
  left join lateral (
    select case when min(l.unit) = max(l.unit) then sum(l.need) end as need,
      case when min(l.unit) = max(l.unit) then sum(l.uncovered) end as uncovered
    from programs.gap_coverage_line l where l.gap_area_id = g.id and l.kind = 'MONEY') k on true
  cross join lateral (values
    ('REMAINING', k.uncovered),
    ('COVERAGE', case when k.need = 0 then 1 else trim_scale(round((k.need - k.uncovered) / k.need, 12)) end),
    ('PEOPLE', coalesce((select w.below - 1 from programs.gap_people_withheld w where w.gap_area_id = g.id),
      case when g.people_in_need between 1 and 4 and length(g.area_code) > 5 then 4 else g.people_in_need end)),
    ('SHORTAGE', (select s.missing from programs.gap_staffing s where s.gap_area_id = g.id)),
    ('DEADLINE', g.deadline - date '1970-01-01')) now (field, rank)`;

const KEEPERS = [
  `create function rank_gap(gap uuid, fields text[]) returns void language plpgsql as $$
    begin
      perform from programs.gap_rank where gap_area_id = gap and field = any (fields) order by field for no key update;
      update programs.gap_rank r set rank = now.rank
      from programs.gap_area g ${NOW}
      where g.id = gap and r.gap_area_id = gap and r.field = now.field and r.field = any (fields)
        and r.rank is distinct from now.rank;
    end $$`,
  `create function keep_gap_in_ranks() returns trigger language plpgsql as $$
    begin
      if tg_op = 'INSERT' then
        insert into programs.gap_rank (gap_area_id, field, area_code, district, province, fiscal_year, category_code,
          is_demo, is_listed)
        select new.id, field, new.area_code, left(new.area_code, 5), left(new.area_code, 2), new.fiscal_year,
          new.category_code, new.is_demo, new.status = 'PUBLISHED' and new.published_at is not null
        from unnest(array['REMAINING', 'COVERAGE', 'PEOPLE', 'SHORTAGE', 'DEADLINE']) as field;
      else
        update programs.gap_rank set area_code = new.area_code, district = left(new.area_code, 5),
          province = left(new.area_code, 2), fiscal_year = new.fiscal_year, category_code = new.category_code,
          is_demo = new.is_demo, is_listed = new.status = 'PUBLISHED' and new.published_at is not null
        where gap_area_id = new.id and (area_code, fiscal_year, category_code, is_demo, is_listed) is distinct from
          (new.area_code, new.fiscal_year, new.category_code, new.is_demo,
            new.status = 'PUBLISHED' and new.published_at is not null);
      end if;
      perform programs.rank_gap(new.id, array['PEOPLE', 'DEADLINE']);
      return null;
    end $$`,
  `create function keep_ranks() returns trigger language plpgsql as $$
    begin
      perform programs.rank_gap(case when tg_op = 'DELETE' then old.gap_area_id else new.gap_area_id end, tg_argv);
      return null;
    end $$`,
];

const keptBy = (table: string, event: string, fields: readonly string[], when = '') =>
  `create trigger keep_ranks_${event.split(' ')[0]} after ${event} on ${table} for each row ${when}
    execute function keep_ranks(${fields.map((field) => `'${field}'`).join(', ')})`;

const MONEY = ['REMAINING', 'COVERAGE'];

const TRIGGERS = [
  `create trigger keep_in_ranks after insert on gap_area for each row execute function keep_gap_in_ranks()`,
  // At the commit: whoever changes a gap waits for his turn with its family, and holds no rank while he waits.
  `create constraint trigger keep_in_ranks_anew after update on gap_area deferrable initially deferred for each row
    when ((old.area_code, old.fiscal_year, old.category_code, old.is_demo, old.status, old.published_at,
        old.people_in_need, old.deadline) is distinct from (new.area_code, new.fiscal_year, new.category_code,
        new.is_demo, new.status, new.published_at, new.people_in_need, new.deadline))
    execute function keep_gap_in_ranks()`,
  keptBy('gap_coverage_line', 'insert or delete', MONEY),
  keptBy(
    'gap_coverage_line',
    'update',
    MONEY,
    'when ((old.kind, old.unit, old.need, old.uncovered) is distinct from (new.kind, new.unit, new.need, new.uncovered))',
  ),
  keptBy('gap_staffing', 'insert or delete', ['SHORTAGE']),
  keptBy('gap_staffing', 'update', ['SHORTAGE'], 'when (old.missing is distinct from new.missing)'),
  keptBy('gap_people_withheld', 'insert or delete', ['PEOPLE']),
  keptBy('gap_people_withheld', 'update', ['PEOPLE'], 'when (old.below is distinct from new.below)'),
];

/** Ranks the gap areas that stand in no order yet; also for rows that were written without triggers. */
export const RANK_ALL = `
  insert into programs.gap_rank (gap_area_id, field, rank, area_code, district, province, fiscal_year, category_code,
    is_demo, is_listed)
  select g.id, now.field, now.rank, g.area_code, left(g.area_code, 5), left(g.area_code, 2), g.fiscal_year,
    g.category_code, g.is_demo, g.status = 'PUBLISHED' and g.published_at is not null
  from programs.gap_area g ${NOW}
  where not exists (select from programs.gap_rank r where r.gap_area_id = g.id)`;

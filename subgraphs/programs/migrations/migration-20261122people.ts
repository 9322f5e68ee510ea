import { Migration } from '@mikro-orm/migrations';

/** Which counts of people of gap areas are withheld, and the bound that stands for each: a read model. */
export class Migration20261122people extends Migration {
  override up(): void {
    this.addSql(`create table gap_people_withheld (
      gap_area_id uuid primary key references gap_area,
      below integer not null check (below >= 5))`);
    this.addSql(`create index gap_area_family on gap_area (category_code, fiscal_year, left(area_code, 2))
      where people_in_need is not null`);
  }
}

import { Migration } from '@mikro-orm/migrations';

/** The ways into the lists of deployments and of open gap areas: a page by day, and what lies in an area. */
export class Migration20261123lists extends Migration {
  override up(): void {
    this.addSql('create index deployment_by_day on deployment (begins_on, id)');
    this.addSql('create index gap_area_in_area on gap_area (area_code text_pattern_ops, id)');
  }
}

import { Migration } from '@mikro-orm/migrations';

import { IMPORT_DDL } from '../../import-runs/import-tables.ts';

/** Files on their way in, and what became of their rows. */
export class Migration20261122imports extends Migration {
  override up(): void {
    for (const statement of IMPORT_DDL) this.addSql(statement);
  }
}

import { Migration } from '@mikro-orm/migrations';

/** Steps that take the one before back: each names it, and a step is taken back once. */
export class Migration20261122operations extends Migration {
  override up(): void {
    for (const statement of UNDO) this.addSql(statement);
  }
}

const undoing = (table: string): string => `alter table ${table}
  add column undoes bigint unique references ${table},
  add constraint ${table}_undoes_an_earlier check (undoes is null or undoes < id)`;

const UNDO = [
  undoing('allocation_event'),
  undoing('delivery_event'),
  // What a decision changed beside state and amounts, as it was before.
  'alter table allocation_event add column was jsonb',
];

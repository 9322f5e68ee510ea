import type { Migration } from '@mikro-orm/migrations';
import type { MikroORM } from '@mikro-orm/postgresql';
import { Client } from 'pg';

/** A step of a schema's making, by the name under which the database remembers that it ran. */
export interface NamedMigration {
  name: string;
  class: new (...given: ConstructorParameters<typeof Migration>) => Migration;
}

/**
 * Large books take longer to change than a request may. How long a lock is waited for stays as it is for requests, so that a
 * migration which cannot have its table gives up, and does not hold up whoever asks behind it.
 */
export const inItsOwnTime = ({ name, class: Own }: NamedMigration): NamedMigration => ({
  name,
  class: class extends Own {
    override up(): void | Promise<void> {
      this.addSql('set local statement_timeout = 0');
      return Own.prototype.up.call(this);
    }
  },
});

/** The advisory lock is held on a connection of its own: the migrator's may be recycled between two migrations. */
export async function migrateOnce(orm: MikroORM, databaseUrl: string, name: string): Promise<void> {
  const lock = new Client({ connectionString: databaseUrl });
  await lock.connect();
  try {
    await lock.query('select pg_advisory_lock(hashtext($1))', [`simpul-migrate-${name}`]);
    await lock.query(`create schema if not exists "${name}"`);
    await orm.migrator.up();
  } finally {
    await lock.end();
  }
}

import { Migration } from '@mikro-orm/migrations';
import { expect, test } from 'vitest';

import { openOwnStore } from '../support/own-store.ts';

class Long extends Migration {
  override up(): void {
    this.addSql('create table slow.seen as select pg_sleep(3.2)::text as slept');
  }
}

test('a migration may take longer than a request, which still may not', async () => {
  const definition = { name: 'slow', entities: [], migrations: [{ name: 'Long', class: Long }] };
  const { store, drop } = await openOwnStore(definition);
  try {
    const { rows } = await store.pool.query('select slept from slow.seen');
    expect(rows).toEqual([{ slept: '' }]);
    await expect(store.pool.query('select pg_sleep(3.2)')).rejects.toThrow('statement timeout');
  } finally {
    await drop();
  }
});

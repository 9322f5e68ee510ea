import { setTimeout as pause } from 'node:timers/promises';

import { Client } from 'pg';
import { expect, test } from 'vitest';

import { openPostgres } from '../../gateway/machine/postgres.ts';
import { decide } from '../../subgraphs/kit/command.ts';
import { openStore, rowsIn } from '../../subgraphs/kit/database.ts';

const PLACES = 12;

test('a transaction whose connection is lost before it begins gives its place in the pool back', async () => {
  const postgres = await openPostgres({ fast: true });
  const databaseUrl = postgres.url;
  const store = await openStore({ name: 'pool', databaseUrl, entities: [], migrations: [] });
  const cutter = new Client({ connectionString: databaseUrl });
  await cutter.connect();
  const decisions = () =>
    Array.from({ length: PLACES }, () => decide(store, (tx) => rowsIn(tx, 'select pg_sleep(0.05)')));
  try {
    for (let round = 0; round < 4; round += 1) {
      await Promise.all(decisions());
      // Nobody here has heard yet that the connections are gone when the next transactions begin on them.
      const cut = cutter.query(
        "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'simpul-pool'",
      );
      await Promise.all([cut, ...decisions()]);
      await pause(20);
    }
    expect(store.pool.totalCount - store.pool.idleCount).toBe(0);
    await expect(decide(store, (tx) => rowsIn(tx, 'select 1 as one'))).resolves.toEqual([{ one: 1 }]);
  } finally {
    await cutter.end();
    await store.close();
    await postgres.stop();
  }
});

const REFUSING = `create table public.taken (at timestamptz);
  create function public.refuse() returns trigger language plpgsql as $$ begin
    raise exception 'no room' using errcode = '53100'; end $$`;

/** What a database says that takes nothing for a while, and what makes it say so and stop. */
const PASSING: [what: string, begin: string[], end: string[]][] = [
  [
    'is read-only',
    ['alter system set default_transaction_read_only = on', 'select pg_reload_conf()'],
    ['alter system reset default_transaction_read_only', 'select pg_reload_conf()'],
  ],
  [
    'has no room',
    ['create trigger refuse before insert on public.taken for each row execute function public.refuse()'],
    ['drop trigger refuse on public.taken'],
  ],
];

test('a command waits for a database that takes nothing for a moment', async () => {
  const postgres = await openPostgres({ fast: true });
  const store = await openStore({ name: 'waiting', databaseUrl: postgres.url, entities: [], migrations: [] });
  const owner = new Client({ connectionString: postgres.url });
  await owner.connect();
  try {
    await owner.query(REFUSING);
    const take = () => decide(store, (tx) => rowsIn(tx, 'insert into public.taken values (now()) returning 1 as one'));
    await take();
    for (const [what, begin, end] of PASSING) {
      for (const statement of begin) await owner.query(statement);
      const once = () => store.pool.query('insert into public.taken values (now())');
      const isRefused = () =>
        once().then(
          () => false,
          () => true,
        );
      await expect.poll(isRefused, { message: what }).toBe(true);
      const taken = take();
      await pause(100);
      for (const statement of end) await owner.query(statement);
      await expect(taken).resolves.toEqual([{ one: 1 }]);
    }
  } finally {
    await owner.end();
    await store.close();
    await postgres.stop();
  }
});

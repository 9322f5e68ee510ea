import { setTimeout as pause } from 'node:timers/promises';

import { cutConnections, endPostgres, stopBackends, takeConnections, type Connect } from '../kills/postgres-faults.ts';
import { fillDisk } from './disk.ts';
import type { Fault } from './fault-kinds.ts';

const HELD_MS = 3_000;

async function run(connect: Connect, ...statements: string[]): Promise<void> {
  const client = await connect();
  for (const statement of statements) await client.query(statement);
}

/** Sets a setting of the whole server for a time; sessions that are open take it over. */
async function withSetting(connect: Connect, name: string, value: string, work: () => Promise<void>): Promise<void> {
  await run(connect, `alter system set ${name} = '${value}'`, 'select pg_reload_conf()');
  try {
    await work();
  } finally {
    await run(connect, `alter system reset ${name}`, 'select pg_reload_conf()');
  }
}

const DEADLOCKS = 'select deadlocks::integer as count from pg_stat_database where datname = current_database()';

/** Takes the rows of an account in the wrong order, again and again; the hub's command is the one that must give way. */
const deadlocks: Fault = {
  name: `deadlocks for ${HELD_MS / 1000} s`,
  async inject({ connect, gapIds }) {
    const rogue = await connect();
    await rogue.query("set deadlock_timeout = '30s'");
    const count = async () => (await rogue.query<{ count: number }>(DEADLOCKS)).rows[0]?.count ?? 0;
    const before = await count();
    // A session looks for a deadlock once, so long after it began to wait: by then the other one waits too.
    await withSetting(connect, 'deadlock_timeout', '200ms', async () => {
      const deadline = performance.now() + HELD_MS;
      for (let turn = 0; performance.now() < deadline; turn += 1) {
        const id = gapIds[turn % gapIds.length];
        await rogue.query('begin');
        await rogue.query('select 1 from csr.need_account where gap_area_id = $1 for update', [id]);
        await pause(60);
        await rogue.query('select 1 from csr.gap_account where id = $1 for update', [id]);
        await rogue.query('commit');
      }
    });
    await rogue.query('select pg_stat_clear_snapshot()');
    return `${(await count()) - before} deadlocks`;
  },
};

const REFUSE = `
  create sequence public.refused;
  create function public.refuse_often() returns trigger language plpgsql as $$ begin
    if random() < 0.5 then
      perform nextval('public.refused');
      raise exception 'could not serialize access' using errcode = '40001';
    end if;
    return new;
  end $$;
  create trigger refuse_often before insert on csr.pledge for each row execute function public.refuse_often()`;

const unserializable: Fault = {
  name: `every second commit fails as not serializable, for ${HELD_MS / 1000} s`,
  async inject({ connect }) {
    const client = await connect();
    await client.query(REFUSE);
    await pause(HELD_MS);
    await client.query('drop trigger refuse_often on csr.pledge; drop function public.refuse_often()');
    const { rows } = await client.query<{ count: string }>("select nextval('public.refused') - 1 as count");
    await client.query('drop sequence public.refused');
    return `${rows[0]?.count} serialization failures`;
  },
};

const readOnly: Fault = {
  name: `Postgres read-only for ${HELD_MS / 1000} s`,
  inject: ({ connect }) => withSetting(connect, 'default_transaction_read_only', 'on', () => pause(HELD_MS)),
};

const noQueue: Fault = {
  name: `the queue of events held for ${HELD_MS / 1000} s`,
  async inject({ connect }) {
    const holder = await connect();
    await holder.query('begin; lock table events._private_jobs in access exclusive mode');
    await pause(HELD_MS);
    await holder.query('rollback');
  },
};

export const FAULTS_OF_POSTGRES: readonly Fault[] = [
  { name: 'Postgres restarted (SIGINT)', inject: ({ postgres }) => endPostgres(postgres, 'SIGINT') },
  { name: 'Postgres killed (kill -9)', inject: ({ postgres }) => endPostgres(postgres, 'SIGKILL') },
  { name: 'Postgres: connections cut for 3 s', inject: ({ connect }) => cutConnections(connect) },
  { name: 'Postgres out of connections for 2 s', inject: ({ connect }) => takeConnections(connect) },
  { name: 'Postgres: backends stand still for 4 s', inject: ({ connect }) => stopBackends(connect) },
  readOnly,
  { name: 'disk full', inject: fillDisk },
  noQueue,
  deadlocks,
  unserializable,
];

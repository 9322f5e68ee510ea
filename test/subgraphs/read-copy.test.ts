import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { readCopyOf, readFromCopy } from '../../subgraphs/host/read-copy.ts';
import { together } from '../../subgraphs/host/together.ts';
import { openStore, type Store } from '../../subgraphs/kit/database.ts';
import { openSnapshot } from '../../subgraphs/reading/open-snapshot.ts';
import { pillars } from '../../subgraphs/pillars/index.ts';
import { startPair, type PostgresPair } from '../machines/postgres-pair.ts';
import { until } from '../support/client.ts';
import { freePort } from '../support/processes.ts';
import { inDatabase } from '../support/tables.ts';

const notes = fs.mkdtempSync(join(tmpdir(), 'simpul-pair-'));
let pair: PostgresPair;
let store: Store;
let copy: { stop(): Promise<void> };
beforeAll(async () => {
  fs.chmodSync(notes, 0o755);
  const port = await freePort();
  pair = await startPair(notes, { primary: '127.0.0.1', standby: '127.0.0.1' }, port, await freePort());
  store = await openStore({ ...pillars, databaseUrl: pair.primary.url });
  await store.pool.query('create table public.counted (n integer not null)');
  copy = readFromCopy(store, { url: pair.standby.url, waitMs: 200 });
});
afterAll(async () => {
  await copy.stop();
  await store.close();
  await pair.stop();
  fs.rmSync(notes, { recursive: true, force: true });
});

/** What a request reads: how many rows there are, and whether a copy answered. */
async function look(): Promise<{ n: number; isCopy: boolean }> {
  const read = openSnapshot(store);
  const [row] = await read
    .rows<{ n: number; isCopy: boolean }>(
      'select count(*)::int as n, pg_is_in_recovery() as "isCopy" from public.counted',
    )
    .finally(() => read.end());
  return row ?? { n: -1, isCopy: false };
}

let written = 0;
async function write(): Promise<number> {
  await store.pool.query('insert into public.counted values (1)');
  return (written += 1);
}

const untilFromCopy = () => until(look, ({ isCopy }) => isCopy, 30_000);

test('whoever reads after a commit sees it, and the copy answers', async () => {
  await untilFromCopy();
  let fromCopy = 0;
  for (let round = 0; round < 40; round += 1) {
    const due = await write();
    const seen = await Promise.all([look(), look(), look()]);
    expect(seen.map(({ n }) => n)).toEqual([due, due, due]);
    fromCopy += seen.filter(({ isCopy }) => isCopy).length;
  }
  expect(fromCopy).toBeGreaterThan(0);
}, 60_000);

test('a snapshot that is renewed after a write sees it too', async () => {
  await untilFromCopy();
  const read = openSnapshot(store);
  const count = async () => (await read.rows<{ n: number }>('select count(*)::int as n from public.counted'))[0]?.n;
  expect(await count()).toBe(written);
  await write();
  await read.renew();
  expect(await count()).toBe(written);
  await read.end();
});

test('a copy that is behind is not read from, and is again when it has caught up', async () => {
  await untilFromCopy();
  await inDatabase(pair.standby.url, 'select pg_wal_replay_pause()');
  const due = await write();
  expect(await look()).toEqual({ n: due, isCopy: false });
  await inDatabase(pair.standby.url, 'select pg_wal_replay_resume()');
  expect((await untilFromCopy()).n).toBe(due);
}, 60_000);

test('without the copy the primary answers, and the copy again when it is back', async () => {
  await untilFromCopy();
  await pair.standby.kill();
  const due = await write();
  expect(await look()).toEqual({ n: due, isCopy: false });
  expect(await look()).toEqual({ n: due, isCopy: false });
  await pair.standby.start();
  expect((await untilFromCopy()).n).toBe(due);
}, 60_000);

test('a server that is no copy is never read from as one', async () => {
  const other = await openStore({ ...pillars, databaseUrl: pair.primary.url });
  const wrong = readFromCopy(other, { url: pair.primary.url, waitMs: 0 });
  const client = await other.connectToRead();
  expect(client).toMatchObject({ connectionParameters: { application_name: 'simpul-pillars' } });
  client.release();
  expect(other.pool.totalCount).toBe(1);
  await wrong.stop();
  await other.close();
});

test('a copy that was made a primary, and has rows of its own by then, is not read from', async () => {
  const { n } = await untilFromCopy();
  await inDatabase(pair.standby.url, 'select pg_promote()');
  await inDatabase(pair.standby.url, 'insert into public.counted values (1)');
  expect(await look()).toEqual({ n, isCopy: false });
}, 60_000);

test('who waits together asks once, after the last of them came', async () => {
  let asked = 0;
  const answers: (() => void)[] = [];
  const ask = together(async () => {
    asked += 1;
    const mine = asked;
    await new Promise<void>((done) => answers.push(done));
    return mine;
  });
  const first = ask();
  await Promise.resolve();
  await Promise.resolve();
  const [second, third] = [ask(), ask()];
  answers.shift()?.();
  expect(await first).toBe(1);
  await until(
    async () => answers.length,
    (count) => count === 1,
  );
  answers.shift()?.();
  expect(await Promise.all([second, third])).toEqual([2, 2]);
});

test('the environment names a copy of all, or of a database of its own', () => {
  const all = { DATABASE_READ_URL: 'postgres://copy/all' };
  expect(readCopyOf('csr', all)).toEqual({ url: 'postgres://copy/all', waitMs: 20 });
  expect(readCopyOf('csr', { ...all, CSR_DATABASE_URL: 'postgres://own' })).toBeNull();
  expect(
    readCopyOf('csr', { ...all, CSR_DATABASE_READ_URL: 'postgres://copy/csr', DATABASE_READ_WAIT_MS: '5' }),
  ).toEqual({
    url: 'postgres://copy/csr',
    waitMs: 5,
  });
  expect(readCopyOf('csr', {})).toBeNull();
  expect(() => readCopyOf('csr', { ...all, DATABASE_READ_WAIT_MS: 'soon' })).toThrow('DATABASE_READ_WAIT_MS');
});

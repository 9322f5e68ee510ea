import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { connect } from 'node:net';
import { networkInterfaces } from 'node:os';
import { dirname, join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { openPostgres } from '../../gateway/machine/postgres.ts';
import { chooseAccount } from '../../gateway/machine/postgres-files.ts';
import { isAlive } from '../../gateway/machine/processes.ts';
import { aFolder, aHome, anotherProcess, ask, dataOf, endOf, note, postmasterOf } from './home.ts';

const here = (path: string) => new URL(path, import.meta.url).href;
const isRoot = process.getuid?.() === 0;

test('the first start makes a database of Unicode text, and the next one finds it on the same port', async () => {
  const home = aFolder();
  const first = await openPostgres({ home });
  expect(first.adopted).toBe(false);
  await ask(first.url, `create table said as select 'Kecamatan Tebo Ulu – Rp2 miliar'::text as words`);
  const [facts] = await ask<Record<string, string>>(
    first.url,
    `select current_database() as name, pg_encoding_to_char(encoding) as encoding, lower('É') as lower,
            current_setting('fsync') as fsync from pg_database where datname = current_database()`,
  );
  expect(facts).toEqual({ name: 'simpul', encoding: 'UTF8', lower: 'é', fsync: 'on' });
  await first.stop();
  expect(postmasterOf(home)).toBeNull();

  const second = await openPostgres({ home });
  expect(second).toMatchObject({ adopted: false, url: first.url });
  expect(await ask(second.url, 'select words from said')).toEqual([{ words: 'Kecamatan Tebo Ulu – Rp2 miliar' }]);
  await second.stop();
});

test('nobody enters without the password, which only its owner may read', async () => {
  const home = await aHome();
  const server = await openPostgres({ home });
  const wrong = new URL(server.url);
  wrong.password = 'guess';
  await expect(ask(wrong.href, 'select 1')).rejects.toThrow('password authentication failed');
  expect(fs.statSync(join(home, 'postgres', 'password')).mode & 0o777).toBe(0o600);
  await server.stop();
});

test('the server listens on the loopback address alone', async () => {
  const server = await openPostgres({ home: await aHome() });
  expect(await ask(server.url, 'show listen_addresses')).toEqual([{ listen_addresses: '127.0.0.1' }]);
  const outer = Object.values(networkInterfaces()).flat();
  for (const { address, internal, family } of outer.filter((one) => one !== undefined)) {
    if (internal || family !== 'IPv4') continue;
    const answer = await new Promise((resolve) => {
      const socket = connect(Number(new URL(server.url).port), address, () => resolve('open'));
      socket.once('error', () => resolve('closed'));
      onTestFinished(() => void socket.destroy());
    });
    expect(answer).toBe('closed');
  }
  await server.stop();
});

test('a start that was cut off while it made the cluster leaves nothing in the way', async () => {
  const home = aFolder();
  fs.mkdirSync(join(home, 'postgres', 'data.new-half'), { recursive: true });
  fs.writeFileSync(join(home, 'postgres', 'lock'), '999999999 1\nkilled');
  const server = await openPostgres({ home });
  expect(fs.readdirSync(join(home, 'postgres')).filter((name) => name.startsWith('data.new'))).toEqual([]);
  await server.stop();
});

test('a server whose parent was killed runs on, and the next start adopts it', async () => {
  const home = await aHome();
  const killed = await anotherProcess(home);
  await ask(killed.url, 'create table kept as select 1 as row');
  killed.child.kill('SIGKILL');
  await endOf(killed.child);
  expect(isAlive(killed.pid)).toBe(true);

  const next = await openPostgres({ home });
  expect(next).toMatchObject({ adopted: true, pid: killed.pid, url: killed.url });
  expect(await ask(next.url, 'select row from kept')).toEqual([{ row: 1 }]);
  await next.stop();
  expect(isAlive(killed.pid)).toBe(false);
});

test('an adopted server that ends is noticed', async () => {
  const home = await aHome();
  const killed = await anotherProcess(home);
  killed.child.kill('SIGKILL');
  const next = await openPostgres({ home });
  const ended = new Promise<void>((resolve) => {
    next.onExit(resolve);
  });
  process.kill(next.pid, 'SIGKILL');
  await ended;
  await next.stop();
});

test('of three processes that start at once one starts the server, and the last to stop shuts it down', async () => {
  const home = await aHome();
  const three = await Promise.all([anotherProcess(home), anotherProcess(home), anotherProcess(home)]);
  expect(three.filter(({ adopted }) => !adopted)).toHaveLength(1);
  expect(new Set(three.map(({ pid }) => pid)).size).toBe(1);
  for (const [index, { child, url, pid }] of three.entries()) {
    expect(await ask(url, 'select 1 as alive')).toEqual([{ alive: 1 }]);
    child.stdin?.end();
    await endOf(child);
    expect(isAlive(pid)).toBe(index < 2);
  }
});

test('a note about a postmaster whose number a stranger has by now does not stop the start', async () => {
  const home = await aHome();
  const first = await openPostgres({ home });
  await first.stop();
  // Under the account of the server: Postgres itself would take it for its own.
  const stranger = spawn('sleep', ['30'], { ...chooseAccount(), stdio: 'ignore' });
  onTestFinished(() => void stranger.kill());
  const file = [stranger.pid, dataOf(home), 1, 1, '', '127.0.0.1', '', 'ready'].join('\n');
  fs.writeFileSync(join(dataOf(home), 'postmaster.pid'), `${file}\n`);
  const second = await openPostgres({ home });
  expect(second.adopted).toBe(false);
  await second.stop();
});

test.runIf(isRoot)('a home made by another user is refused with a way out', async () => {
  const home = aFolder();
  fs.mkdirSync(join(home, 'postgres'));
  const { uid, gid } = chooseAccount() ?? { uid: 0, gid: 0 };
  const program = `import { openPostgres } from ${JSON.stringify(here('../../gateway/machine/postgres.ts'))};
    await openPostgres({ home: ${JSON.stringify(home)} }).catch((error) => console.log(error.message));`;
  const answer = spawnSync(process.execPath, ['--input-type=module-typescript', '-e', program], {
    uid,
    gid,
    encoding: 'utf8',
  });
  expect(answer.stdout).toContain('SIMPUL_HOME');
});

test.runIf(isRoot)('in a folder that only root may enter, the data lie outside and are found again', async () => {
  const home = aFolder(0o700);
  const first = await openPostgres({ home });
  await ask(first.url, 'create table kept as select 1 as row');
  const place = note(home, 'place') ?? '';
  expect(place.startsWith(home)).toBe(false);
  expect(fs.statSync(place).mode & 0o777).toBe(0o700);
  await first.stop();
  const second = await openPostgres({ home });
  expect(await ask(second.url, 'select row from kept')).toEqual([{ row: 1 }]);
  await second.stop();
});

test('a server for tests leaves nothing behind, also when its run was killed', async () => {
  const first = await openPostgres({ fast: true });
  expect(await ask(first.url, 'show fsync')).toEqual([{ fsync: 'off' }]);
  const [{ folder } = { folder: '' }] = await ask<{ folder: string }>(
    first.url,
    `select current_setting('data_directory') as folder`,
  );
  const owner = join(dirname(folder), 'owner');
  fs.writeFileSync(owner, '999999999 1');
  const second = await openPostgres({ fast: true });
  expect(fs.existsSync(owner)).toBe(false);
  await second.stop();
  await expect.poll(() => isAlive(first.pid)).toBe(false);
});

import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { Client } from 'pg';
import { afterAll, onTestFinished } from 'vitest';

import { openPostgres } from '../../gateway/machine/postgres.ts';
import { findServer, stopServer } from '../../gateway/machine/postgres-server.ts';

export function note(home: string, name: string): string | null {
  const path = join(home, 'postgres', name);
  return fs.existsSync(path) ? fs.readFileSync(path, 'utf8').trim() : null;
}

export function dataOf(home: string): string {
  return note(home, 'place') ?? join(home, 'postgres', 'data');
}

/** The postmaster that serves this home now. */
export function postmasterOf(home: string): number | null {
  return findServer(dataOf(home))?.pid ?? null;
}

/** A folder that is gone after the test, with the server that may still run in it. */
export function aFolder(mode = 0o755): string {
  const folder = fs.mkdtempSync(join(tmpdir(), 'simpul-test-'));
  fs.chmodSync(folder, mode);
  onTestFinished(async () => {
    const server = postmasterOf(folder);
    if (server) await stopServer(server, 'SIGQUIT');
    const outside = note(folder, 'place');
    for (const path of outside ? [folder, dirname(outside)] : [folder]) {
      fs.rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 });
    }
  });
  return folder;
}

let pattern: Promise<string> | null = null;

async function makePattern(): Promise<string> {
  const folder = fs.mkdtempSync(join(tmpdir(), 'simpul-pattern-'));
  fs.chmodSync(folder, 0o755);
  const server = await openPostgres({ home: folder });
  await server.stop();
  return folder;
}

afterAll(async () => {
  if (pattern) fs.rmSync(await pattern, { recursive: true, force: true });
});

/** A home in which the server has run before: copied, for that is four times as fast as making one. */
export async function aHome(): Promise<string> {
  pattern ??= makePattern();
  const home = aFolder();
  execFileSync('cp', ['-a', join(await pattern, 'postgres'), home]);
  return home;
}

/** Answers one statement over a connection of its own. */
export async function ask<T>(url: string, statement: string): Promise<T[]> {
  const client = new Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query(statement);
    return rows as T[];
  } finally {
    await client.end();
  }
}

export type OtherProcess = { child: ChildProcess; url: string; adopted: boolean; pid: number };

/** Another process that opens the same home and stays, until it is told to stop or is killed. */
export async function anotherProcess(home: string): Promise<OtherProcess> {
  const program = fileURLToPath(new URL('./open-postgres.ts', import.meta.url));
  const child = spawn(process.execPath, [program, home], { stdio: ['pipe', 'pipe', 'inherit'] });
  onTestFinished(() => void child.kill('SIGKILL'));
  const line = await new Promise<string>((resolve, reject) => {
    let text = '';
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString();
      if (text.endsWith('\n')) resolve(text);
    });
    child.once('exit', (code) => reject(new Error(`The other process ended with ${code}.`)));
  });
  return { child, ...(JSON.parse(line) as { url: string; adopted: boolean; pid: number }) };
}

export function endOf(child: ChildProcess): Promise<void> {
  return new Promise((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });
}

import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, inject, test } from 'vitest';

import { asker, dataOf } from '../support/client.ts';
import { copyTemplate, createDatabase } from '../support/databases.ts';
import { hubEnvironment } from '../support/hub.ts';
import { startCommand, untilReady } from '../support/processes.ts';

const ADMIN = { ADMIN_EMAIL: 'admin@dinsos.example', ADMIN_PASSWORD: 'kata-sandi-yang-panjang' };

async function startWithout(databaseUrl: string, env: Record<string, string>) {
  const folder = fs.mkdtempSync(join(tmpdir(), 'simpul-test-'));
  const settings = await hubEnvironment(databaseUrl, folder, env);
  return { settings, running: startCommand('start', ['start', '--no-demo'], settings, folder) };
}

/** The last words of a start that is meant to end by itself. */
async function lastWords(
  databaseUrl: string,
  env: Record<string, string>,
): Promise<{ code: number | null; words: string }> {
  const { running } = await startWithout(databaseUrl, env);
  const code = await new Promise<number | null>((ended) => running.child.once('exit', (status) => ended(status)));
  return { code, words: fs.readFileSync(running.logFile, 'utf8') };
}

test('without demo data the hub holds real figures only, and one ADMIN who signs in', async () => {
  const { settings, running } = await startWithout(await createDatabase(inject('clusterUrl'), 'real_only'), ADMIN);
  const url = `http://127.0.0.1:${settings['PORT']}`;
  try {
    await untilReady(`${url}/readyz`, [running]);
    const ask = asker(`${url}/graphql`);
    const { gapAreas, companies } = await dataOf(
      ask(`{
      gapAreas(first: 100) { totalCount nodes { isDemo } } companies { totalCount } }`),
    );
    expect(gapAreas.totalCount).toBe(20);
    expect(gapAreas.nodes.some((gap: { isDemo: boolean }) => gap.isDemo)).toBe(false);
    expect(companies.totalCount).toBe(0);
    const signIn = await fetch(`${url}/auth/sign-in/email`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ email: ADMIN.ADMIN_EMAIL, password: ADMIN.ADMIN_PASSWORD }),
    });
    expect(signIn.status).toBe(200);
    const { token: session } = (await signIn.json()) as { token: string };
    const given = await fetch(`${url}/auth/token`, { headers: { authorization: `Bearer ${session}` } });
    const { token } = (await given.json()) as { token: string };
    const queue = await asker(`${url}/graphql`, token)('{ verificationQueue(within: "15") { totalCount } }');
    expect(queue.errors).toBeUndefined();
  } finally {
    expect(await running.stop()).toBe(0);
  }
});

test('without demo data and without an ADMIN the start is refused and says what to set', async () => {
  const { code, words } = await lastWords(await createDatabase(inject('clusterUrl'), 'no_admin'), {});
  expect(code).toBe(1);
  expect(words).toMatch(/ADMIN_EMAIL/);
});

test('a database that holds demo rows is refused, and the way out is named', async () => {
  const { code, words } = await lastWords(await copyTemplate(inject('clusterUrl'), 'has_demo'), ADMIN);
  expect(code).toBe(1);
  expect(words).toMatch(/demo rows[\s\S]*(DATABASE_URL|SIMPUL_HOME)/);
});

test('in production demo accounts and test tokens are refused', async () => {
  const databaseUrl = await createDatabase(inject('clusterUrl'), 'production');
  const { code, words } = await lastWords(databaseUrl, {
    ...ADMIN,
    NODE_ENV: 'production',
    SIMPUL_TODAY: '2026-11-21',
  });
  expect(code).toBe(1);
  expect(words).toMatch(/SIMPUL_TODAY/);
});

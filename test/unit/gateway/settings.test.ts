import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterEach, beforeEach, expect, test, vi } from 'vitest';

import { eventRoutes } from '../../../gateway/machine/event-routes.ts';
import { readSettings, refuseDemoInProduction } from '../../../gateway/machine/settings.ts';
import { evidenceFolder } from '../../../subgraphs/csr/evidence/evidence.storage.ts';
import { issuerFromEnvironment } from '../../../subgraphs/host/token.ts';
import { SUBGRAPHS } from '../../../subgraphs/index.ts';

let home: string;
beforeEach(() => {
  home = fs.mkdtempSync(join(tmpdir(), 'simpul-test-'));
  vi.stubEnv('SIMPUL_HOME', home);
  for (const name of ['AUTH_SECRET', 'HUB_SECRET', 'NODE_ENV', 'SIMPUL_DEMO', 'SIMPUL_TODAY', 'SIMPUL_SQL_DELAY_MS'])
    vi.stubEnv(name, undefined);
});
afterEach(() => {
  vi.unstubAllEnvs();
  fs.rmSync(home, { recursive: true });
});

const LONG = 'a-secret-that-is-long-enough-to-be-one-of-production';

test('on one machine each secret is made once, and everybody of that home reads the same', () => {
  const made = readSettings([], true).hubSecret();
  expect(made.length).toBeGreaterThanOrEqual(64);
  expect(readSettings([], true).hubSecret()).toBe(made);
  expect(readSettings([], true).issuer?.secret()).not.toBe(made);
  expect(fs.statSync(join(home, 'hub-secret')).mode & 0o777).toBe(0o600);
  expect(fs.readdirSync(home).toSorted()).toEqual(['auth-secret', 'hub-secret']);
});

test('production takes its secrets from the environment, strong ones, and no demo accounts', () => {
  vi.stubEnv('NODE_ENV', 'production');
  expect(() => readSettings([], false).hubSecret()).toThrow('HUB_SECRET is not set');
  expect(() => readSettings([], false).issuer?.secret()).toThrow('AUTH_SECRET is not set');
  vi.stubEnv('HUB_SECRET', 'short');
  expect(() => readSettings([], false).hubSecret()).toThrow('HUB_SECRET has 5 bytes');
  vi.stubEnv('HUB_SECRET', LONG);
  expect(readSettings([], false).hubSecret()).toBe(LONG);
  expect(fs.readdirSync(home)).toEqual([]);
  expect(() => refuseDemoInProduction(readSettings([], true))).toThrow('--no-demo');
  expect(() => refuseDemoInProduction(readSettings([], false))).not.toThrow();
  vi.stubEnv('NODE_ENV', 'test');
  expect(() => refuseDemoInProduction(readSettings([], true))).not.toThrow();
});

test('the cookie of a session travels over TLS alone in production, and where people reach the hub so', () => {
  const onlyOverTls = () => readSettings([], false).issuer?.onlyOverTls;
  vi.stubEnv('PUBLIC_URL', undefined);
  expect(onlyOverTls()).toBe(false);
  vi.stubEnv('PUBLIC_URL', 'http://hub.example');
  expect(onlyOverTls()).toBe(false);
  vi.stubEnv('PUBLIC_URL', 'https://hub.example');
  expect(onlyOverTls()).toBe(true);
  vi.stubEnv('PUBLIC_URL', undefined);
  vi.stubEnv('NODE_ENV', 'production');
  expect(onlyOverTls()).toBe(true);
});

test('what explores the graph in a browser is off in production, unless it is switched on', () => {
  vi.stubEnv('EXPLORERS', undefined);
  expect(readSettings([], true).hasExplorers).toBe(true);
  vi.stubEnv('NODE_ENV', 'production');
  expect(readSettings([], true).hasExplorers).toBe(false);
  vi.stubEnv('EXPLORERS', 'on');
  expect(readSettings([], true).hasExplorers).toBe(true);
});

test('limits are numbers, lists are lists, and nothing is limited unless told', () => {
  expect(readSettings([], true)).toMatchObject({
    rateLimit: null,
    allowance: { points: null, commands: null },
    onlyKnownDocuments: false,
    trustedProxies: [],
  });
  vi.stubEnv('COST_LIMIT', '50000');
  vi.stubEnv('MUTATION_LIMIT', '30');
  vi.stubEnv('TRUSTED_PROXIES', 'loopback, 10.0.0.0/8');
  expect(readSettings([], true)).toMatchObject({
    allowance: { points: 50_000, commands: 30 },
    trustedProxies: ['loopback', '10.0.0.0/8'],
  });
  vi.stubEnv('COST_LIMIT', 'many');
  expect(() => readSettings([], true)).toThrow('COST_LIMIT');
});

test('production limits what a minute holds, unless it is told otherwise', () => {
  for (const name of ['RATE_LIMIT', 'COST_LIMIT', 'MUTATION_LIMIT']) vi.stubEnv(name, undefined);
  const limitsOf = () => {
    const { rateLimit, allowance } = readSettings([], false);
    return { rateLimit, ...allowance };
  };
  expect(limitsOf()).toEqual({ rateLimit: null, points: null, commands: null });
  vi.stubEnv('NODE_ENV', 'production');
  expect(limitsOf()).toEqual({ rateLimit: 600, points: 100_000, commands: 60 });
  vi.stubEnv('RATE_LIMIT', '100');
  vi.stubEnv('COST_LIMIT', 'off');
  expect(limitsOf()).toEqual({ rateLimit: 100, points: null, commands: 60 });
});

test('over a broker every topic that somebody follows is carried by its owner, once for each follower', () => {
  const carried = SUBGRAPHS.flatMap(({ name }) =>
    eventRoutes(name, null, () => '').forOthers.map((task) => ({ by: name, task })),
  );
  const followed = SUBGRAPHS.flatMap(({ name, follows }) =>
    Object.keys(follows).map((topic) => ({ by: topic.split('.')[0], task: `${name}:${topic}` })),
  );
  const sorted = (list: typeof followed) => list.map(({ by, task }) => `${by} ${task}`).toSorted();
  expect(sorted(carried)).toEqual(sorted(followed));
});

test('a variable that is set to nothing, as files of settings do, is as one that is not set', () => {
  const names = fs.readFileSync('.env.example', 'utf8').match(/\b[A-Z][A-Z0-9_]+(?==)/g) ?? [];
  expect(names.length).toBeGreaterThan(40);
  const subgraphs = SUBGRAPHS.map(({ name }) => name);
  const told = (value: string | undefined) => {
    for (const name of names) vi.stubEnv(name, value);
    const { hubSecret: _, ...settings } = readSettings(subgraphs, true);
    return JSON.stringify([settings, [...settings.urls], issuerFromEnvironment(), evidenceFolder()]);
  };
  expect(told('')).toBe(told(undefined));
});

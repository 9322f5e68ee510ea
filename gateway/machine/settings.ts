import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { join, resolve } from 'node:path';

import type { BrokerSettings } from '#host/events/broker';
import { stoppingSeconds } from '#host/listening';

import { SUBGRAPHS } from '../../subgraphs/index.ts';
import { assertStrongSecret } from '../issuer/secret.ts';
import type { Allowance } from '../limits/throttle.ts';
import { brokerFromEnvironment } from './event-routes.ts';
import { projectFolder } from './postgres-files.ts';
import { countFrom, isProduction, limitFrom, listFrom, portFrom, switchFrom } from './variables.ts';

/** What the environment says about this hub; each unset variable has a default that fits one machine. */
export interface Settings {
  port: number;
  ports: ReadonlyMap<string, number>;
  urls: ReadonlyMap<string, string>;
  databaseUrl: string | null;
  /** The databases of subgraphs that have one of their own. */
  ownDatabases: ReadonlyMap<string, string>;
  /** What carries events between machines; null where Postgres does. */
  broker: BrokerSettings | null;
  home: string;
  isDemo: boolean;
  introspection: boolean;
  /** Whether Apollo Sandbox and GraphiQL are there: in production only where it is told so. */
  hasExplorers: boolean;
  origins: string[];
  /** Under what terms the hub's own records may be used, as an address. */
  openDataLicence: string;
  /** Requests a minute from one address; null for no limit. */
  rateLimit: number | null;
  /** What one caller may spend in a minute. */
  allowance: Allowance;
  /** A Postgres in which all gateways count together; null where each counts by itself. */
  limitsDatabaseUrl: string | null;
  /** Answers only the portal's documents, not any operation that is sent as text. */
  onlyKnownDocuments: boolean;
  /** How much memory kept answers may take; 0 where none is kept. */
  answerBytes: number;
  /** How plans are carried out: by the gateway's own interpreter, or by Hive's runtime alone. */
  execution: 'plan' | 'hive';
  /** Plans the portal's documents before anybody asks for them. */
  warmsUp: boolean;
  /** Addresses of the proxies before this hub, whose word is taken for where a request comes from. */
  trustedProxies: string[];
  /** What the gateway shows its subgraphs, and they ask for. */
  hubSecret: () => string;
  /** What shows the figures of /metrics to whoever shows it; null where only this machine may read them. */
  metricsToken: string | null;
  /** Null when an outside issuer signs the tokens. */
  issuer: { baseUrl: string; audience: string; onlyOverTls: boolean; secret: () => string } | null;
}

/** What is allowed in a minute in production where nothing else is told; elsewhere nothing is limited so. */
const USUAL = { requests: 600, points: 100_000, commands: 60 };

const ANSWERS_MB = 32;
const MEGABYTE = 1_048_576;

function answerBytesFrom(): number {
  const name = 'KEPT_ANSWERS_MB';
  const isOff = process.env[name]?.toLowerCase() === 'off';
  return isOff ? 0 : (countFrom(name) ?? ANSWERS_MB) * MEGABYTE;
}

function executionFrom(): Settings['execution'] {
  const text = process.env['SIMPUL_EXECUTION'] || 'plan';
  if (text === 'plan' || text === 'hive') return text;
  throw new Error(`SIMPUL_EXECUTION=${text} is neither plan nor hive.`);
}

/** A secret from the environment, else made once and kept beside the data. */
function secretIn(home: string, variable: string, name: string): string {
  const given = process.env[variable];
  if (given) return given;
  if (isProduction()) {
    throw new Error(
      `${variable} is not set. Production takes secrets from the environment only: openssl rand -base64 48`,
    );
  }
  const file = join(home, name);
  fs.mkdirSync(home, { recursive: true });
  // Whole under a name of its own first: the processes of a hub start together, and none may read half a secret.
  const made = join(home, `.${name}-${process.pid}`);
  fs.writeFileSync(made, randomBytes(48).toString('base64url'), { mode: 0o600 });
  try {
    fs.linkSync(made, file);
  } catch (error) {
    if (!(error instanceof Error) || Reflect.get(error, 'code') !== 'EEXIST') throw error;
  } finally {
    fs.rmSync(made, { force: true });
  }
  return fs.readFileSync(file, 'utf8').trim();
}

/** Subgraphs are as open as this secret is weak. */
function hubSecretIn(home: string): string {
  const secret = secretIn(home, 'HUB_SECRET', 'hub-secret');
  assertStrongSecret(secret, process.env['NODE_ENV'], 'HUB_SECRET');
  return secret;
}

/** Figures tell how busy a hub is and what fails; nobody may guess his way to them. */
function metricsTokenFrom(): string | null {
  const token = process.env['METRICS_TOKEN'];
  if (!token) return null;
  assertStrongSecret(token, process.env['NODE_ENV'], 'METRICS_TOKEN');
  return token;
}

/** What only tests may set; in production it would bend time or slow the database. */
function refuseTestSettings(): void {
  if (!isProduction()) return;
  for (const name of ['SIMPUL_TODAY', 'SIMPUL_SQL_DELAY_MS']) {
    if (process.env[name]) throw new Error(`${name} is for tests. Unset it, or unset NODE_ENV=production.`);
  }
}

/** Demo accounts have a password that everybody may read: production has none of them. */
export function refuseDemoInProduction({ isDemo }: Settings): void {
  if (!isDemo || !isProduction()) return;
  throw new Error(
    'Production holds no demo accounts: their password is public. Start with --no-demo, or unset NODE_ENV=production.',
  );
}

function ownDatabases(): ReadonlyMap<string, string> {
  const told = SUBGRAPHS.map(({ name }) => [name, process.env[`${name.toUpperCase()}_DATABASE_URL`] ?? ''] as const);
  return new Map(told.filter(([, url]) => url !== ''));
}

/** Reads the environment once, and refuses what cannot be meant. */
export function readSettings(subgraphs: readonly string[], isDemo: boolean): Settings {
  refuseTestSettings();
  stoppingSeconds();
  const port = portFrom('PORT', 4000);
  const ports = new Map(subgraphs.map((name, index) => [name, portFrom(`${name.toUpperCase()}_PORT`, 4001 + index)]));
  const urls = new Map(
    subgraphs.map((name) => [
      name,
      process.env[`${name.toUpperCase()}_URL`] || `http://127.0.0.1:${ports.get(name)}/graphql`,
    ]),
  );
  const home = resolve(process.env['SIMPUL_HOME'] || join(projectFolder(), '.simpul'));
  process.env['SIMPUL_HOME'] = home;
  return {
    port,
    ports,
    urls,
    home,
    databaseUrl: process.env['DATABASE_URL'] || null,
    ownDatabases: ownDatabases(),
    broker: brokerFromEnvironment(),
    isDemo: isDemo && switchFrom('SIMPUL_DEMO', true),
    introspection: switchFrom('INTROSPECTION', true),
    hasExplorers: switchFrom('EXPLORERS', !isProduction()),
    openDataLicence: process.env['OPEN_DATA_LICENCE'] || 'https://creativecommons.org/licenses/by/4.0/',
    origins: listFrom('ALLOWED_ORIGINS'),
    rateLimit: limitFrom('RATE_LIMIT', USUAL.requests),
    limitsDatabaseUrl: process.env['LIMITS_DATABASE_URL'] || null,
    allowance: { points: limitFrom('COST_LIMIT', USUAL.points), commands: limitFrom('MUTATION_LIMIT', USUAL.commands) },
    onlyKnownDocuments: switchFrom('ONLY_KNOWN_DOCUMENTS', false),
    answerBytes: answerBytesFrom(),
    execution: executionFrom(),
    warmsUp: switchFrom('WARM_UP', true),
    trustedProxies: listFrom('TRUSTED_PROXIES'),
    hubSecret: () => hubSecretIn(home),
    metricsToken: metricsTokenFrom(),
    issuer: process.env['OIDC_ISSUER']
      ? null
      : {
          baseUrl: `http://127.0.0.1:${port}/auth`,
          audience: process.env['OIDC_AUDIENCE'] || 'simpul',
          onlyOverTls: isProduction() || /^https:/i.test(process.env['PUBLIC_URL'] ?? ''),
          secret: () => secretIn(home, 'AUTH_SECRET', 'auth-secret'),
        },
  };
}

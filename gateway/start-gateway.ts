import { buildSchema } from 'graphql';

import { watchState } from '#host/database-state';
import type { LocalExecutor } from '#host/execute';
import { issuerFromEnvironment, tokenReader } from '#host/token';
import { log } from '#kit/log';

import { openKeeping } from './answers/keeping.ts';
import { askStates } from './answers/subgraph-states.ts';
import { readSchemaFile } from './committed-schema.ts';
import { openFront, type Front } from './front.ts';
import { adminFromEnvironment, DEMO_ACCOUNTS } from './issuer/accounts.ts';
import { openIssuer, type Issuer } from './issuer/issuer.ts';
import { openCounters, tellOfSharedServer } from './limits/counters.ts';
import { countUpdates } from './limits/open-updates.ts';
import { openThrottle, payerOf } from './limits/throttle.ts';
import { refuseDemoInProduction, type Settings } from './machine/settings.ts';
import { portalDocuments } from './portal.ts';
import { warmUp } from './asked-inside.ts';
import { openRuntime } from './runtime.ts';

/** The supergraph that is committed and checked for drift; nothing is composed at start. */
export function committedSupergraph(): string {
  return readSchemaFile('supergraph.graphql');
}

/** Opens the embedded issuer, unless an outside one is configured, and makes its accounts. */
export async function startIssuer(settings: Settings, databaseUrl: string): Promise<Issuer | null> {
  refuseDemoInProduction(settings);
  if (!settings.issuer) return null;
  const { secret, ...told } = settings.issuer;
  const issuer = await openIssuer({ ...told, databaseUrl, secret: secret() });
  if (!settings.isDemo && (await issuer.holdsDemoAccounts())) {
    await issuer.close();
    throw new Error(
      'This database holds demo rows, and --no-demo wants none. Start without --no-demo, or give an empty ' +
        'database with DATABASE_URL or an empty folder with SIMPUL_HOME.',
    );
  }
  const accounts = settings.isDemo ? DEMO_ACCOUNTS : [adminFromEnvironment()];
  // One after the other: to make a password's hash takes this process whole, and whoever connects meanwhile gives up.
  for (const account of accounts) await issuer.ensureAccount(account);
  return issuer;
}

/** Warms up beside the first requests; gives what stops it. */
function beginWarming(warming: { done: Promise<void>; stop: () => void }): () => void {
  warming.done.catch((error: unknown) => log.debug({ error: String(error) }, 'not warmed up'));
  return warming.stop;
}

/** Says at the start what a minute holds for one address and for one caller. */
function tellLimits({ rateLimit, allowance }: Settings): void {
  const { points, commands } = allowance;
  const told = { RATE_LIMIT: rateLimit ?? 'off', COST_LIMIT: points ?? 'off', MUTATION_LIMIT: commands ?? 'off' };
  log.info(told, 'limits a minute');
}

/** Opens the gateway over subgraphs in this process (`local`) or at the addresses of the settings. */
export async function startGateway(
  settings: Settings,
  parts: {
    supergraph: string;
    local: ReadonlyMap<string, LocalExecutor>;
    issuer: Issuer | null;
    /** Where the subgraphs of this process keep their rows; none where they are asked over HTTP. */
    databaseUrls?: readonly string[];
  },
): Promise<Front> {
  const { urls, port, introspection, origins, rateLimit, trustedProxies } = settings;
  const isOurs = parts.supergraph === committedSupergraph();
  const hubSecret = isOurs ? settings.hubSecret() : null;
  tellLimits(settings);
  const counters = await openCounters(settings.limitsDatabaseUrl);
  const documents = isOurs ? portalDocuments() : new Map<string, string>();
  const interprets = settings.execution === 'plan';
  const { databaseUrls = [] } = parts;
  const states = () => {
    if (settings.answerBytes === 0 || hubSecret === null) return null;
    return databaseUrls.length > 0 ? watchState(databaseUrls) : askStates(urls, hubSecret);
  };
  const state = states();
  if (state) void tellOfSharedServer(counters, state);
  const payer = payerOf(issuerFromEnvironment());
  const throttle = openThrottle(settings.allowance, payer, counters);
  const answers =
    state &&
    openKeeping({
      state,
      readToken: tokenReader(issuerFromEnvironment()),
      throttle,
      hasOrigins: origins.length > 0,
      mostBytes: settings.answerBytes,
    });
  const runtime = openRuntime({
    supergraph: parts.supergraph,
    calls: { local: parts.local, urls, hubSecret },
    introspection,
    origins,
    isOurs,
    documents,
    onlyKnownDocuments: settings.onlyKnownDocuments,
    interprets,
    throttle,
    updates: countUpdates(payer),
    answers,
  });
  const published = isOurs
    ? {
        schema: buildSchema(readSchemaFile('api.graphql'), { noLocation: true }),
        licence: settings.openDataLicence,
        documents,
        onlyKnownDocuments: settings.onlyKnownDocuments,
        payerOf: payer,
      }
    : null;
  const front = await openFront({
    runtime,
    again: answers?.again ?? null,
    issuer: parts.issuer,
    urls,
    hubSecret,
    metricsToken: settings.metricsToken,
    port,
    rateLimit,
    counters,
    trustedProxies,
    hasExplorers: settings.hasExplorers,
    published,
  });
  const stopWarming = interprets && settings.warmsUp ? beginWarming(warmUp(runtime, documents.values())) : null;
  return {
    ...front,
    async stop() {
      stopWarming?.();
      await front.stop();
      await state?.stop();
    },
  };
}

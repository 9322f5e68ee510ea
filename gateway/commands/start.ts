import { SUBGRAPHS } from '../../subgraphs/index.ts';
import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../issuer/accounts.ts';
import { ISSUER, openDatabase } from '../machine/database.ts';
import { hearSignal, runCommand, runUntil } from '../machine/running.ts';
import { readSettings } from '../machine/settings.ts';
import { assertSameSchema } from '../schema-match.ts';
import { committedSupergraph, startGateway, startIssuer } from '../start-gateway.ts';
import { startSubgraph } from '../start-subgraph.ts';

/** `npm start`: the whole hub in one process. */
runCommand(async () => {
  const signal = hearSignal();
  const started = performance.now();
  const names = SUBGRAPHS.map((subgraph) => subgraph.name);
  const settings = readSettings(names, !process.argv.includes('--no-demo'));
  const say = (message: string) => process.stdout.write(`${message}\n`);
  const database = await openDatabase(settings, say, settings.issuer ? [...names, ISSUER] : names);
  const issuer = await startIssuer(settings, settings.issuer ? database.urlOf(ISSUER) : '');
  const running = await Promise.all(names.map((name) => startSubgraph(name, settings, database.urlOf)));
  assertSameSchema(running);
  const local = new Map(running.map((subgraph) => [subgraph.name, subgraph.execute]));
  const front = await startGateway(settings, {
    supergraph: committedSupergraph(),
    local,
    issuer,
    databaseUrls: names.map(database.urlOf),
  });
  const prepared = Promise.all(running.map((subgraph) => subgraph.prepared)).then(() => {
    say(`Simpul is ready after ${((performance.now() - started) / 1000).toFixed(1)} s`);
    say(`  ${front.url}           the portal, start here`);
    say(`  ${front.url}/developers for developers`);
    say(`  ${front.url}/graphql   the graph${settings.hasExplorers ? ' (Apollo Sandbox in a browser)' : ''}`);
    if (settings.hasExplorers) say(`  ${front.url}/graphiql  GraphiQL, works offline`);
    for (const { name, url } of running) say(`  ${url}   ${name} alone`);
    if (settings.isDemo && issuer)
      say(`  demo accounts: ${DEMO_ACCOUNTS[0]?.email} and others, password ${DEMO_PASSWORD}`);
  });
  // Stopped while it still fills an empty database, the hub goes on with that at its next start.
  prepared.catch(() => undefined);
  await Promise.race([prepared, signal]);
  await runUntil(signal, async () => {
    await front.stop();
    await Promise.all(running.map((subgraph) => subgraph.stop()));
    await issuer?.close();
    await database.stop();
  });
});

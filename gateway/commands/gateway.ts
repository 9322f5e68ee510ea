import * as fs from 'node:fs';
import { parseArgs } from 'node:util';

import { SUBGRAPHS } from '../../subgraphs/index.ts';
import { ISSUER, openDatabase } from '../machine/database.ts';
import { hearSignal, runCommand, runUntil } from '../machine/running.ts';
import { readSettings } from '../machine/settings.ts';
import { committedSupergraph, startGateway, startIssuer } from '../start-gateway.ts';

/** `npm run gateway`: the gateway over subgraphs by HTTP; `-- --supergraph FILE --port N` serves any supergraph. */
runCommand(async () => {
  const signal = hearSignal();
  const { values } = parseArgs({
    options: { supergraph: { type: 'string' }, port: { type: 'string' }, 'no-demo': { type: 'boolean' } },
  });
  if (values.port) process.env['PORT'] = values.port;
  const isForeign = values.supergraph !== undefined;
  const settings = readSettings(isForeign ? [] : SUBGRAPHS.map((subgraph) => subgraph.name), !values['no-demo']);
  const supergraph =
    values.supergraph === undefined ? committedSupergraph() : fs.readFileSync(values.supergraph, 'utf8');
  const say = (message: string) => process.stdout.write(`${message}\n`);
  const database = isForeign || !settings.issuer ? null : await openDatabase(settings, say, [ISSUER]);
  const issuer = database ? await startIssuer(settings, database.urlOf(ISSUER)) : null;
  const front = await startGateway(settings, { supergraph, local: new Map(), issuer });
  say(`gateway listens at ${front.url}/graphql`);
  await runUntil(signal, async () => {
    await front.stop();
    await issuer?.close();
    await database?.stop();
  });
});

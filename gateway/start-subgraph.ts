import { readCopyOf } from '#host/read-copy';
import { serveSubgraph, type RunningSubgraph } from '#host/serve';

import { seedSubgraph } from '../seeds/run.ts';
import { SUBGRAPHS } from '../subgraphs/index.ts';
import { eventRoutes } from './machine/event-routes.ts';
import { refuseDemoInProduction, type Settings } from './machine/settings.ts';

/** Starts one subgraph on its port and fills it where it is empty. */
export async function startSubgraph(
  name: string,
  settings: Settings,
  urlOf: (subgraph: string) => string,
): Promise<RunningSubgraph> {
  refuseDemoInProduction(settings);
  const definition = SUBGRAPHS.find((one) => one.name === name);
  if (!definition)
    throw new Error(`There is no subgraph "${name}". There are: ${SUBGRAPHS.map((one) => one.name).join(', ')}.`);
  return serveSubgraph(definition, {
    port: settings.ports.get(name) ?? 0,
    databaseUrl: urlOf(name),
    readCopy: readCopyOf(name),
    events: eventRoutes(name, settings.broker, urlOf),
    introspection: settings.introspection,
    hubSecret: settings.hubSecret(),
    metricsToken: settings.metricsToken,
    prepare: (store) => seedSubgraph(store, { demo: settings.isDemo }),
  });
}

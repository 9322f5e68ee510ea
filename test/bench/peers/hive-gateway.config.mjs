// Stock Hive Gateway with its Rust planner; run in the folder of the peers' packages.
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';

const require = createRequire(join(process.cwd(), 'package.json'));
const { unifiedGraphHandler } = await import(pathToFileURL(require.resolve('@graphql-hive/router-runtime')).href);

export const gatewayConfig = {
  unifiedGraphHandler,
  pollingInterval: 0,
  propagateHeaders: {
    fromClientToSubgraphs({ request }) {
      const authorization = request.headers.get('authorization');
      // The subgraphs hear who shows the secret of their hub.
      return { 'x-simpul-hub': process.env.HUB_SECRET, ...(authorization && { authorization }) };
    },
  },
};

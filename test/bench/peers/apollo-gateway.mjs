// Stock @apollo/gateway in @apollo/server over the supergraph in SUPERGRAPH; run in the folder of the peers' packages.
import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const require = createRequire(join(process.cwd(), 'package.json'));
const { ApolloServer } = require('@apollo/server');
const { startStandaloneServer } = require('@apollo/server/standalone');
const { ApolloGateway, RemoteGraphQLDataSource } = require('@apollo/gateway');

class PassingOn extends RemoteGraphQLDataSource {
  willSendRequest({ request, context }) {
    // The subgraphs hear who shows the secret of their hub.
    request.http.headers.set('x-simpul-hub', process.env.HUB_SECRET);
    if (context.authorization) request.http.headers.set('authorization', context.authorization);
  }
}

const gateway = new ApolloGateway({
  supergraphSdl: fs.readFileSync(process.env.SUPERGRAPH, 'utf8'),
  buildService: ({ url }) => new PassingOn({ url }),
});
const server = new ApolloServer({ gateway, includeStacktraceInErrorResponses: false });
await startStandaloneServer(server, {
  listen: { port: Number(process.env.PORT), host: '127.0.0.1', path: '/graphql' },
  context: async ({ req }) => ({ authorization: req.headers.authorization }),
});
process.on('SIGTERM', () => process.exit(0));

import type { IncomingHttpHeaders, RequestListener } from 'node:http';
import { text } from 'node:stream/consumers';

import { buildSubgraphSchema } from '@apollo/subgraph';
import { graphql, parse } from 'graphql';

import type { ForeignSubgraph } from '../support/foreign.ts';

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@shareable",
  "@external", "@requires", "@provides", "@override", "@interfaceObject", "@inaccessible"])\n`;

/** What the gateway asked of each subgraph since the last look. */
export const asked: { subgraph: string; query: string; variables: any; headers: IncomingHttpHeaders }[] = [];

/** A subgraph of a few lines, served by @apollo/subgraph as anybody's is. */
export function subgraphOf(name: string, types: string, resolvers: object): ForeignSubgraph {
  const sdl = LINK + types;
  const schema = buildSubgraphSchema([{ typeDefs: parse(sdl), resolvers: resolvers as never }]);
  const answer: RequestListener = async (request, response) => {
    const { query, variables, operationName } = JSON.parse(await text(request));
    asked.push({ subgraph: name, query, variables, headers: request.headers });
    const result = await graphql({ schema, source: query, variableValues: variables, operationName });
    response.setHeader('content-type', 'application/json');
    response.end(JSON.stringify(result));
  };
  return { name, sdl, answer };
}

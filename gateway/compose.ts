import { composeServices } from '@theguild/federation-composition';
import { parse } from 'graphql';

/** One subgraph as the composer sees it. */
export interface SubgraphSource {
  name: string;
  sdl: string;
}

/** Where a subgraph listens when nothing else is said; the gateway replaces it by the environment's address. */
export const defaultUrl = (name: string) => `http://${name}.simpul.internal/graphql`;

/** Composes the subgraphs into one supergraph, without a network. Throws every composition error at once. */
export function composeSupergraph(subgraphs: readonly SubgraphSource[]): string {
  const result = composeServices(
    subgraphs.map(({ name, sdl }) => ({ name, url: defaultUrl(name), typeDefs: parse(sdl) })),
  );
  if (result.errors?.length || !result.supergraphSdl) {
    throw new Error(
      `The subgraphs do not compose:\n${(result.errors ?? []).map((error) => `- ${error.message}`).join('\n')}`,
    );
  }
  return result.supergraphSdl;
}

import type { SubgraphDefinition } from './kit/subgraph.ts';

/** The subgraphs of the hub. Order of start, database schemas, gateway and seeds follow from this list. */
export const SUBGRAPHS: readonly SubgraphDefinition[] = [];

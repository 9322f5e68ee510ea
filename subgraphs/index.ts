import { csr } from './csr/index.ts';
import type { SubgraphDefinition } from './host/subgraph.ts';
import { pillars } from './pillars/index.ts';
import { programs } from './programs/index.ts';

/** The subgraphs of the hub. Order of start, database schemas, ports, gateway and seeds follow from this list. */
export const SUBGRAPHS: readonly SubgraphDefinition[] = [programs, csr, pillars];

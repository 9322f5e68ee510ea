import { sealAudit, walkChain, type ChainReport } from '#host/sealing';
import { openStore } from '#kit/database';

import { openSnapshot } from '../subgraphs/reading/open-snapshot.ts';
import { SUBGRAPHS } from '../subgraphs/index.ts';
import { urlIn, type Databases } from './machine/database.ts';

export interface AuditReport {
  chains: Record<string, ChainReport>;
  /** Heads noted at earlier runs that no chain holds any more. */
  lost: string[];
}

/** Seals what is still open, then walks the audit chain of each subgraph. */
export async function walkAudit(databases: Databases, heads: readonly string[]): Promise<AuditReport> {
  const chains: AuditReport['chains'] = {};
  for (const subgraph of SUBGRAPHS) {
    const store = await openStore({ ...subgraph, databaseUrl: urlIn(databases, subgraph.name) });
    try {
      await sealAudit(store);
      const read = openSnapshot(store);
      chains[subgraph.name] = await walkChain(read, hashesFor(subgraph.name, heads)).finally(() => read.end());
    } finally {
      await store.close();
    }
  }
  return { chains, lost: heads.filter((head) => !isKept(head, chains)) };
}

const hashOf = (head: string): string => head.slice(head.indexOf(':') + 1);
const isOf = (head: string, name: string): boolean => !head.includes(':') || head.startsWith(`${name}:`);
const hashesFor = (name: string, heads: readonly string[]): string[] =>
  heads.filter((head) => isOf(head, name)).map(hashOf);

function isKept(head: string, chains: AuditReport['chains']): boolean {
  return Object.entries(chains).some(([name, { known }]) => isOf(head, name) && known.includes(hashOf(head)));
}

import type { DatabaseState } from '#host/database-state';
import { HUB_HEADER } from '#host/odd-requests';
import { askInTurn } from '#host/replicas';
import { together } from '#host/together';

import { readSubgraph } from '../subgraph-fetch.ts';

/** Half of what a database has (`#host/database-state`): where a subgraph hangs, whoever asks waits for this besides. */
const ASK_MS = 250;

/**
 * Tells in which state the databases of subgraphs are that run elsewhere: each tells its own. Where one does not, no
 * state is known. The processes of a subgraph share a database, so that any of them may tell.
 */
export function askStates(urls: ReadonlyMap<string, string>, hubSecret: string): DatabaseState {
  const headers = { [HUB_HEADER]: hubSecret };
  const stateOf = async (addresses: string): Promise<string> => {
    const call = { headers, signal: AbortSignal.timeout(ASK_MS) };
    const ask = (address: string) => readSubgraph(new URL('/state', address).toString(), call);
    const told = (await askInTurn(addresses, ask, { mayRepeat: true, signal: call.signal })) as { state?: unknown };
    if (typeof told.state !== 'string') throw new Error('no state was told');
    return told.state;
  };
  const ask = together(async () => (await Promise.all([...urls.values()].map(stateOf))).join(', '));
  return { ask: () => ask().catch(() => null), stop: async () => undefined };
}

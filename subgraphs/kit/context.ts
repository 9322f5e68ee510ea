import { randomUUID } from 'node:crypto';

import type { Actor } from './actor.ts';
import { openSnapshot, statements, type Snapshot, type Store } from './database.ts';
import type { Notices } from './notices.ts';
import type { TokenReader } from './token.ts';

/** What every resolver is handed. One fresh object per request: nothing read for one caller reaches another. */
export interface RequestContext {
  /** Null for anybody without a token. */
  actor: Actor | null;
  requestId: string;
  /** Reads of this request, from one snapshot. */
  read: Snapshot;
  /** Where commands write. */
  store: Store;
  notices: Notices;
}

/** The headers a subgraph looks at; every other header changes nothing. */
export interface CallerHeaders {
  authorization?: string | null | undefined;
  requestId?: string | null | undefined;
}

const REQUEST_ID = /^[\w.-]{1,64}$/;

/** Builds a request's context: the token is verified here, in every subgraph, whichever way the call came. */
export async function openContext(
  parts: { store: Store; notices: Notices; readToken: TokenReader },
  headers: CallerHeaders,
): Promise<RequestContext> {
  const actor = await parts.readToken(headers.authorization);
  const requestId = headers.requestId && REQUEST_ID.test(headers.requestId) ? headers.requestId : randomUUID();
  return { actor, requestId, store: parts.store, notices: parts.notices, read: openSnapshot(parts.store) };
}

/** Runs one request with its own tally of SQL statements. */
export function counted<T>(work: (tally: { count: number }) => Promise<T>): Promise<T> {
  const tally = { count: 0 };
  return statements.run(tally, () => work(tally));
}

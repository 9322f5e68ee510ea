import { randomUUID } from 'node:crypto';

import type { RequestContext } from '#kit/context';
import { statements, type Store } from '#kit/database';
import { openSnapshot } from '#kit/snapshot';
import type { Notices } from '#kit/notices';

import type { TokenReader } from './token.ts';

/** The headers a subgraph looks at; every other header changes nothing. */
export interface CallerHeaders {
  authorization?: string | null | undefined;
  requestId?: string | null | undefined;
}

/** What all requests of a running subgraph share. */
export interface SubgraphParts {
  store: Store;
  notices: Notices;
  readToken: TokenReader;
}

const REQUEST_ID = /^[\w.-]{1,64}$/;

/** Builds a request's context: the token is verified here, in every subgraph, whichever way the call came. */
export async function openContext(parts: SubgraphParts, headers: CallerHeaders): Promise<RequestContext> {
  const actor = await parts.readToken(headers.authorization);
  const requestId = headers.requestId && REQUEST_ID.test(headers.requestId) ? headers.requestId : randomUUID();
  return { actor, requestId, store: parts.store, notices: parts.notices, read: openSnapshot(parts.store) };
}

/** Runs one request with its own tally of SQL statements. */
export function counted<T>(work: () => Promise<T>): Promise<T> {
  return statements.run({ count: 0 }, work);
}

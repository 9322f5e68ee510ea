import { randomUUID } from 'node:crypto';

import type { RequestContext } from '#kit/context';
import { statements, type Store } from '#kit/database';
import { openTally } from '#host/telemetry/answered';
import type { Notices } from '#kit/notices';
import { writers } from '#kit/writer';

import { openSnapshot } from '../reading/open-snapshot.ts';
import type { TokenReader } from './token.ts';

/** The headers a subgraph looks at; every other header changes nothing. */
export interface CallerHeaders {
  authorization?: string | null | undefined;
  requestId?: string | null | undefined;
  /** The step of a trace that this call belongs to. */
  traceparent?: string | null | undefined;
}

/** What all requests of a running subgraph share. */
export interface SubgraphParts {
  store: Store;
  notices: Notices;
  readToken: TokenReader;
}

const NOBODY = 'nobody';
const REQUEST_ID = /^[\w.-]{1,64}$/;

/** Builds a request's context: the token is verified here, in every subgraph, whichever way the call came. */
export async function openContext(parts: SubgraphParts, headers: CallerHeaders): Promise<RequestContext> {
  const actor = await parts.readToken(headers.authorization);
  const requestId = headers.requestId && REQUEST_ID.test(headers.requestId) ? headers.requestId : randomUUID();
  const writer = writers.getStore();
  if (writer)
    Object.assign(writer, { subject: actor?.subject ?? NOBODY, organisation: actor?.organisation, requestId });
  return {
    actor,
    requestId,
    withheld: new Set(),
    store: parts.store,
    notices: parts.notices,
    read: openSnapshot(parts.store),
  };
}

/** Runs one request with its own tally of SQL statements, and as a writer of its own. */
export function counted<T>(
  service: string,
  traceparent: string | null | undefined,
  work: () => Promise<T>,
): Promise<T> {
  const writer = { subject: NOBODY, organisation: null, action: 'query', requestId: null };
  return statements.run(openTally(service, traceparent), () => writers.run(writer, work));
}

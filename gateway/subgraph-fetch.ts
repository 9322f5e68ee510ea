import { fetch } from '@whatwg-node/fetch';
import { Agent } from 'undici';

/** An answer that is longer is given up as soon as that is seen. */
const MOST_BYTES = 10_000_000;
/** A subgraph keeps an idle connection for longer (`#host/listening`), or says for how long it does. */
const IDLE_MS = 60_000;

const connections = new Agent({
  keepAliveTimeout: IDLE_MS,
  keepAliveMaxTimeout: IDLE_MS,
  maxResponseSize: MOST_BYTES,
});

export interface Call {
  headers: Record<string, string>;
  body: string;
  signal: AbortSignal;
}

const places = new Map<string, { origin: string; path: string }>();

function placeOf(address: string) {
  const { origin, pathname, search } = new URL(address);
  const place = places.get(address) ?? { origin, path: `${pathname}${search}` };
  places.set(address, place);
  return place;
}

/**
 * Asks a subgraph for one answer, at its own address and no other: a redirect, which would carry the caller's token and
 * our secret elsewhere, is no answer. What is no JSON is an error.
 */
export async function askSubgraph(address: string, call: Call): Promise<unknown> {
  const { body } = await connections.request({ ...(places.get(address) ?? placeOf(address)), method: 'POST', ...call });
  return JSON.parse(await body.text());
}

/** Opens a stream of answers of a subgraph, which ends when its follower goes; no redirect is followed. */
export const openSubgraph = (address: string, init: RequestInit | undefined) =>
  fetch(address, { ...init, redirect: 'error' });

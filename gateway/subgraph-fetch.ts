import { fetch } from '@whatwg-node/fetch';
import { Agent } from 'undici';

import { MOMENT_HEADER } from '#host/odd-requests';

/** An answer that is longer is given up as soon as that is seen. */
const MOST_BYTES = 10_000_000;
/** A subgraph keeps an idle connection for longer (`#host/listening`), or says for how long it does. */
const IDLE_MS = 60_000;

const connections = new Agent({
  keepAliveTimeout: IDLE_MS,
  keepAliveMaxTimeout: IDLE_MS,
  maxResponseSize: MOST_BYTES,
});

interface Reading {
  headers: Record<string, string>;
  signal: AbortSignal;
}

interface Call extends Reading {
  body: string;
}

const places = new Map<string, { origin: string; path: string }>();

function placeOf(address: string) {
  const known = places.get(address);
  if (known) return known;
  const { origin, pathname, search } = new URL(address);
  const place = { origin, path: `${pathname}${search}` };
  places.set(address, place);
  return place;
}

/** What a subgraph answered, and whether that holds for its moment only. */
interface Told {
  answer: unknown;
  isOfTheMoment: boolean;
}

async function request(address: string, call: Reading & { method: 'GET' | 'POST'; body?: string }): Promise<Told> {
  const { body, headers } = await connections.request({ ...placeOf(address), ...call });
  return { answer: JSON.parse(await body.text()), isOfTheMoment: headers[MOMENT_HEADER] !== undefined };
}

/**
 * Asks a subgraph for one answer, at its own address and no other: a redirect, which would carry the caller's token and
 * our secret elsewhere, is no answer. What is no JSON is an error.
 */
export const askSubgraph = (address: string, call: Call): Promise<Told> =>
  request(address, { method: 'POST', ...call });

/** Reads something else that a subgraph tells its gateway, in the same way. */
export const readSubgraph = async (address: string, reading: Reading): Promise<unknown> =>
  (await request(address, { method: 'GET', ...reading })).answer;

/** Opens a stream of answers of a subgraph, which ends when its follower goes; no redirect is followed. */
export const openSubgraph = (address: string, init: RequestInit | undefined) =>
  fetch(address, { ...init, redirect: 'error' });

import type { Express } from 'express';
import { isStopping } from '#host/listening';
import { addressesIn } from '#host/replicas';
import { together } from '#host/together';

import { servesSameSchema } from './schema-match.ts';

const CHECK_MS = 2_000;
/** For so long it holds what the subgraphs said: whoever asks often asks this process, not them. */
const SAID_FOR_MS = 500;
/** What a subgraph says of itself when it cannot serve; anything else it says is told as "not ready". */
const REASONS = new Set<unknown>(['database away', 'migrations missing', 'preparing', 'stopping']);

/** Where the subgraphs are, and what they ask for before they tell their schema. */
export interface Served {
  urls: ReadonlyMap<string, string>;
  hubSecret: string | null;
}

async function readyAt(name: string, url: string, hubSecret: string | null): Promise<string> {
  try {
    const answer = await fetch(new URL('/readyz', url), { signal: AbortSignal.timeout(CHECK_MS) });
    if (!answer.ok) {
      const { status } = (await answer.json().catch(() => ({}))) as { status?: string };
      return status !== undefined && REASONS.has(status) ? status : 'not ready';
    }
    return (await servesSameSchema(name, url, hubSecret)) ? 'ready' : 'another schema';
  } catch {
    return 'away';
  }
}

/** A subgraph is ready where one of its processes is. */
async function readyOf(name: string, urls: string, hubSecret: string | null): Promise<string> {
  const states = await Promise.all(addressesIn(urls).map((url) => readyAt(name, url, hubSecret)));
  return states.find((state) => state === 'ready') ?? states[0] ?? 'away';
}

/** What each service says of itself: a word, and never an address. */
export type Health = () => Promise<Record<string, string>>;

/** Tells how all services are; the subgraphs are asked at most twice a second, however many ask here. */
export function openHealth({ urls, hubSecret }: Served): Health {
  let saidAt = Number.NEGATIVE_INFINITY;
  let said: Record<string, string> = {};
  const ask = together(async () => {
    if (performance.now() - saidAt < SAID_FOR_MS) return said;
    const asked = [...urls].map(async ([name, url]) => [name, await readyOf(name, url, hubSecret)] as const);
    said = Object.fromEntries(await Promise.all(asked));
    saidAt = performance.now();
    return said;
  });
  return async () => ({ gateway: isStopping() ? 'stopping' : 'ready', ...(await ask()) });
}

/** `/healthz`: the process lives. `/readyz`: it can serve, and what is missing where it cannot. */
export function addHealth(app: Express, health: Health): void {
  app.get('/healthz', (_request, response) => void response.json({ status: 'alive', service: 'gateway' }));
  app.get('/readyz', async (_request, response) => {
    const services = await health();
    const isReady = Object.values(services).every((state) => state === 'ready');
    response.status(isReady ? 200 : 503).json({ status: isReady ? 'ready' : 'partly ready', services });
  });
}

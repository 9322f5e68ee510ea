import { setTimeout as pause } from 'node:timers/promises';

import { GraphQLError } from 'graphql';

import { isPassing } from '#kit/errors';
import { log } from '#kit/log';

const AGAIN_MS = 1_000;

/** A command that tried for as long as a request may says so by a fault of its own. */
const maySucceedLater = (error: unknown): boolean =>
  isPassing(error) || (error instanceof GraphQLError && error.extensions['code'] === 'SERVICE_UNAVAILABLE');

/** What is prepared beside the first requests. */
export interface Preparing {
  /** Ends when all is there; fails where it never will be. */
  prepared: Promise<void>;
  stop(): Promise<void>;
}

/**
 * Prepares, however long the database is away meanwhile: nobody would begin it anew, and a process that lives but is never
 * ready is not started again by anybody. What is prepared goes on where it was.
 */
export function keepPreparing(name: string, prepare: () => Promise<void>): Preparing {
  const stopping = new AbortController();
  const { signal } = stopping;
  const untilThere = async () => {
    for (;;) {
      try {
        return await prepare();
      } catch (error) {
        if (signal.aborted || !maySucceedLater(error)) throw error;
        log.warn({ subgraph: name, error: String(error) }, 'not prepared yet, it is tried again');
        await pause(AGAIN_MS, undefined, { signal });
      }
    }
  };
  const prepared = untilThere();
  prepared.catch((error: unknown) => {
    if (signal.aborted) return;
    log.error({ subgraph: name, error: error instanceof Error ? error.stack : String(error) }, 'not prepared');
  });
  return { prepared, stop: async () => stopping.abort() };
}

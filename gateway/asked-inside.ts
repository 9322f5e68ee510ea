import { randomBytes } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import type { Request as Asked } from 'express';

import type { AskHub } from './exports/pages.ts';
import type { openRuntime } from './runtime.ts';

type Runtime = ReturnType<typeof openRuntime>;

/** The mark of what the hub asks itself, and nobody pays for: made anew at each start, and told to nobody. */
const INSIDE = randomBytes(32).toString('base64url');
const INSIDE_HEADER = 'x-simpul-inside';
/** The same for what the hub asks in words of its own for a caller, such as the pages of a file: the caller pays. */
const FOR_CALLER = randomBytes(32).toString('base64url');
/** The same for documents that are only planned. */
const WARMING = randomBytes(32).toString('base64url');

/** Whether a document is only to be planned. */
export const isWarming = (request: Request | undefined) => request?.headers.get(INSIDE_HEADER) === WARMING;
/** Whether the hub itself asks, and nobody pays. */
export const isInside = (request: Request | undefined) =>
  request?.headers.get(INSIDE_HEADER) === INSIDE || isWarming(request);
/** Whether the hub wrote the document, for itself or for a caller. */
export const isInOwnWords = (request: Request | undefined) =>
  request?.headers.get(INSIDE_HEADER) === FOR_CALLER || isInside(request);

/** Between two documents, so that who asks meanwhile is not kept waiting. */
const WARMING_PAUSE_MS = 20;

/** Who pays for what is asked, and until when an answer is of use. */
interface OnBehalf {
  req: Asked;
  signal: AbortSignal;
}

const ask = (runtime: Runtime, mark: string, body: object, authorization?: string, caller?: OnBehalf) =>
  runtime.fetch(
    'http://gateway.internal/graphql',
    {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        [INSIDE_HEADER]: mark,
        ...(authorization !== undefined && { authorization }),
        ...(caller && { 'x-request-id': caller.req.header('x-request-id') ?? '' }),
      },
      body: JSON.stringify(body),
      ...(caller && { signal: caller.signal }),
    },
    // The limits find here whose use it is.
    ...(caller ? [{ req: caller.req }] : []),
  );

/** Has documents read, checked and planned before anybody asks; one after the other, and nothing of them runs. */
export function warmUp(runtime: Runtime, documents: Iterable<string>): { done: Promise<void>; stop: () => void } {
  let isOver = false;
  const go = async () => {
    for (const query of documents) {
      await pause(WARMING_PAUSE_MS, undefined, { ref: false });
      if (isOver) return;
      await (await ask(runtime, WARMING, { query })).text();
    }
  };
  return { done: go(), stop: () => void (isOver = true) };
}

/** Asks the running gateway from inside, with a token: the same path that a query from outside takes, but nobody pays. */
export function askThrough(runtime: Runtime): (authorization: string | undefined) => AskHub {
  return (authorization) => async (operation) => (await ask(runtime, INSIDE, operation, authorization)).json();
}

/**
 * The same for a caller, who pays for each question as for one of his own, whoever it is asked as; nothing more is asked
 * once the signal says that the answer is of no use.
 */
export function askFor(runtime: Runtime): (caller: OnBehalf, authorization: string | undefined) => AskHub {
  return (caller, authorization) => async (operation) => {
    caller.signal.throwIfAborted();
    return (await ask(runtime, FOR_CALLER, operation, authorization, caller)).json();
  };
}

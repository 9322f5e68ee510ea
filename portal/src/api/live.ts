// What the hub tells by itself, over server-sent events.
import { createClient } from 'graphql-sse';

import type { TypedDocumentString } from './generated/graphql.ts';
import { bodyOf } from './request.ts';
import { bearer } from '../session/session.ts';

/** Whether the line stands: nothing heard yet, listening, or gone and tried again. */
export type LineState = 'CONNECTING' | 'LIVE' | 'LOST';

interface Listener<T> {
  onData: (data: T) => void;
  onLine: (state: LineState) => void;
}

const LONGEST_PAUSE_MS = 30_000;
const FIRST_PAUSE_MS = 1_000;
/** A line that is ended sooner never stood. */
const STANDS_MS = 500;

/** Longer and longer pauses, each a little different, so that a hub that comes back is not run over. */
function pauseBefore(round: number): number {
  const pause = Math.min(LONGEST_PAUSE_MS, FIRST_PAUSE_MS * 2 ** Math.min(round, 5));
  return pause * (0.75 + Math.random() / 2);
}

const client = createClient({
  url: '/graphql',
  headers: async (): Promise<Record<string, string>> => {
    const token = await bearer();
    return token ? { authorization: `Bearer ${token}` } : {};
  },
  retryAttempts: Number.POSITIVE_INFINITY,
  retry: (retries) => new Promise((resolve) => setTimeout(resolve, pauseBefore(retries))),
});

/** Listens to a subscription until the way out it gives back is called; a line that breaks is opened again. */
export function listen<T, V extends Record<string, unknown>>(
  document: TypedDocumentString<T, V>,
  variables: V,
  { onData, onLine }: Listener<T>,
): () => void {
  const { query = '', extensions } = bodyOf(document, variables);
  let close = () => {};
  let timer: ReturnType<typeof setTimeout> | undefined;
  let rounds = 0;
  // The hub ends a line whose part is away: it is opened anew, as one that broke.
  const ended = () => {
    clearTimeout(timer);
    onLine('LOST');
    timer = setTimeout(open, pauseBefore(rounds));
    rounds += 1;
  };
  function open() {
    close = client.subscribe<T>(
      { query, variables, ...(extensions && { extensions: { ...extensions } }) },
      {
        next: ({ data }) => {
          if (data) onData(data);
        },
        error: ended,
        complete: ended,
      },
      {
        connecting: (isAgain) => {
          clearTimeout(timer);
          if (isAgain) onLine('LOST');
        },
        connected: () => {
          timer = setTimeout(() => {
            rounds = 0;
            onLine('LIVE');
          }, STANDS_MS);
        },
      },
    );
  }
  open();
  return () => {
    clearTimeout(timer);
    close();
  };
}

import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';

import type { TypedDocumentString } from './generated/graphql.ts';
import { listen, type LineState } from './live.ts';

/** How often is asked instead while the line is gone. */
const POLL_MS = 20_000;

/** Whether a page moves by itself, and when it last did. */
export interface Live {
  line: LineState;
  movedAt: Date | null;
}

export const NOTHING_HEARD: Live = { line: 'CONNECTING', movedAt: null };

/** What a screen asks again by itself while its line is gone. */
export const meanwhile = ({ line }: Live) => (line === 'LOST' ? { everyMs: POLL_MS } : {});

interface Told {
  /** The document that the screen shows: asked anew after each change. */
  shown: { __meta__?: Record<string, unknown> };
  tell: (change: (before: Live) => Live) => void;
}

/** Listens to what changes of one thing, once its id is known. */
export function useListening<T>(
  document: TypedDocumentString<T, { id: string }>,
  id: string | undefined,
  { shown, tell }: Told,
): void {
  const client = useQueryClient();
  const hash = shown.__meta__?.['hash'];
  useEffect(() => {
    if (id === undefined) return undefined;
    const again = () => void client.invalidateQueries({ predicate: ({ queryKey }) => queryKey[2] === hash });
    let wasLost = false;
    return listen(
      document,
      { id },
      {
        onLine: (line) => {
          tell((before) => ({ ...before, line }));
          // What moved while nobody listened is told by nobody.
          if (line === 'LIVE' && wasLost) again();
          wasLost = line === 'LOST';
        },
        onData: () => {
          tell((before) => ({ ...before, movedAt: new Date() }));
          again();
        },
      },
    );
  }, [document, id, client, hash, tell]);
}

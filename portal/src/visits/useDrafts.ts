import { useQuery, useQueryClient } from '@tanstack/react-query';
import { get, update } from 'idb-keyval';

import { useSession } from '../session/useSession.ts';
import type { Draft } from './drafts.ts';

interface Drafts {
  drafts: readonly Draft[];
  /** Changes what is on the device; what another tab wrote meanwhile stays. */
  change: (step: (drafts: readonly Draft[]) => Draft[]) => Promise<void>;
}

/** The drafts of the one who is signed in, kept on this device. */
export function useDrafts(): Drafts {
  const { subject } = useSession();
  const client = useQueryClient();
  const store = `simpul-visit-drafts ${subject}`;
  const queryKey = ['device', store];
  const { data = [] } = useQuery({ queryKey, queryFn: async () => (await get<Draft[]>(store)) ?? [] });
  return {
    drafts: data,
    async change(step) {
      await update<Draft[]>(store, (before) => step(before ?? []));
      await client.invalidateQueries({ queryKey });
    },
  };
}

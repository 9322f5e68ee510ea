import { notifyManager, useQueryClient } from '@tanstack/react-query';
import { useCallback, useSyncExternalStore } from 'react';

import { awayOf, PARTS, type Away } from '../api/away.ts';

const ALL: readonly Away[] = ['hub', ...PARTS];

/** What is away of all that the page shows at the moment: by the answers it has, so it is asked nothing more. */
export function useAway(): readonly Away[] {
  const cache = useQueryClient().getQueryCache();
  const follow = useCallback((changed: () => void) => cache.subscribe(notifyManager.batchCalls(changed)), [cache]);
  const named = useSyncExternalStore(follow, () => {
    const asked = cache.getAll().filter((query) => query.isActive());
    const away = new Set(asked.flatMap(({ state }) => awayOf(state)));
    return ALL.filter((one) => away.has(one)).join(' ');
  });
  return ALL.filter((one) => named.split(' ').includes(one));
}

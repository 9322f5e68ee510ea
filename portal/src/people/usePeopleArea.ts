import { useSearch } from '@tanstack/react-router';

import { useSession } from '../session/useSession.ts';
import { peopleWithin } from './ownArea.ts';

/** The area that the lists of this page are about. */
export function usePeopleArea(): string {
  const session = useSession();
  const search = useSearch({ strict: false });
  return peopleWithin(session, typeof search.wilayah === 'string' ? search.wilayah : undefined);
}

import { useSearch } from '@tanstack/react-router';

import type { Role } from '../session/session.ts';
import { useSession } from '../session/useSession.ts';
import { withinOf } from './within.ts';

/** The area that the work lists of this page are about. */
export function useWithin(held?: readonly Role[]): string {
  const session = useSession();
  const search = useSearch({ strict: false });
  return withinOf(session, typeof search.wilayah === 'string' ? search.wilayah : undefined, held);
}

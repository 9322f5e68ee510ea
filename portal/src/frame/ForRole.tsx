import type { ReactNode } from 'react';

import { useWords } from '../language/useWords.ts';
import type { Role } from '../session/session.ts';
import { useSession } from '../session/useSession.ts';
import { NoPermission, NotSignedIn } from './States.tsx';

/** What only some roles may see: others are told to sign in, or who grants it. */
export function ForRole({ roles, children }: { roles: readonly Role[]; children: ReactNode }) {
  const say = useWords();
  const session = useSession();
  if (session.subject === null) return <NotSignedIn />;
  if (!session.roles.some(({ role }) => roles.includes(role))) return <NoPermission who={say('frame.who.operator')} />;
  return children;
}

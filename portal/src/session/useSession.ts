import { useSyncExternalStore } from 'react';

import { currentSession, onSession, type Role, type Session } from './session.ts';

/** Who is signed in, followed as it changes. */
export function useSession(): Session {
  return useSyncExternalStore(onSession, currentSession);
}

/** Whether one of these roles is held (anywhere; the hub judges the area). */
export function holds(session: Session, ...roles: Role[]): boolean {
  return session.roles.some(({ role }) => role === 'ADMIN' || roles.includes(role));
}

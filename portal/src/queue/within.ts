import type { Session } from '../session/session.ts';

/** The areas a coordinator or officer looks after, by code; ADMIN looks after all, so a province has to be chosen. */
export function areasOf({ roles }: Session): string[] {
  return roles.flatMap(({ role, area }) =>
    (role === 'FORUM_COORDINATOR' || role === 'PROGRAM_OFFICER') && area ? [area] : [],
  );
}

/** The area a work list is about: the one in the address, else the first of the own ones, else the province of the demo. */
export function withinOf(session: Session, asked: string | undefined): string {
  return asked ?? areasOf(session)[0] ?? '15';
}

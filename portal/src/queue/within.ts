import type { Role, Session } from '../session/session.ts';

/** Whose work lists these are. */
const OFFICIALS: readonly Role[] = ['FORUM_COORDINATOR', 'PROGRAM_OFFICER'];
/** Who confirms that something came. */
export const RECEIVERS: readonly Role[] = ['PROGRAM_OFFICER', 'PILLAR_COORDINATOR'];

/** The areas somebody looks after, by code; ADMIN looks after all, so a province has to be chosen. */
export function areasOf({ roles }: Session, held = OFFICIALS): string[] {
  return roles.flatMap(({ role, area }) => (held.includes(role) && area ? [area] : []));
}

/** The area a work list is about: the one in the address, else the first of the own ones, else the province of the demo. */
export function withinOf(session: Session, asked: string | undefined, held = OFFICIALS): string {
  return asked ?? areasOf(session, held)[0] ?? '15';
}

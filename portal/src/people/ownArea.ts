import type { Session } from '../session/session.ts';

/** The areas whose people the signed-in one looks after, by code; ADMIN looks after all. */
export const pillarAreas = ({ roles }: Session): string[] =>
  roles.flatMap(({ role, area }) => (role === 'PILLAR_COORDINATOR' && area ? [area] : []));

/** The area a list is about: the one in the address, else the first of the own ones, else the province of the demo. */
export const peopleWithin = (session: Session, asked: string | undefined): string =>
  asked ?? pillarAreas(session)[0] ?? '15';

/** True where an area lies in another or is the same, by whole segments of the code. */
export const isInside = (code: string, of: string): boolean => code === of || code.startsWith(`${of}.`);

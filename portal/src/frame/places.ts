import type { Role, Session } from '../session/session.ts';

interface Place {
  to: string;
  /** The id of its name. */
  label: string;
  /** Who is shown it: roles, or whoever has none; everybody where none is named. */
  roles?: readonly (Role | 'NONE')[];
}

/** Where the header leads, in order; at most five for a role. */
const PLACES: readonly Place[] = [
  { to: '/kesenjangan', label: 'frame.place.gaps' },
  { to: '/kerja', label: 'frame.place.desk', roles: ['FORUM_COORDINATOR', 'PROGRAM_OFFICER', 'ADMIN'] },
  { to: '/antrean', label: 'frame.place.queue', roles: ['FORUM_COORDINATOR', 'ADMIN'] },
  { to: '/pencocokan', label: 'frame.place.matching', roles: ['FORUM_COORDINATOR'] },
  { to: '/kelola', label: 'frame.place.managing', roles: ['PROGRAM_OFFICER', 'ADMIN'] },
  { to: '/perencanaan', label: 'frame.place.planning', roles: ['PROGRAM_OFFICER'] },
  { to: '/ikrar', label: 'frame.place.pledges', roles: ['COMPANY'] },
  { to: '/rencana', label: 'frame.company.plan', roles: ['COMPANY'] },
  { to: '/lapor', label: 'frame.company.report', roles: ['COMPANY'] },
  { to: '/bandingkan', label: 'frame.place.compare', roles: ['NONE'] },
  { to: '/register', label: 'frame.place.register', roles: ['NONE'] },
  { to: '/rakor', label: 'frame.place.meetings' },
  { to: '/relawan', label: 'frame.place.people', roles: ['PILLAR_COORDINATOR'] },
  { to: '/penerimaan', label: 'frame.place.receiving', roles: ['PILLAR_COORDINATOR'] },
];

/** The places of the one who is signed in. */
export function placesFor({ roles }: Session): readonly Place[] {
  const held = new Set<Role | 'NONE'>(roles.length > 0 ? roles.map(({ role }) => role) : ['NONE']);
  return PLACES.filter((place) => !place.roles || place.roles.some((role) => held.has(role)));
}

import { forbidden, unauthenticated } from './errors.ts';

/** What a person may do; always within an area, and for a company within its own organisation. */
export enum Role {
  COMPANY = 'COMPANY',
  FORUM_COORDINATOR = 'FORUM_COORDINATOR',
  PROGRAM_OFFICER = 'PROGRAM_OFFICER',
  PILLAR_COORDINATOR = 'PILLAR_COORDINATOR',
  ADMIN = 'ADMIN',
}

/** A role in an area; `area: null` is the whole country. */
export interface Grant {
  role: Role;
  area: string | null;
}

/** Who is asking, as the verified token says. */
export interface Actor {
  subject: string;
  name: string;
  organisation: string | null;
  grants: readonly Grant[];
}

/** True when `area` is `scope` or lies in it, by whole dotted segments of the Kemendagri code. */
export function isWithin(area: string, scope: string | null): boolean {
  return scope === null || area === scope || area.startsWith(`${scope}.`);
}

/** True when the actor holds the role for that area; ADMIN holds every role. */
export function mayActIn(actor: Actor | null, role: Role, area: string): boolean {
  return (
    actor !== null &&
    actor.grants.some((grant) => (grant.role === role || grant.role === Role.ADMIN) && isWithin(area, grant.area))
  );
}

/** True when the actor holds the role anywhere. */
export function hasRole(actor: Actor | null, role: Role): boolean {
  return actor !== null && actor.grants.some((grant) => grant.role === role || grant.role === Role.ADMIN);
}

/** The signed-in actor, or the fault UNAUTHENTICATED. */
export function assertSignedIn(actor: Actor | null): Actor {
  if (!actor) throw unauthenticated();
  return actor;
}

/** The actor when one of the roles is held for that area, else FORBIDDEN. */
export function assertMayActIn(actor: Actor | null, roles: Role[], area: string): Actor {
  const known = assertSignedIn(actor);
  if (roles.some((role) => mayActIn(known, role, area))) return known;
  throw forbidden(`This needs the role ${roles.join(' or ')} for area ${area}.`);
}

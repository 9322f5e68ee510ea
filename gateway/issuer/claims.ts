import { Role, type Grant } from '#kit/actor';

/** What a token says about its holder beside the registered claims. */
export interface SimpulClaim {
  roles: Grant[];
  organisation: string | null;
}

/** Whom a token is signed for. */
export interface TokenClaims {
  subject: string;
  roles: readonly Grant[];
  organisation?: string | null;
  name?: string;
  lifetimeSeconds?: number;
}

/** A role change or a sign-out works within this time, because no token outlives it. */
export const LONGEST_LIFETIME_SECONDS = 900;
export const LIFETIME_SECONDS = 600;

// Kemendagri code: province, regency, district, village ("15.07.01.2001").
const AREA = /^\d{2}(\.\d{2}(\.\d{2}(\.\d{4})?)?)?$/;
const ROLES: ReadonlyMap<string, Role> = new Map(Object.values(Role).map((role) => [role, role]));

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** One stored or typed grant; throws with the reason when it is not one. */
export function readGrant(value: unknown): Grant {
  const { role: name, area = null }: Record<string, unknown> = isRecord(value) ? value : {};
  const role = typeof name === 'string' ? ROLES.get(name) : undefined;
  if (!role) throw new Error(`A role is one of ${[...ROLES.keys()].join(', ')}; got ${JSON.stringify(name)}.`);
  if (area === null) return { role, area };
  if (typeof area === 'string' && AREA.test(area)) return { role, area };
  throw new Error(`The area of a role is a Kemendagri code such as 15.07, or null; got ${JSON.stringify(area)}.`);
}

/** The `simpul` claim of these roles; a company acts for its organisation, so COMPANY needs one. */
export function simpulClaim(roles: unknown, organisation: unknown): SimpulClaim {
  const grants = Array.isArray(roles) ? roles.map(readGrant) : [];
  const named = typeof organisation === 'string' && organisation !== '' ? organisation : null;
  if (named === null && grants.some((grant) => grant.role === Role.COMPANY)) {
    throw new Error('The role COMPANY is bound to an organisation; name it.');
  }
  return { roles: grants, organisation: named };
}

/** The lifetime asked for; throws when it is over the longest one. */
export function checkLifetime(seconds = LIFETIME_SECONDS): number {
  if (Number.isInteger(seconds) && seconds >= 1 && seconds <= LONGEST_LIFETIME_SECONDS) return seconds;
  throw new Error(`A token lives 1 to ${LONGEST_LIFETIME_SECONDS} seconds; got ${seconds}.`);
}

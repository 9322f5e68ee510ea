import { Role, assertMayActIn, assertSignedIn, mayActIn, type Actor } from '#kit/actor';
import { forbidden } from '#kit/errors';

import { assertAreaCode } from './areas/area.queries.ts';

/** Whose rows a work list shows: those of an area the viewer coordinates, or those of the viewer's own organisation. */
export interface Scope {
  organisation: string | null;
  within: string | null;
}

/** The scope a viewer asks for; FORBIDDEN for an area of others, and without an organisation. */
export function readScope(actor: Actor | null, within: string | null | undefined): Scope {
  const { organisation } = assertSignedIn(actor);
  if (within !== null && within !== undefined) {
    assertAreaCode(within);
    assertMayActIn(actor, [Role.FORUM_COORDINATOR], within);
    return { organisation: null, within };
  }
  if (organisation === null) throw forbidden('Name the area with within: your account belongs to no organisation.');
  return { organisation, within: null };
}

/** True for the company something belongs to, the coordinators of one of its areas, and ADMIN. */
export function isSideOf(actor: Actor | null, thing: { organisation: string; areas: readonly string[] }): boolean {
  return (
    (actor?.organisation ?? null) === thing.organisation ||
    thing.areas.some((area) => mayActIn(actor, Role.FORUM_COORDINATOR, area))
  );
}

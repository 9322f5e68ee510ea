import type { Role, Session } from '../session/session.ts';

/** Who may write about the meetings of an area and freeze briefs; the hub judges again. */
export const WRITERS: readonly Role[] = ['FORUM_COORDINATOR', 'PROGRAM_OFFICER'];

/** True where the area lies in one that a role of this kind is held for; whole parts of the code count. */
export function mayWriteIn({ roles }: Session, area: string | null | undefined): boolean {
  return roles.some(
    (held) =>
      WRITERS.includes(held.role) && (held.area === null || area === held.area || area?.startsWith(`${held.area}.`)),
  );
}

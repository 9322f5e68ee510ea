import type { RefusalReason } from '#kit/refusal';

/** Why somebody cannot have a pledge in hand: another coordinator has it. */
export function refuseTakenUp(actorName: string, takenAt: string) {
  return {
    __typename: 'TakenUpByAnother',
    code: 'TAKEN_UP_BY_ANOTHER',
    actorName,
    takenAt,
    words: {
      ID: `Ikrar ini sedang dibuka ${actorName}. Tanyakan dahulu sebelum memutuskan.`,
      EN: `${actorName} has this pledge open. Ask them before you decide.`,
    },
  } as const satisfies RefusalReason & { actorName: string; takenAt: string };
}

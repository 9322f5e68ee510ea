import type { RefusalReason } from '#kit/refusal';

/** How many people of one type a gap area asks for, and what they must be certified for. */
export interface Requirement {
  typeCode: string;
  people: number;
  certificate: string | null;
}

export const peopleOf = (requirements: readonly Requirement[]): number =>
  requirements.reduce((sum, { people }) => sum + people, 0);

/** True when both lists ask for the same, in whatever order. */
export function isSameRequirements(one: readonly Requirement[], other: readonly Requirement[]): boolean {
  const written = (list: readonly Requirement[]) =>
    list
      .map(({ typeCode, people, certificate }) => JSON.stringify([typeCode, people, certificate]))
      .toSorted()
      .join('\n');
  return written(one) === written(other);
}

/** Why requirements cannot stand beside the number of people that the programme officers state, or null. */
export function refuseOtherTotal(requirements: readonly Requirement[], needed: number | null) {
  const stated = peopleOf(requirements);
  if (needed === null || requirements.length === 0 || stated === needed) return null;
  const difference = Math.abs(stated - needed);
  const words =
    stated > needed
      ? {
          ID: `Rinciannya ${stated} orang, kebutuhan wilayah ini ${needed}: kurangi ${difference}, atau minta dinas mengubah kebutuhannya.`,
          EN: `They ask for ${stated} people, the gap area for ${needed}: take ${difference} off, or have the need changed.`,
        }
      : {
          ID: `Rinciannya ${stated} orang, kebutuhan wilayah ini ${needed}: tambahkan ${difference}, atau minta dinas mengubah kebutuhannya.`,
          EN: `They ask for ${stated} people, the gap area for ${needed}: add ${difference}, or have the need changed.`,
        };
  return {
    __typename: 'DeliveryRequirementsDiffer',
    code: 'DELIVERY_REQUIREMENTS_DIFFER',
    needed,
    stated,
    words,
  } as const satisfies RefusalReason & { needed: number; stated: number };
}

/** Why requirements set against an older version are refused, or null when it is the newest. */
export function refuseOlderRequirements(version: number, expected: number) {
  if (version === expected) return null;
  return {
    __typename: 'DeliveryRequirementsChanged',
    code: 'DELIVERY_REQUIREMENTS_CHANGED',
    version,
    words: {
      ID: 'Persyaratan ini sudah diubah orang lain. Muat ulang, lalu ubah lagi.',
      EN: 'Somebody changed these requirements meanwhile. Load them again, then change them.',
    },
  } as const satisfies RefusalReason & { version: number };
}

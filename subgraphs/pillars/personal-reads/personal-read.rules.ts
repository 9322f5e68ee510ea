/** What of a person's identity is shown in clear. */
export const PersonalField = { FULL_NAME: 'FULL_NAME', PHONE: 'PHONE' } as const;
export type PersonalField = keyof typeof PersonalField;

/** One look at somebody's data, which another person asked for. */
export interface Look {
  personnelId: string;
  field: PersonalField;
  purpose: string | null;
}

/** A person's looks as one row of the log: the fields together, the first purpose that was told. */
export interface NotedRead {
  personnelId: string;
  fields: PersonalField[];
  purpose: string | null;
}

/** What the log says of the looks of one request: a row a person. Looks that showed nothing are left out before. */
export function readsOf(looks: readonly Look[]): NotedRead[] {
  const people = new Map<string, Look[]>();
  for (const look of looks) people.set(look.personnelId, [...(people.get(look.personnelId) ?? []), look]);
  return [...people].map(([personnelId, own]) => ({
    personnelId,
    fields: [...new Set(own.map(({ field }) => field))].toSorted(),
    purpose: own.find(({ purpose }) => purpose !== null)?.purpose ?? null,
  }));
}

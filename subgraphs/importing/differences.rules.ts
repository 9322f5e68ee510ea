/** A field that a row would change. */
interface Changed {
  field: string;
  before: string | null;
  after: string | null;
}

/** What a row says otherwise than the hub, field by field; a cell left empty says nothing. */
export function differencesFrom(
  stood: Readonly<Partial<Record<string, string | null>>>,
  said: ReadonlyMap<string, string>,
  fields: readonly string[],
): Changed[] {
  return fields.flatMap((field) => {
    const after = said.get(field) ?? null;
    const before = stood[field] ?? null;
    return after === null || after === before ? [] : [{ field, before, after }];
  });
}

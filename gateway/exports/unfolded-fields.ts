import { Kind, type DocumentNode, type SelectionSetNode } from 'graphql';

/** How many fields a document holds once its fragments are written out, without writing them out. */
export function unfoldedFields({ definitions }: DocumentNode): number {
  const fragments = new Map(
    definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one.selectionSet] as const] : [],
    ),
  );
  const known = new Map<string, number>();
  const ofFragment = (name: string): number => {
    const count = known.get(name) ?? fieldsOf(fragments.get(name));
    known.set(name, count);
    return count;
  };
  const fieldsOf = (set: SelectionSetNode | undefined): number =>
    (set?.selections ?? []).reduce((sum, one) => {
      if (one.kind === Kind.FRAGMENT_SPREAD) return sum + 1 + ofFragment(one.name.value);
      return sum + 1 + fieldsOf(one.selectionSet);
    }, 0);
  return definitions.reduce(
    (sum, one) => sum + (one.kind === Kind.OPERATION_DEFINITION ? fieldsOf(one.selectionSet) : 0),
    0,
  );
}

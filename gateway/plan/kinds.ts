import { isAbstractType, isObjectType, type GraphQLSchema } from 'graphql';

/** Whether an object of this type is meant by one of these names: its own, or that of an interface or union it belongs to. */
export type Fits = (typeName: string, conditions: readonly string[]) => boolean;

export function kindsOf(schema: GraphQLSchema): Fits {
  const known = new Map<string, Set<string>>();
  /** The names of all types whose objects one name stands for. */
  const meantBy = (condition: string): Set<string> => {
    const kept = known.get(condition);
    if (kept) return kept;
    const type = schema.getType(condition);
    const names = isAbstractType(type) ? schema.getPossibleTypes(type).map(({ name }) => name) : [];
    const meant = new Set([condition, ...names.filter((name) => isObjectType(schema.getType(name)))]);
    known.set(condition, meant);
    return meant;
  };
  return (typeName, conditions) => conditions.some((condition) => meantBy(condition).has(typeName));
}

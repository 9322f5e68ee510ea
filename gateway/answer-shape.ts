import {
  getNamedType,
  getOperationAST,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isSpecifiedScalarType,
  isUnionType,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

type Check = (value: unknown) => boolean;

/** What checks are made of; without a schema, what can be told without one. */
interface Makings {
  schema: GraphQLSchema | null;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** The type of the object that is asked, where it is known. */
type Asked = GraphQLCompositeType | null | undefined;

interface Part {
  key: string;
  /** False where a condition, or the type of the object, may leave it out. */
  isSure: boolean;
  check: Check;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// A type's name that nobody told is known from the schema, or comes to nothing.
const isName = (selection: SelectionNode): boolean =>
  selection.kind === Kind.FIELD && selection.name.value === '__typename';

const mayBeMissing = (selection: SelectionNode): boolean =>
  isName(selection) ||
  (selection.directives?.length ?? 0) > 0 ||
  selection.kind === Kind.FRAGMENT_SPREAD ||
  (selection.kind === Kind.INLINE_FRAGMENT && selection.typeCondition !== undefined);

const typeOfField = (asked: Asked, name: string): GraphQLOutputType | undefined =>
  asked && !isUnionType(asked) ? asked.getFields()[name]?.type : undefined;

/** A leaf that the language itself knows is no object and no list; what a scalar of somebody's own looks like is theirs. */
function leafOf(type: GraphQLNamedType | undefined): Check {
  const isKnown = type !== undefined && (isEnumType(type) || isSpecifiedScalarType(type));
  return isKnown ? (value) => typeof value !== 'object' || value === null : () => true;
}

const ofAnyDepth = (inner: Check): Check => {
  const check: Check = (value) => (Array.isArray(value) ? value.every(check) : inner(value));
  return check;
};

/** As deep in lists as the type says, and null only where it says so; where the type is not known, in lists of any depth. */
function wrapped(type: GraphQLOutputType | undefined, inner: Check): Check {
  if (!type) return ofAnyDepth(inner);
  if (isNonNullType(type)) {
    const rest = wrapped(type.ofType, inner);
    return (value) => value !== null && rest(value);
  }
  if (!isListType(type)) return inner;
  const item = wrapped(type.ofType, inner);
  return (value) => value === null || (Array.isArray(value) && value.every(item));
}

function partsOf(set: SelectionSetNode, asked: Asked, isSure: boolean, makings: Makings): Part[] {
  return set.selections.flatMap((selection): Part[] => {
    const sure = isSure && !mayBeMissing(selection);
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const type = isName(selection) ? undefined : typeOfField(asked, selection.name.value);
      const named = type && getNamedType(type);
      const inner = selection.selectionSet
        ? objectOf(selection.selectionSet, isCompositeType(named) ? named : null, sure, makings)
        : leafOf(named);
      return [{ key, isSure: sure, check: selection.selectionSet || type ? wrapped(type, inner) : inner }];
    }
    const meant = selection.kind === Kind.FRAGMENT_SPREAD ? makings.fragments.get(selection.name.value) : selection;
    const condition = meant?.typeCondition?.name.value;
    const type = condition === undefined ? asked : makings.schema?.getType(condition);
    return meant ? partsOf(meant.selectionSet, isCompositeType(type) ? type : null, sure, makings) : [];
  });
}

/** An object with what was asked of it, or null. */
function objectOf(set: SelectionSetNode, asked: Asked, isSure: boolean, makings: Makings): Check {
  const parts = partsOf(set, asked, isSure, makings);
  return (value) =>
    value === null ||
    (isPlain(value) &&
      parts.every(({ key, isSure: mustBe, check }) => {
        const part = value[key];
        return part === undefined ? !mustBe : check(part);
      }));
}

type Given = Readonly<Record<string, unknown>>;
type RootCheck = (data: unknown, given: Given) => boolean;

/** Entities are answered one for one: the key they are told under, and the variable that holds what was asked for. */
const entitiesIn = ({ selections }: SelectionSetNode): [key: string, variable: string][] =>
  selections.flatMap((field): [string, string][] => {
    if (field.kind !== Kind.FIELD || field.name.value !== '_entities') return [];
    const asked = field.arguments?.find(({ name }) => name.value === 'representations')?.value;
    return asked?.kind === Kind.VARIABLE ? [[field.alias?.value ?? field.name.value, asked.name.value]] : [];
  });

const lengthOf = (value: unknown): number => (Array.isArray(value) ? value.length : -1);

function rootCheckOf(
  document: DocumentNode,
  operationName: string | undefined,
  schema: GraphQLSchema | null,
): RootCheck {
  const operation = getOperationAST(document, operationName);
  if (!operation) return () => true;
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  const root = schema?.getRootType(operation.operation);
  const check = objectOf(operation.selectionSet, root, true, { schema, fragments });
  const entities = entitiesIn(operation.selectionSet);
  return (data, given) =>
    isPlain(data) &&
    check(data) &&
    entities.every(([key, variable]) => lengthOf(data[key]) === lengthOf(given[variable]));
}

const known = new WeakMap<DocumentNode, Map<string, RootCheck>>();

/**
 * Whether data have the shape that a document asks for: what was asked is there, be it null, where an object belongs is no
 * text, number or truth, and each entity has its place; by the schema of the supergraph, where that is told, also lists
 * where it has lists, and null only where it has null. A subgraph that answers otherwise would leave nulls that nobody
 * tells of.
 */
export function isShapedAs(
  { document, operationName }: { document: DocumentNode; operationName?: string | undefined },
  data: unknown,
  given: Given = {},
  schema: GraphQLSchema | null = null,
): boolean {
  const ofDocument = known.get(document) ?? new Map<string, RootCheck>();
  known.set(document, ofDocument);
  const name = `${schema ? 'typed ' : ''}${operationName ?? ''}`;
  const check = ofDocument.get(name) ?? rootCheckOf(document, operationName, schema);
  ofDocument.set(name, check);
  return check(data, given);
}

import {
  getNamedType,
  getOperationAST,
  isAbstractType,
  isCompositeType,
  isEnumType,
  isListType,
  isNonNullType,
  isSpecifiedScalarType,
  isUnionType,
  Kind,
  type DocumentNode,
  type FieldNode,
  type FragmentDefinitionNode,
  type GraphQLCompositeType,
  type GraphQLNamedType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type InlineFragmentNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

/** Whether a value is one that a part of the document may have; of an object, whose type is told elsewhere, with that type. */
type Check = (value: unknown, type?: unknown) => boolean;

/** What checks are made of; without a schema, what can be told without one. */
interface Makings {
  schema: GraphQLSchema | null;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
}

/** The type of the object that is asked, where it is known. */
type Asked = GraphQLCompositeType | null | undefined;

/** Whether a part is always there; the name of a type where it is there in objects of that type; false where nobody can tell. */
type MustBe = boolean | string;

interface Part {
  key: string;
  mustBe: MustBe;
  /** What it is held against where it must be, and where nobody can tell. */
  check: Check;
  loose: Check;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

// A type's name that nobody told is known from the schema, or comes to nothing.
const isName = (selection: SelectionNode): boolean =>
  selection.kind === Kind.FIELD && selection.name.value === '__typename';

/** The same of what a fragment holds, which lies in something that is there as told. */
function within(outer: MustBe, fragment: InlineFragmentNode | FragmentDefinitionNode): MustBe {
  const condition = fragment.typeCondition?.name.value;
  if (condition === undefined || outer === condition) return outer;
  return outer === true ? condition : false;
}

const isConditional = ({ directives }: SelectionNode): boolean => (directives?.length ?? 0) > 0;

const typeOfField = (asked: Asked, name: string): GraphQLOutputType | undefined =>
  asked && !isUnionType(asked) ? asked.getFields()[name]?.type : undefined;

const anything: Check = () => true;

/** A leaf that the language itself knows is no object and no list; what a scalar of somebody's own looks like is theirs. */
function leafOf(type: GraphQLNamedType | undefined): Check {
  const isKnown = type !== undefined && (isEnumType(type) || isSpecifiedScalarType(type));
  return isKnown ? (value) => typeof value !== 'object' || value === null : anything;
}

const ofAnyDepth = (inner: Check): Check => {
  const check: Check = (value) => (Array.isArray(value) ? value.every((one) => check(one)) : inner(value));
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
  return (value) => value === null || (Array.isArray(value) && value.every((one) => item(one)));
}

function partOf(field: FieldNode, asked: Asked, mustBe: MustBe, makings: Makings): Part {
  const key = field.alias?.value ?? field.name.value;
  // Where the type is known, so is its name.
  if (isName(field)) return { key, mustBe: isAbstractType(asked) && mustBe, check: anything, loose: anything };
  const type = typeOfField(asked, field.name.value);
  const named = type && getNamedType(type);
  const checkOf = (isSure: boolean): Check => {
    const { selectionSet } = field;
    if (!selectionSet) return type ? wrapped(type, leafOf(named)) : leafOf(named);
    return wrapped(type, objectOf(selectionSet, isCompositeType(named) ? named : null, isSure, makings));
  };
  const check = checkOf(mustBe !== false);
  return { key, mustBe, check, loose: typeof mustBe === 'string' ? checkOf(false) : check };
}

function partsOf(set: SelectionSetNode, asked: Asked, mustBe: MustBe, makings: Makings): Part[] {
  return set.selections.flatMap((selection): Part[] => {
    const here = isConditional(selection) ? false : mustBe;
    if (selection.kind === Kind.FIELD) return [partOf(selection, asked, here, makings)];
    const meant = selection.kind === Kind.FRAGMENT_SPREAD ? makings.fragments.get(selection.name.value) : selection;
    const condition = meant?.typeCondition?.name.value;
    const type = condition === undefined ? asked : makings.schema?.getType(condition);
    return meant ? partsOf(meant.selectionSet, isCompositeType(type) ? type : null, within(here, meant), makings) : [];
  });
}

/** An object with what was asked of it, or null. */
function objectOf(set: SelectionSetNode, asked: Asked, isSure: boolean, makings: Makings): Check {
  const parts = partsOf(set, asked, isSure, makings);
  return (value, type) =>
    value === null ||
    (isPlain(value) &&
      parts.every(({ key, mustBe, check, loose }) => {
        const part = value[key];
        const isThere = mustBe === true || (mustBe !== false && mustBe === (type ?? value['__typename']));
        if (part === undefined) return !isThere;
        return isThere ? check(part) : loose(part);
      }));
}

type Given = Readonly<Record<string, unknown>>;
type RootCheck = (data: unknown, given: Given) => boolean;

/** Entities are answered one for one: the key they are told under, and the variable that holds what was asked for. */
interface Entities {
  key: string;
  variable: string;
  check: Check;
}

const entitiesIn = ({ selections }: SelectionSetNode, makings: Makings): Entities[] =>
  selections.flatMap((field): Entities[] => {
    if (field.kind !== Kind.FIELD || field.name.value !== '_entities' || !field.selectionSet) return [];
    const asked = field.arguments?.find(({ name }) => name.value === 'representations')?.value;
    if (asked?.kind !== Kind.VARIABLE) return [];
    const key = field.alias?.value ?? field.name.value;
    return [{ key, variable: asked.name.value, check: objectOf(field.selectionSet, null, true, makings) }];
  });

/** Whether each entity that was asked for has its place, with what is asked of its type. */
function isOneForOne(told: unknown, asked: unknown, check: Check): boolean {
  if (!Array.isArray(told) || !Array.isArray(asked) || told.length !== asked.length) return false;
  return told.every((one, at) => check(one, Reflect.get(Object(asked[at]), '__typename')));
}

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
  const makings = { schema, fragments };
  const check = objectOf(operation.selectionSet, root, true, makings);
  const entities = entitiesIn(operation.selectionSet, makings);
  return (data, given) =>
    isPlain(data) &&
    check(data) &&
    entities.every(({ key, variable, check: ofEach }) => isOneForOne(data[key], given[variable], ofEach));
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

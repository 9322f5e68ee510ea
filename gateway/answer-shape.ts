import {
  getOperationAST,
  Kind,
  type DocumentNode,
  type FragmentDefinitionNode,
  type SelectionNode,
  type SelectionSetNode,
} from 'graphql';

type Check = (value: unknown) => boolean;
type Fragments = ReadonlyMap<string, FragmentDefinitionNode>;

interface Part {
  key: string;
  /** False where a condition, or the type of the object, may leave it out. */
  isSure: boolean;
  /** Null for a leaf, which may be anything. */
  within: Check | null;
}

const isPlain = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const setOf = (selection: SelectionNode, fragments: Fragments): SelectionSetNode | undefined =>
  selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value)?.selectionSet : selection.selectionSet;

// A type's name that nobody told is known from the schema, or comes to nothing.
const isName = (selection: SelectionNode): boolean =>
  selection.kind === Kind.FIELD && selection.name.value === '__typename';

const mayBeMissing = (selection: SelectionNode): boolean =>
  isName(selection) ||
  (selection.directives?.length ?? 0) > 0 ||
  selection.kind === Kind.FRAGMENT_SPREAD ||
  (selection.kind === Kind.INLINE_FRAGMENT && selection.typeCondition !== undefined);

function partsOf(set: SelectionSetNode, isSure: boolean, fragments: Fragments): Part[] {
  return set.selections.flatMap((selection): Part[] => {
    const sure = isSure && !mayBeMissing(selection);
    const inner = setOf(selection, fragments);
    if (selection.kind !== Kind.FIELD) return inner ? partsOf(inner, sure, fragments) : [];
    const key = selection.alias?.value ?? selection.name.value;
    return [{ key, isSure: sure, within: inner ? checkOf(inner, sure, fragments) : null }];
  });
}

/** Objects, each with what was asked of it, nulls, and lists of them. */
function checkOf(set: SelectionSetNode, isSure: boolean, fragments: Fragments): Check {
  const parts = partsOf(set, isSure, fragments);
  const check: Check = (value) => {
    if (value === null) return true;
    if (Array.isArray(value)) return value.every(check);
    return (
      isPlain(value) &&
      parts.every(({ key, isSure: mustBe, within }) => {
        const part = value[key];
        return part === undefined ? !mustBe : (within?.(part) ?? true);
      })
    );
  };
  return check;
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

function rootCheckOf(document: DocumentNode, operationName: string | undefined): RootCheck {
  const operation = getOperationAST(document, operationName);
  if (!operation) return () => true;
  const fragments = new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );
  const check = checkOf(operation.selectionSet, true, fragments);
  const entities = entitiesIn(operation.selectionSet);
  return (data, given) =>
    isPlain(data) &&
    check(data) &&
    entities.every(([key, variable]) => lengthOf(data[key]) === lengthOf(given[variable]));
}

const known = new WeakMap<DocumentNode, Map<string, RootCheck>>();

/**
 * Whether data have the shape that a document asks for, as far as that can be told without the schema: what was asked is
 * there, be it null, where an object belongs is no text, number or truth, and each entity has its place. A subgraph that
 * answers otherwise would leave nulls that nobody tells of.
 */
export function isShapedAs(
  document: DocumentNode,
  operationName: string | undefined,
  data: unknown,
  given: Given = {},
): boolean {
  const ofDocument = known.get(document) ?? new Map<string, RootCheck>();
  known.set(document, ofDocument);
  const check = ofDocument.get(operationName ?? '') ?? rootCheckOf(document, operationName);
  ofDocument.set(operationName ?? '', check);
  return check(data, given);
}

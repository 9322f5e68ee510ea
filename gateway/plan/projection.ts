import {
  getNamedType,
  isEnumType,
  isInterfaceType,
  isListType,
  isNonNullType,
  isObjectType,
  Kind,
  type DirectiveNode,
  type FragmentDefinitionNode,
  type GraphQLEnumType,
  type GraphQLOutputType,
  type GraphQLSchema,
  type SelectionSetNode,
} from 'graphql';

import type { Fits } from './kinds.ts';
import { isRow, type Row } from './rows.ts';

/** Brings a value into the form that was asked for; undefined where one is missing that must be there, which takes its object. */
type Form = (value: unknown) => unknown;

interface Part {
  key: string;
  form: Form;
}

/** What forms are made of: the schema, and the fragments and truths of one operation. */
export interface Makings {
  schema: GraphQLSchema;
  fits: Fits;
  fragments: ReadonlyMap<string, FragmentDefinitionNode>;
  variables: Readonly<Record<string, unknown>>;
}

/** Whether @skip or @include leave a selection out. */
const isLeftOut = (directives: readonly DirectiveNode[] | undefined, variables: Makings['variables']): boolean =>
  (directives ?? []).some(({ name, arguments: given }) => {
    if (name.value !== 'skip' && name.value !== 'include') return false;
    const told = given?.find((argument) => argument.name.value === 'if')?.value;
    const isTrue =
      told?.kind === Kind.VARIABLE ? Boolean(variables[told.name.value]) : told?.kind === Kind.BOOLEAN && told.value;
    return isTrue === (name.value === 'skip');
  });

const isHidden = (node: { directives?: readonly DirectiveNode[] | undefined } | null | undefined): boolean =>
  node?.directives?.some(({ name }) => name.value === 'inaccessible') ?? false;

const formOfLeaf: Form = (value) => value ?? null;

function formOfEnum(type: GraphQLEnumType): Form {
  const told = new Set<unknown>(
    type
      .getValues()
      .filter(({ astNode }) => !isHidden(astNode))
      .map(({ name }) => name),
  );
  return (value) => (told.has(value) ? value : null);
}

const formOfList =
  (inner: Form): Form =>
  (value) => {
    if (value === null || value === undefined) return null;
    if (!Array.isArray(value)) return inner(value) ?? null;
    if (inner === formOfLeaf) return value;
    return value.map((item) => inner(item) ?? null);
  };

/**
 * What is missing takes its object along and no more, as with Hive's runtime: would it go on up, a subgraph that is away
 * would take with it all that others said, such as every company whose area cannot be named.
 */
const formOfNonNull =
  (inner: Form): Form =>
  (value) =>
    value === undefined ? undefined : (inner(value) ?? null);

function formOfType(type: GraphQLOutputType, named: Form): Form {
  if (isNonNullType(type)) return formOfNonNull(formOfType(type.ofType, named));
  return isListType(type) ? formOfList(formOfType(type.ofType, named)) : named;
}

/** All selections of one response key of an object of one type, with the fragments written out. */
type Selected = Map<string, { field: string; within: SelectionSetNode[] }>;

function select(into: Selected, typeName: string, sets: readonly SelectionSetNode[], makings: Makings): Selected {
  const { fits, fragments, variables } = makings;
  for (const selection of sets.flatMap((set) => set.selections)) {
    if (isLeftOut(selection.directives, variables)) continue;
    if (selection.kind === Kind.FIELD) {
      const key = selection.alias?.value ?? selection.name.value;
      const known = into.get(key) ?? { field: selection.name.value, within: [] };
      if (selection.selectionSet) known.within.push(selection.selectionSet);
      into.set(key, known);
      continue;
    }
    const meant = selection.kind === Kind.FRAGMENT_SPREAD ? fragments.get(selection.name.value) : selection;
    const condition = meant?.typeCondition?.name.value;
    if (meant && (condition === undefined || fits(typeName, [condition])))
      select(into, typeName, [meant.selectionSet], makings);
  }
  return into;
}

/** The parts of an object of one type, in the order they were asked for; null for a type that is told to nobody. */
function partsOf(typeName: string, sets: readonly SelectionSetNode[], makings: Makings): readonly Part[] | null {
  const type = makings.schema.getType(typeName);
  if (!isObjectType(type) && !isInterfaceType(type)) return null;
  if (isObjectType(type) && isHidden(type.astNode)) return null;
  return [...select(new Map(), typeName, sets, makings)].flatMap(([key, { field, within }]) => {
    if (field === '__typename') return [{ key, form: (value: unknown) => value ?? typeName }];
    const found = type.getFields()[field];
    if (!found) return [];
    const named = getNamedType(found.type);
    const formOfNamed = isEnumType(named)
      ? formOfEnum(named)
      : within.length > 0
        ? formOfObject(named.name, within, makings)
        : formOfLeaf;
    return [{ key, form: formOfType(found.type, formOfNamed) }];
  });
}

/** The form of an object; its parts are worked out once for each type that is met. */
export function formOfObject(declared: string, sets: readonly SelectionSetNode[], makings: Makings): Form {
  const known = new Map<string, readonly Part[] | null>();
  return (value) => {
    if (!isRow(value)) return null;
    const told = value['__typename'];
    const typeName = typeof told === 'string' ? told : declared;
    let parts = known.get(typeName);
    if (parts === undefined) known.set(typeName, (parts = partsOf(typeName, sets, makings)));
    if (parts === null) return null;
    const formed: Row = {};
    for (const { key, form } of parts) {
      const part = form(value[key]);
      if (part === undefined) return null;
      formed[key] = part;
    }
    return formed;
  };
}

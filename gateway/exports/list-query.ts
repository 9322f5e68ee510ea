import {
  getNamedType,
  getNullableType,
  isEnumType,
  isLeafType,
  isListType,
  isObjectType,
  isRequiredArgument,
  type GraphQLField,
  type GraphQLInputType,
  type GraphQLObjectType,
  type GraphQLSchema,
} from 'graphql';

import { badInput, notFound } from '#kit/errors';

const DEPTH = 3;
/** Scalars that stand in an address as they are. */
const TEXTS = new Set(['String', 'ID', 'Date', 'DateTime']);
/** By these a row of another list is known, when it stands in a column. */
const NAMES = ['code', 'name', 'title', 'label'];

/** Every list of the API that can be exported by its name. */
export function listNames(schema: GraphQLSchema): string[] {
  return Object.values(schema.getQueryType()?.getFields() ?? {})
    .filter((field) => rowTypeOf(field) !== null)
    .map(({ name }) => name)
    .toSorted();
}

/** Writes the query for a list that is asked for by name: every plain column, and its own arguments as JSON. */
export function listQuery(
  schema: GraphQLSchema,
  list: string,
  given: Readonly<Record<string, unknown>>,
): { query: string; variables: Record<string, unknown> } {
  const field = schema.getQueryType()?.getFields()[list];
  const rows = field && rowTypeOf(field);
  if (!field || !rows) throw notFound('list', list);
  const known = new Map(field.args.map((argument) => [argument.name, argument]));
  const problems = Object.keys(given)
    .filter((name) => !known.has(name) || name === 'first' || name === 'after')
    .map((name) => ({
      field: name,
      code: 'UNKNOWN_ARGUMENT',
      message: `is no argument of ${list}. Arguments: ${[...known.keys()].filter((one) => one !== 'first' && one !== 'after').join(', ')}.`,
    }));
  if (problems.length > 0) throw badInput(problems);
  const variables = Object.fromEntries(
    Object.entries(given).map(([name, text]) => [name, valueOf(text, known.get(name)?.type)]),
  );
  const used = Object.keys(variables);
  const head = used.map((name) => `$${name}: ${String(known.get(name)?.type)}`).join(', ');
  const args = used.map((name) => `${name}: $${name}`).join(', ');
  const columns = columnsOf(rows.type, DEPTH);
  const body = rows.isPaged ? `nodes { ${columns} }` : columns;
  return { query: `query Export${head && `(${head})`} { ${list}${args && `(${args})`} { ${body} } }`, variables };
}

/** Arguments come in an address as text: objects, lists, numbers and booleans as JSON, the rest as they are. */
function valueOf(text: unknown, type: GraphQLInputType | undefined): unknown {
  if (typeof text !== 'string' || !type) return text;
  const named = getNamedType(type);
  const isPlain = isEnumType(named) || TEXTS.has(named.name);
  if (isPlain && !isListType(getNullableType(type))) return text;
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return text;
  }
}

/** What a root field lists; null when it lists nothing, or one thing. */
function rowTypeOf(field: GraphQLField<unknown, unknown>): { type: GraphQLObjectType; isPaged: boolean } | null {
  const type = getNullableType(field.type);
  const named = getNamedType(type);
  if (!isObjectType(named)) return null;
  if (isListType(type)) return { type: named, isPaged: false };
  const nodes = 'pageInfo' in named.getFields() ? named.getFields()['nodes'] : undefined;
  const row = nodes && getNamedType(nodes.type);
  return row && isObjectType(row) ? { type: row, isPaged: true } : null;
}

/** The plain columns of a type: its leaves, the names of what it points at, and the leaves of what it holds. */
function columnsOf(type: GraphQLObjectType, depth: number): string {
  const fields = Object.values(type.getFields()).filter((field) => !field.args.some(isRequiredArgument));
  return fields
    .flatMap((field) => {
      const named = getNamedType(field.type);
      if (isLeafType(named)) return [field.name];
      if (!isObjectType(named) || depth <= 1 || field.args.length > 0 || 'pageInfo' in named.getFields()) return [];
      const inner = isEntity(named) ? nameColumns(named) : columnsOf(named, depth - 1);
      return inner ? [`${field.name} { ${inner} }`] : [];
    })
    .join(' ');
}

const isEntity = (type: GraphQLObjectType) => 'id' in type.getFields() || 'code' in type.getFields();

function nameColumns(type: GraphQLObjectType): string {
  const fields = type.getFields();
  const named = NAMES.filter((name) => {
    const field = fields[name];
    return field && isLeafType(getNamedType(field.type)) && !field.args.some(isRequiredArgument);
  });
  return (named.length > 0 ? named : ['id']).join(' ');
}

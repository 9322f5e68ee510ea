import {
  Kind,
  OperationTypeNode,
  TypeInfo,
  getNamedType,
  getNullableType,
  isLeafType,
  isListType,
  isObjectType,
  parse,
  print,
  validate,
  visit,
  visitWithTypeInfo,
  type ArgumentNode,
  type DocumentNode,
  type FieldNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
  type SelectionSetNode,
} from 'graphql';

import { badInput } from '#kit/errors';

import { unfoldedFields } from './unfolded-fields.ts';

/** One column of an export: where its value is found in a row, and what the schema says of it. */
export interface Column {
  /** Names of the answer from the row down, such as ["coverage", "lines", "need"]. */
  path: readonly string[];
  description: string;
}

/** A query that lists rows, ready to be asked page by page. */
export interface ExportQuery {
  /** What is listed, as the answer names it. */
  list: string;
  document: string;
  columns: readonly Column[];
  /** True when the list comes in pages. */
  isPaged: boolean;
}

/** More fields than this are no table. */
const MOST_FIELDS = 1_000;

const refuse = (message: string) => badInput([{ field: 'query', code: 'NOT_EXPORTABLE', message }]);

const PAGE_INFO = parse('{ pageInfo { hasNextPage endCursor } totalCount }').definitions[0] as OperationDefinitionNode;

/**
 * Reads a query that lists one thing, and prepares it for paging. The query stays the caller's own: fields, filters
 * and rights are those of the API, since each page is asked like any other query.
 */
export function readExportQuery(schema: GraphQLSchema, query: string): ExportQuery {
  const document = parsed(query);
  const problems = validate(schema, document);
  if (problems.length > 0) throw refuse(problems.map(({ message }) => message).join(' '));
  if (unfoldedFields(document) > MOST_FIELDS)
    throw refuse(`asks for at most ${MOST_FIELDS} fields, fragments unfolded.`);
  const operation = onlyQuery(document);
  const root = onlyField(operation.selectionSet);
  const type = schema.getQueryType()?.getFields()[root.name.value]?.type;
  if (!type) throw refuse('asks for a list of the API, such as gapAreas.');
  const named = getNamedType(type);
  const isPaged = isObjectType(named) && 'pageInfo' in named.getFields();
  if (!isPaged && !isListType(getNullableType(type))) throw refuse('asks for a list, such as gapAreas.');
  const prepared = isPaged ? paged(document, operation, root) : document;
  const columns = columnsOf(schema, document, isPaged);
  if (columns.length === 0) throw refuse(isPaged ? 'asks for `nodes { … }` of the list.' : 'asks for fields.');
  return { list: root.alias?.value ?? root.name.value, document: print(prepared), columns, isPaged };
}

function parsed(query: string): DocumentNode {
  try {
    return parse(query, { maxTokens: 3_000 });
  } catch (error) {
    throw refuse(error instanceof Error ? error.message : 'cannot be read.');
  }
}

function onlyQuery(document: DocumentNode): OperationDefinitionNode {
  const operations = document.definitions.filter((one) => one.kind === Kind.OPERATION_DEFINITION);
  const [operation] = operations;
  if (operations.length !== 1 || operation?.operation !== OperationTypeNode.QUERY) {
    throw refuse('holds one query and nothing else.');
  }
  return operation;
}

function onlyField(selections: SelectionSetNode): FieldNode {
  const [root] = selections.selections;
  if (selections.selections.length !== 1 || root?.kind !== Kind.FIELD) {
    throw refuse('asks for one list, directly at its root.');
  }
  return root;
}

/** Takes the paging into the exporter's hands: 100 rows a page, from the cursor it gives. */
function paged(document: DocumentNode, operation: OperationDefinitionNode, root: FieldNode): DocumentNode {
  const [argument] = onlyField(PAGE_ARGUMENTS.selectionSet).arguments ?? [];
  if (!argument) return document;
  const hundred: ArgumentNode = {
    kind: Kind.ARGUMENT,
    name: { kind: Kind.NAME, value: 'first' },
    value: { kind: Kind.INT, value: '100' },
  };
  const own = (root.arguments ?? []).filter(({ name }) => name.value !== 'first' && name.value !== 'after');
  const pageInfo = onlyFieldless(PAGE_INFO.selectionSet);
  const field: FieldNode = {
    ...root,
    arguments: [...own, hundred, argument],
    selectionSet: {
      kind: Kind.SELECTION_SET,
      selections: [...(root.selectionSet?.selections ?? []), ...pageInfo],
    },
  };
  return visit(document, {
    OperationDefinition: (node) =>
      node === operation
        ? {
            ...node,
            variableDefinitions: [...(node.variableDefinitions ?? []), ...(PAGE_ARGUMENTS.variableDefinitions ?? [])],
            selectionSet: { ...node.selectionSet, selections: [field] },
          }
        : undefined,
  });
}

const onlyFieldless = (selections: SelectionSetNode) => selections.selections;

const PAGE_ARGUMENTS = parse('query ($exportAfter: String) { list(after: $exportAfter) }')
  .definitions[0] as OperationDefinitionNode;

/** The leaves of a row, in the order of the query; what pages are made of is no column. */
function columnsOf(schema: GraphQLSchema, document: DocumentNode, isPaged: boolean): Column[] {
  const columns = new Map<string, Column>();
  const info = new TypeInfo(schema);
  const path: string[] = [];
  const row = isPaged ? 2 : 1;
  const inlined = withoutFragments(document);
  visit(
    inlined,
    visitWithTypeInfo(info, {
      Field: {
        enter(node) {
          path.push(node.alias?.value ?? node.name.value);
          const type = info.getType();
          if (!type || !isLeafType(getNamedType(type))) return;
          const inRow = rowPath(path, isPaged);
          if (!inRow || path.length <= row) return;
          columns.set(inRow.join('.'), { path: inRow, description: info.getFieldDef()?.description ?? '' });
        },
        leave: () => void path.pop(),
      },
    }),
  );
  return [...columns.values()];
}

/** Where in a row an answer's path leads; null for what stands beside the rows. */
function rowPath([, ...inside]: readonly string[], isPaged: boolean): string[] | null {
  if (!isPaged) return inside;
  if (inside[0] === 'nodes') return inside.slice(1);
  if (inside[0] === 'edges' && inside[1] === 'node') return inside.slice(2);
  return null;
}

/** Fragments written out, so that each leaf is met where it stands. */
function withoutFragments(document: DocumentNode): DocumentNode {
  const fragments = new Map(
    document.definitions.flatMap((one) =>
      one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [],
    ),
  );
  const written = (node: DocumentNode): DocumentNode =>
    visit(node, {
      FragmentDefinition: () => null,
      FragmentSpread: (spread) => {
        const fragment = fragments.get(spread.name.value);
        return fragment
          ? {
              kind: Kind.INLINE_FRAGMENT,
              typeCondition: fragment.typeCondition,
              selectionSet: fragment.selectionSet,
            }
          : null;
      },
    });
  // Validation has refused fragments that contain themselves, so this ends.
  let result = written(document);
  while (print(result).includes('...') && /\.\.\.(?! on )\w/.test(print(result))) result = written(result);
  return result;
}

import {
  getNamedType,
  getNullableType,
  getOperationAST,
  getVariableValues,
  GraphQLError,
  isCompositeType,
  isListType,
  type DocumentNode,
  type GraphQLSchema,
} from 'graphql';
// Its CommonJS form, as the libraries pick it: the other one brings a second copy of graphql.
import { getComplexity, type ComplexityEstimatorArgs } from 'graphql-query-complexity/cjs';

/** The most one operation may cost: a page of 100 rows with 100 rows in each passes, a third level of them does not. */
const MOST_POINTS = 100_000;
/** What a list without pages is taken to hold: such lists are short by law or by nature. */
const PLAIN_LIST = 5;
const PAGE = 20;
const COMMAND_POINTS = 10;

const KEPT_PER_DOCUMENT = 100;

/** One point for each object that may come back: the rows of a page by `first`, of a plain list by habit. */
function pointsOf({ field, args, type, childComplexity }: ComplexityEstimatorArgs): number {
  const own = isCompositeType(getNamedType(field.type)) ? 1 : 0;
  if (type.name === 'Mutation') return COMMAND_POINTS + own + childComplexity;
  if (field.args.some(({ name }) => name === 'first')) {
    const first: unknown = args['first'];
    return own + (typeof first === 'number' && first > 0 ? first : PAGE) * childComplexity;
  }
  // The rows of a page are counted by its `first` already.
  const isPlainList = isListType(getNullableType(field.type)) && !/^(nodes|edges)$/.test(field.name);
  return (isPlainList ? PLAIN_LIST : 1) * (own + childComplexity);
}

export interface Priced {
  schema: GraphQLSchema;
  document: DocumentNode;
  operationName?: string | null | undefined;
  variables: Record<string, unknown>;
}

const kept = new WeakMap<DocumentNode, Map<string, number | GraphQLError>>();

const refusal = (message: string, extensions: Record<string, unknown>) => new GraphQLError(message, { extensions });

/**
 * Null where the execution will refuse all of it: there is no such operation, or its variables do not fit, whose fields it
 * names. Whatever else keeps a price from being known refuses the operation here: what has no price would be free.
 */
function reckon({ schema, document, operationName, variables }: Priced): number | GraphQLError | null {
  const operation = getOperationAST(document, operationName);
  if (!operation) return null;
  if (getVariableValues(schema, operation.variableDefinitions ?? [], variables).errors) return null;
  try {
    const price = getComplexity({
      schema,
      query: document,
      variables,
      estimators: [pointsOf],
      ...(typeof operationName === 'string' && { operationName }),
    });
    if (price <= MOST_POINTS) return price;
    const cost = `This operation may bring ${price} objects and costs as many points; at most ${MOST_POINTS} are allowed.`;
    const code = 'GRAPHQL_VALIDATION_FAILED';
    return refusal(`${cost} Ask for shorter pages, or for less within each row.`, { code, limit: 'cost' });
  } catch (error) {
    if (!(error instanceof GraphQLError)) throw error;
    // Without a place in the document it is about all of it: more fragments within fragments than anything needs.
    if (!error.nodes) return refusal(error.message, { code: 'GRAPHQL_VALIDATION_FAILED', limit: 'cost' });
    return refusal(error.message, { code: 'BAD_USER_INPUT' });
  }
}

/** The length of a page is a number or left to us, what is left out a truth; no other variable changes a price. */
const thatMatter = (variables: Record<string, unknown>) =>
  Object.entries(variables).filter(([, value]) => value === null || /^(number|boolean)$/.test(typeof value));

/** What an operation may cost, reckoned before anything of it runs; a fault where it is more than anybody may ask. */
export function priceOf(priced: Priced): number | GraphQLError {
  const told = JSON.stringify([priced.operationName, thatMatter(priced.variables)]);
  const prices = kept.get(priced.document) ?? new Map<string, number | GraphQLError>();
  kept.set(priced.document, prices);
  const price = prices.get(told) ?? reckon(priced);
  if (price === null) return 0;
  if (prices.size >= KEPT_PER_DOCUMENT) prices.clear();
  prices.set(told, price);
  return price;
}

/** How many objects an answer holds. */
function objectsIn(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let found = Array.isArray(value) ? 0 : 1;
  for (const inner of Object.values(value)) found += objectsIn(inner);
  return found;
}

/** What an operation did cost: the objects that came back, and each command. */
export function pointsSpent(data: Record<string, unknown> | null | undefined, isCommand: boolean): number {
  const answers = Object.values(data ?? {});
  const objects = answers.reduce<number>((sum, answer) => sum + objectsIn(answer), 0);
  return objects + (isCommand ? COMMAND_POINTS * answers.length : 0);
}

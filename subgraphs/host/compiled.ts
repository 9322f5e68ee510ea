import {
  execute,
  getOperationAST,
  GraphQLError,
  Kind,
  ProvidedRequiredArgumentsRule,
  TypeInfo,
  validate,
  visit,
  visitWithTypeInfo,
  ValuesOfCorrectTypeRule,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFieldResolver,
  type GraphQLSchema,
} from 'graphql';
import { compileQuery, isCompiledQuery } from 'graphql-jit';

import { isWatched } from '#kit/watched';

/** What is asked once or twice is not worth being compiled. */
const COMPILED_AFTER = 5;

export interface Asked {
  document: DocumentNode;
  operationName: string | undefined;
  variableValues: Record<string, unknown> | undefined;
  contextValue: unknown;
  rootValue: unknown;
}

type Run = (asked: Asked) => ExecutionResult | Promise<ExecutionResult>;

interface Known {
  times: number;
  run?: Run;
}

/** In tests: a property that is worked out or waited for would be told as it is by compiled code; it wants a resolver. */
const heldByRow: GraphQLFieldResolver<unknown, unknown> = (row, _args, _context, { fieldName, parentType }) => {
  const held: unknown = Reflect.get(Object(row), fieldName);
  const isWorkedOut = typeof held === 'function' || held instanceof Promise;
  if (isWorkedOut) throw new Error(`${parentType.name}.${fieldName} has no resolver, and its row does not hold it yet`);
  return held;
};

/** A fault as graphql-js tells it: what a resolver threw, or what the executor itself found wrong, stands in it. */
function asTold({ message, path, locations, originalError }: GraphQLError): GraphQLError {
  const told = new GraphQLError(message, { path, originalError: originalError ?? new Error(message) });
  return locations ? Object.defineProperty(told, 'locations', { value: locations, enumerable: true }) : told;
}

/**
 * Whether compiled code answers as graphql-js does. It takes a written value as it is, and a planned document was not
 * validated here; and it forgets the default of an input's field where a variable that stands there was left out.
 */
function isFit(schema: GraphQLSchema, document: DocumentNode): boolean {
  if (validate(schema, document, [ValuesOfCorrectTypeRule, ProvidedRequiredArgumentsRule]).length > 0) return false;
  const types = new TypeInfo(schema);
  let hasDefault = false;
  visit(
    document,
    visitWithTypeInfo(types, {
      ObjectField: ({ value }) => {
        hasDefault ||= value.kind === Kind.VARIABLE && types.getDefaultValue() !== undefined;
      },
    }),
  );
  return !hasDefault;
}

/**
 * Executes operations: a question that comes again is compiled once, for as long as its document is kept. Commands and live
 * updates, what cannot be compiled, and variables that do not fit go through graphql-js, whose words for faults are the
 * ones told.
 */
export function executing(schema: GraphQLSchema): Run {
  const known = new WeakMap<DocumentNode, Map<string, Known>>();
  const plainly: Run = (asked) => execute({ schema, ...(isWatched && { fieldResolver: heldByRow }), ...asked });

  function compile(document: DocumentNode, operationName: string | undefined): Run {
    if (getOperationAST(document, operationName)?.operation !== 'query') return plainly;
    if (!isFit(schema, document)) return plainly;
    const compiled = compileQuery(schema, document, operationName);
    if (!isCompiledQuery(compiled)) return plainly;
    return async (asked) => {
      const result = await compiled.query(asked.rootValue, asked.contextValue, asked.variableValues);
      // Without data nothing was run: the variables were refused.
      if (result.data === undefined) return plainly(asked);
      return result.errors ? { ...result, errors: result.errors.map(asTold) } : result;
    };
  }

  return (asked) => {
    const { document, operationName } = asked;
    const operations = known.get(document) ?? new Map<string, Known>();
    known.set(document, operations);
    const one = operations.get(operationName ?? '') ?? { times: 0 };
    operations.set(operationName ?? '', one);
    one.times += 1;
    if (one.times > COMPILED_AFTER) one.run ??= compile(document, operationName);
    return (one.run ?? plainly)(asked);
  };
}

import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import type { Request as Asked } from 'express';
import {
  getOperationAST,
  GraphQLError,
  Kind,
  validate,
  type DocumentNode,
  type ExecutionArgs,
  type ExecutionResult,
  type GraphQLSchema,
  type ValidationRule,
} from 'graphql';
import { documentRules, parseShort, rootFieldsOf, type DocumentLimits } from '#host/document-limits';
import { throttled } from '#kit/errors';

import { FREE, settle, type Bill } from './bill.ts';
import { MOST_UPDATES, type OpenUpdates } from './open-updates.ts';
import { pointsSpent, priceOf } from './price.ts';
import { callerOf, type Throttle } from './throttle.ts';

interface CallContext {
  request?: Request;
  req?: Asked;
}

/** What anybody may ask in one operation. */
export const DOCUMENT_LIMITS: DocumentLimits = {
  tokens: 3_000,
  depth: 12,
  aliases: 30,
  directives: 30,
  rootFields: { query: 20, mutation: 3, subscription: 1 },
  fields: 1_000,
};

/** The same for a supergraph of somebody else, whose commands need not weigh as much as a commitment of ours. */
export const FOREIGN_LIMITS: DocumentLimits = {
  ...DOCUMENT_LIMITS,
  rootFields: { ...DOCUMENT_LIMITS.rootFields, mutation: 10 },
};

/** Documents that are too long, deep or wide are refused before anything is planned. */
function documentLimits(most: DocumentLimits, introspection: boolean): GatewayPlugin {
  const added = documentRules(most);
  return {
    onParse: ({ setParseFn }) => setParseFn((source: string, options) => parseShort(source, options, most.tokens)),
    onValidate: ({ addValidationRule, setValidationFn }) => {
      added.forEach((rule) => addValidationRule(rule));
      // Where the schema is not told, no name of it is suggested either.
      if (!introspection)
        setValidationFn((schema: GraphQLSchema, document: DocumentNode, rules?: readonly ValidationRule[]) =>
          validate(schema, document, rules, { hideSuggestions: true }),
        );
    },
  };
}

const refusal = (error: GraphQLError): ExecutionResult => ({ data: null, errors: [error] });

/** Told with the status of a limit and when to come again. */
function tooMuch(retryAfter: number): GraphQLError {
  const { message, extensions } = throttled();
  const http = { status: 429, headers: { 'retry-after': String(retryAfter) } };
  return new GraphQLError(message, { extensions: { ...extensions, limit: 'caller', retryAfter, http } });
}

const MANY_LINES = {
  id: `Paling banyak ${MOST_UPDATES} pembaruan langsung terbuka sekaligus. Tutup salah satunya, misalnya satu tab portal, lalu coba lagi.`,
  en: `At most ${MOST_UPDATES} live updates are open for one caller at a time. Close one, such as a tab of the portal, then try again.`,
};

/** Told with the status of a limit, and what is to be closed. */
function tooManyLines(): GraphQLError {
  const { extensions } = throttled();
  const told = { ...extensions, wording: MANY_LINES, limit: 'live updates', http: { status: 429 } };
  return new GraphQLError(MANY_LINES.en, { extensions: told });
}

const commandsIn = (args: ExecutionArgs): number => {
  const operation = getOperationAST(args.document, args.operationName);
  if (operation?.operation !== 'mutation') return 0;
  const fragments = args.document.definitions.filter((one) => one.kind === Kind.FRAGMENT_DEFINITION);
  return rootFieldsOf(operation, (called) => fragments.find(({ name }) => name.value === called));
};

const pricedArgs = (args: ExecutionArgs) => ({
  schema: args.schema,
  document: args.document,
  operationName: args.operationName,
  variables: { ...args.variableValues },
});

const billed = (result: ExecutionResult, bill: Bill): ExecutionResult => ({
  ...result,
  extensions: { ...result.extensions, cost: bill },
});

/**
 * The cost of an operation is reckoned before it runs. The runtime's own demand control counts each call to a subgraph as
 * it goes out, when a part of the operation has run already.
 */
const costLimits = (
  throttle: Throttle | null,
  updates: OpenUpdates | null,
  isInside: (request: Request | undefined) => boolean,
): GatewayPlugin => ({
  async onExecute({ args, setResultAndStopExecution }) {
    const context: CallContext = args.contextValue;
    const price = priceOf(pricedArgs(args));
    if (typeof price !== 'number') return setResultAndStopExecution(refusal(price));
    const commands = commandsIn(args);
    // What the hub asks itself is nobody's use.
    const counting = isInside(context.request) ? null : throttle;
    const spent = counting ? await counting.spend(callerOf(context.req), price, commands) : FREE;
    if (!spent.isAllowed) return setResultAndStopExecution(refusal(tooMuch(spent.retryAfter)));
    return {
      async onExecuteDone({ result, setResult }) {
        if (Symbol.asyncIterator in result) return;
        const points = pointsSpent(result.data, commands > 0);
        setResult(billed(result, await settle(counting, callerOf(context.req), spent, { price, points })));
      },
    };
  },
  // A live update is paid for when it is opened, and nothing of it is given back: what it will tell, nobody knows.
  async onSubscribe({ args, setResultAndStopExecution }) {
    const { req }: CallContext = args.contextValue;
    const price = priceOf(pricedArgs(args));
    if (typeof price !== 'number') return setResultAndStopExecution(refusal(price));
    const caller = callerOf(req);
    const spent = throttle ? await throttle.spend(caller, price, 0) : FREE;
    if (!spent.isAllowed) return setResultAndStopExecution(refusal(tooMuch(spent.retryAfter)));
    if (updates && req?.res && !(await updates.open(caller, req.res)))
      return setResultAndStopExecution(refusal(tooManyLines()));
  },
});

export interface LimitOptions {
  throttle: Throttle | null;
  /** Null where live updates are not counted. */
  updates: OpenUpdates | null;
  isInside: (request: Request | undefined) => boolean;
  introspection: boolean;
  /** What one operation may be at most. */
  most: DocumentLimits;
}

/** All limits that hold before an operation runs. */
export const limits = ({ throttle, updates, isInside, introspection, most }: LimitOptions): GatewayPlugin[] => [
  documentLimits(most, introspection),
  costLimits(throttle, updates, isInside),
];

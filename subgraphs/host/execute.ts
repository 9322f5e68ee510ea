import { mapAsyncIterator } from '@graphql-tools/utils';
import {
  createSourceEventStream,
  getOperationAST,
  GraphQLError,
  parse,
  validate,
  ValuesOfCorrectTypeRule,
  type DocumentNode,
  type ExecutionResult,
  type GraphQLFormattedError,
  type GraphQLSchema,
} from 'graphql';

import type { RequestContext } from '#kit/context';
import { maskError } from '#kit/errors';
import { noteAnswer } from '#host/telemetry/answered';
import { openSnapshot } from '../reading/open-snapshot.ts';
import { executing } from './compiled.ts';
import { counted, openContext, type CallerHeaders, type SubgraphParts } from './request.ts';

export interface LocalRequest {
  /** A document a gateway planned, or the text of one. */
  query: DocumentNode | string;
  operationName?: string | undefined;
  variables?: Record<string, unknown> | undefined;
}

export interface LocalAnswer {
  data?: Record<string, unknown> | null;
  errors?: GraphQLFormattedError[];
  /** True where the answer tells how late it is, so that nobody may keep it. */
  isOfTheMoment?: true;
}

/** Runs one operation against a subgraph in this process: same token check, same masking as over HTTP. */
export type LocalExecutor = (
  request: LocalRequest,
  headers: CallerHeaders,
) => Promise<LocalAnswer | AsyncIterableIterator<LocalAnswer>>;

const KEPT_DOCUMENTS = 1_000;

function isStream(value: unknown): value is AsyncIterable<unknown> {
  return typeof value === 'object' && value !== null && Symbol.asyncIterator in value;
}

function readDocument(
  known: Map<string, DocumentNode>,
  schema: GraphQLSchema,
  query: DocumentNode | string,
): DocumentNode {
  if (typeof query !== 'string') return query;
  const kept = known.get(query);
  if (kept) return kept;
  const document = parse(query);
  const errors = validate(schema, document);
  if (errors.length > 0) throw errors[0];
  if (known.size >= KEPT_DOCUMENTS) known.clear();
  known.set(query, document);
  return document;
}

/**
 * Execution says of a bad value written into the document only which argument it is in; validation, which a planned
 * document does not go through, names the field.
 */
function namedFaults(schema: GraphQLSchema, document: DocumentNode, error: GraphQLError): readonly GraphQLError[] {
  if (!/^Argument "\w+" has invalid value/.test(error.message)) return [error];
  const named = validate(schema, document, [ValuesOfCorrectTypeRule]);
  return named.length > 0
    ? named.map(
        ({ message, nodes, extensions, originalError }) =>
          new GraphQLError(message, {
            nodes,
            extensions,
            originalError,
            path: error.path,
          }),
      )
    : [error];
}

/** Makes the executor of a subgraph for callers in the same process and for live updates. */
export function executorOf(
  name: string,
  schema: GraphQLSchema,
  parts: SubgraphParts,
  extend: (base: RequestContext) => RequestContext,
): LocalExecutor {
  const known = new Map<string, DocumentNode>();
  const run = executing(schema);

  const answer = (result: ExecutionResult, requestId: string, document: DocumentNode): LocalAnswer => ({
    ...(result.data !== undefined && { data: result.data }),
    ...(result.errors && {
      errors: result.errors
        .flatMap((error) => namedFaults(schema, document, error))
        .map((error) => maskError(error, requestId)),
    }),
  });

  /** Resolves one request, or one event of a subscription, over a snapshot of its own. */
  async function runOnce(
    document: DocumentNode,
    request: LocalRequest,
    context: RequestContext,
    rootValue?: unknown,
  ): Promise<LocalAnswer> {
    const started = performance.now();
    const { operation: named } = getOperationAST(document, request.operationName) ?? {};
    let codes: unknown[] = ['INTERNAL_SERVER_ERROR'];
    try {
      const result = await run({
        document,
        rootValue,
        contextValue: context,
        operationName: request.operationName,
        variableValues: request.variables,
      });
      const told = answer(result, context.requestId, document);
      codes = (told.errors ?? []).map(({ extensions }) => extensions?.['code']);
      return context.read.toldTime() ? { ...told, isOfTheMoment: true } : told;
    } finally {
      await context.read.end();
      const { requestId } = context;
      noteAnswer({ subgraph: name, requestId, operation: request.operationName, kind: named, codes, started });
    }
  }

  /** Answers each event. Whoever leaves is not waited for: the source ends at once, also where nothing happens. */
  function stream(
    events: AsyncIterable<unknown>,
    document: DocumentNode,
    request: LocalRequest,
    base: RequestContext,
    { authorization, traceparent }: CallerHeaders,
  ): AsyncIterableIterator<LocalAnswer> {
    const source = events[Symbol.asyncIterator]();
    return mapAsyncIterator(source, async (event): Promise<LocalAnswer> => {
      // The token is read again for each event: what its holder may see ends with it, however long the stream is open.
      const actor = await parts.readToken(authorization).catch((error: unknown) => maskError(error, base.requestId));
      if (actor && 'message' in actor) {
        await source.return?.();
        return { data: null, errors: [actor] };
      }
      return counted(name, traceparent, () =>
        runOnce(
          document,
          request,
          extend({ ...base, actor, withheld: new Set(), read: openSnapshot(parts.store) }),
          event,
        ),
      );
    });
  }

  return (request, headers) =>
    counted(name, headers.traceparent, async () => {
      try {
        const document = readDocument(known, schema, request.query);
        const base = await openContext(parts, headers);
        const context = extend(base);
        const operation = getOperationAST(document, request.operationName);
        if (operation?.operation !== 'subscription') return await runOnce(document, request, context);
        const events = await createSourceEventStream({
          schema,
          document,
          contextValue: context,
          operationName: request.operationName,
          variableValues: request.variables,
        });
        await context.read.end();
        return isStream(events)
          ? stream(events, document, request, base, headers)
          : answer(events, context.requestId, document);
      } catch (error) {
        return { data: null, errors: [maskError(error)] };
      }
    });
}

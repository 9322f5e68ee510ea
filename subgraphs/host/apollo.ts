import { ApolloServer, type ApolloServerOptionsWithGateway, type GraphQLResponse } from '@apollo/server';
import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
  ApolloServerPluginLandingPageDisabled,
} from '@apollo/server/plugin/disabled';
import { GraphQLError, type GraphQLSchema } from 'graphql';

import type { RequestContext } from '#kit/context';
import { maskError } from '#kit/errors';

import { executing } from './compiled.ts';
import { documentRules, type DocumentLimits } from './document-limits.ts';
import { MOMENT_HEADER } from './odd-requests.ts';
import { noteAnswer } from './telemetry/answered.ts';

/** Wider than those of the gateway, which may put what several fields need into one call. */
export const LIMITS: DocumentLimits = {
  tokens: 10_000,
  depth: 20,
  aliases: 100,
  directives: 100,
  rootFields: { query: 30, mutation: 3, subscription: 1 },
  fields: 3_000,
};

/** Has the server run its operations as those in this process are run: what comes again is compiled. */
function compiling(schema: GraphQLSchema): ApolloServerOptionsWithGateway<RequestContext>['gateway'] {
  const run = executing(schema);
  return {
    onSchemaLoadOrUpdate: (tell) => {
      tell({ apiSchema: schema, coreSupergraphSdl: '' });
      return () => undefined;
    },
    load: async () => ({
      executor: async ({ document, request, context }) =>
        run({
          document,
          rootValue: undefined,
          contextValue: context,
          // As it was asked: the name that the server found is none where there is no such operation.
          operationName: request.operationName,
          variableValues: request.variables,
        }),
    }),
    stop: async () => undefined,
  };
}

/** The server of a subgraph's operations over HTTP. */
export function apolloFor(name: string, schema: GraphQLSchema, introspection: boolean) {
  return new ApolloServer<RequestContext>({
    gateway: compiling(schema),
    introspection,
    validationRules: documentRules(LIMITS),
    includeStacktraceInErrorResponses: false,
    formatError: (_formatted, error) => maskError(error),
    stopOnTerminationSignals: false,
    plugins: [
      // It would wrap every field of the schema, and all it comes to here is the one header set below.
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      ApolloServerPluginLandingPageDisabled(),
      {
        async requestDidStart({ contextValue, request }) {
          const started = performance.now();
          return {
            async willSendResponse({ response, operation }) {
              response.http.headers.set('cache-control', 'no-store');
              if (contextValue.read.toldTime()) response.http.headers.set(MOMENT_HEADER, 'yes');
              const isTyped = request.http?.headers.get('accept')?.includes('application/graphql-response+json');
              if (!isTyped && isFaultOfDocument(response)) response.http.status = 200;
              await contextValue.read.end();
              const { requestId } = contextValue;
              const told = response.body.kind === 'single' ? (response.body.singleResult.errors ?? []) : [];
              const codes = told.map(({ extensions }) => extensions?.['code']);
              const kind = operation?.operation;
              noteAnswer({ subgraph: name, requestId, operation: request.operationName, kind, codes, started });
            },
          };
        },
      },
    ],
  });
}

const OF_DOCUMENT = new Set<unknown>(['GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED', 'BAD_USER_INPUT']);

/**
 * A well-formed request whose document or variables are at fault: by GraphQL over HTTP, who takes `application/json` is
 * told so inside an answer of status 200, who takes `application/graphql-response+json` by the status too.
 */
const isFaultOfDocument = ({ body }: GraphQLResponse) =>
  body.kind === 'single' &&
  body.singleResult.data === undefined &&
  body.singleResult.errors?.[0] !== undefined &&
  OF_DOCUMENT.has(body.singleResult.errors[0].extensions?.['code']);

/** A bad token is an answer like any other: status 200, not Apollo's 500 for a context that failed. */
export function asAnswer(error: unknown): never {
  if (!(error instanceof GraphQLError)) throw error;
  throw new GraphQLError(error.message, { extensions: { ...error.extensions, http: { status: 200 } } });
}

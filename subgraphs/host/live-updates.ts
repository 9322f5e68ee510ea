import type { RequestHandler } from 'express';
import { createHandler } from 'graphql-sse/lib/use/express';

import type { LocalExecutor } from './execute.ts';

/** Subscriptions leave as server-sent events; every other request goes on to Apollo Server. */
export function liveUpdates(execute: LocalExecutor): RequestHandler {
  const handler = createHandler({
    onSubscribe: (request, params) =>
      execute(
        {
          query: params.query,
          operationName: params.operationName ?? undefined,
          variables: params.variables ?? undefined,
        },
        {
          authorization: request.headers.get('authorization'),
          requestId: request.headers.get('x-request-id'),
          traceparent: request.headers.get('traceparent'),
        },
      ) as never,
  });
  return (request, response, next) => {
    if (!/\btext\/event-stream\b/.test(request.header('accept') ?? '')) return next();
    handler(request, response).catch(next);
  };
}

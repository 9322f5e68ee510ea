import { createHash, timingSafeEqual } from 'node:crypto';

import type { ErrorRequestHandler, RequestHandler, Response } from 'express';
import { GraphQLError } from 'graphql';

import { assertShort } from '#host/document-limits';
import { maskError, unauthenticated } from '#kit/errors';

/** Says why a request is not answered at all. */
export const refuse = (status: number, message: string, response: Response) =>
  void response.status(status).json({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });

/** A form or a plain text is what a page of somebody else could send without asking first. */
export const onlyJson: RequestHandler = (request, response, next) => {
  if (request.method !== 'POST' && request.method !== 'GET') {
    response.setHeader('allow', 'GET, POST');
    return refuse(405, 'Send the operation as a POST, or a query as a GET.', response);
  }
  if (request.method === 'GET' || request.is('application/json')) return next();
  refuse(415, 'Send the operation as a POST with content-type application/json.', response);
};

/** The header a gateway shows a subgraph that it belongs to the same hub. */
export const HUB_HEADER = 'x-simpul-hub';
/** The header by which a subgraph tells its gateway that an answer holds for its moment only. */
export const MOMENT_HEADER = 'x-simpul-moment';

const digest = (text: string) => createHash('sha256').update(text).digest();

/**
 * A subgraph finds entities by key and tells its whole schema, which is for a gateway: only who shows the hub's secret is
 * heard. What somebody may do is decided by their own token afterwards, as ever.
 */
export function onlyHub(secret: string): RequestHandler {
  const expected = digest(secret);
  return (request, response, next) => {
    if (timingSafeEqual(digest(request.header(HUB_HEADER) ?? ''), expected)) return next();
    const refused = unauthenticated('A subgraph answers its own hub only. Ask the gateway, which needs no secret.');
    response.status(401).json({ errors: [maskError(refused)] });
  };
}

/** A document that is too long or too deep is given up before anything is made of it. */
export const onlyShort =
  (tokens: number): RequestHandler =>
  (request, response, next) => {
    const said: unknown = request.method === 'GET' ? request.query['query'] : request.body?.query;
    try {
      if (typeof said === 'string') assertShort(said, tokens);
      next();
    } catch (error) {
      // What is no document at all is told by whoever reads it next, as ever.
      if (!(error instanceof GraphQLError) || error.extensions['code'] !== 'GRAPHQL_PARSE_FAILED') return next();
      const isTyped = request.header('accept')?.includes('application/graphql-response+json');
      response.status(isTyped ? 400 : 200).json({ errors: [maskError(error)] });
    }
  };

/** What express itself refuses (a body too long, no JSON) is answered in GraphQL's shape, without a stack. */
export const badRequest: ErrorRequestHandler = (error: { status?: number }, _request, response, _next) => {
  const status = error.status ?? 500;
  if (status >= 500) {
    response.status(500).json({ errors: [maskError(error)] });
    return;
  }
  refuse(status, 'The request is not GraphQL over HTTP: send a JSON body of at most 256 kB.', response);
};

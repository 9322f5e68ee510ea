import { createHash, timingSafeEqual } from 'node:crypto';

import type { ErrorRequestHandler, RequestHandler } from 'express';

import { maskError, unauthenticated } from '#kit/errors';

/** A form or a plain text is what a page of somebody else could send without asking first. */
export const onlyJson: RequestHandler = (request, response, next) => {
  if (request.method !== 'POST' || request.is('application/json')) return next();
  response.status(415).json({
    errors: [
      {
        message: 'Send the operation as a POST with content-type application/json.',
        extensions: { code: 'BAD_REQUEST' },
      },
    ],
  });
};

/** The header a gateway shows a subgraph that it belongs to the same hub. */
export const HUB_HEADER = 'x-simpul-hub';

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

/** What express itself refuses (a body too long, no JSON) is answered in GraphQL's shape, without a stack. */
export const badRequest: ErrorRequestHandler = (error: { status?: number }, _request, response, _next) => {
  const status = error.status ?? 500;
  if (status >= 500) {
    response.status(500).json({ errors: [maskError(error)] });
    return;
  }
  response.status(status).json({
    errors: [
      {
        message: 'The request is not GraphQL over HTTP: send a JSON body of at most 256 kB.',
        extensions: { code: 'BAD_REQUEST' },
      },
    ],
  });
};

import type { ErrorRequestHandler, RequestHandler } from 'express';

import { maskError } from '#kit/errors';

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

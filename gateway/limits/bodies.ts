import express, { type RequestHandler } from 'express';

import { limitsHit } from '../telemetry/metrics.ts';

const BODY_LIMIT = 256 * 1024;

const readPieces = express.raw({ type: () => true, limit: BODY_LIMIT, inflate: false });

/** A body longer than a query ever is, or one that is no JSON, is refused before it is read. */
export const refuseOddBodies: RequestHandler = (request, response, next) => {
  const isPost = request.method === 'POST';
  const type = request.header('content-type') ?? '';
  const refuse = (status: number, message: string) => {
    limitsHit.inc({ limit: status === 413 ? 'body' : 'media type' });
    response.status(status).json({ errors: [{ message, extensions: { code: 'BAD_REQUEST' } }] });
  };
  if (isPost && !/^application\/json\s*(;\s*charset="?utf-8"?\s*)?$/i.test(type)) {
    return refuse(415, 'Send the operation as a POST with content-type application/json in UTF-8.');
  }
  if (Number(request.header('content-length') ?? 0) > BODY_LIMIT)
    return refuse(413, 'A request body has at most 256 kB.');
  // A body whose length is announced ends there. One that comes in pieces is counted while it is read; the runtime
  // takes what was read.
  if (!isPost || request.header('content-length') !== undefined) return next();
  readPieces(request, response, (error) => (error ? refuse(413, 'A request body has at most 256 kB.') : next()));
};

/** Who sends a body drop by drop is not waited for. */
export const cutSlowBodies =
  (bodyMs: number): RequestHandler =>
  (request, _response, next) => {
    const cut = setTimeout(() => (request.complete ? undefined : request.destroy()), bodyMs);
    request.once('close', () => clearTimeout(cut));
    next();
  };

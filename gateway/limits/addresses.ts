import type { RequestHandler } from 'express';
import { rateLimit, type Store } from 'express-rate-limit';
import { maskError, throttled } from '#kit/errors';
import { log } from '#kit/log';

import { limitsHit } from '../telemetry/metrics.ts';

/** A flood from one address is told when to come again; health and pages stay open. */
export const limitRate = (perMinute: number, store: Store | null) =>
  rateLimit({
    ...(store && { store }),
    windowMs: 60_000,
    limit: perMinute,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (_request, response) => {
      limitsHit.inc({ limit: 'address' });
      response.status(429).json({ errors: [maskError(throttled())] });
    },
  });

/** Says once that requests come through a proxy nobody told of: all who come through it share one address. */
export function warnOfProxies(): RequestHandler {
  let isSaid = false;
  return (request, _response, next) => {
    if (!isSaid && request.headers['x-forwarded-for'] !== undefined) {
      isSaid = true;
      log.warn(
        'limits: requests come through a proxy, and TRUSTED_PROXIES is not set: all of them count for one address',
      );
    }
    next();
  };
}

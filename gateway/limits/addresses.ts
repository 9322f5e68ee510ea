import { rateLimit, type Store } from 'express-rate-limit';
import { maskError, throttled } from '#kit/errors';

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

import type { Express, RequestHandler } from 'express';
import { onlyWatchers, openProcessFigures, tellFigures } from '#host/telemetry/endpoint';

import { httpAnswers, registry } from './metrics.ts';

const PARTS = new Set(['graphql', 'auth', 'files', 'check', 'export', 'open', 'developers', 'readyz', 'healthz']);

/** Counts answers by what was asked for; a path of nobody's counts as the portal's, whose pages have many. */
const countAnswers: RequestHandler = (request, response, next) => {
  const name = request.path.split('/', 2)[1] ?? '';
  const part = PARTS.has(name) ? name : 'portal';
  response.once('close', () =>
    httpAnswers.inc({ part, status: response.writableFinished ? response.statusCode : 499 }),
  );
  next();
};

/** Counts what the gateway answers, and tells it at /metrics. */
export function addFigures(app: Express, metricsToken: string | null): void {
  app.use(countAnswers);
  openProcessFigures('gateway');
  app.get(
    '/metrics',
    onlyWatchers(metricsToken),
    tellFigures('gateway', registry, async () => undefined),
  );
}

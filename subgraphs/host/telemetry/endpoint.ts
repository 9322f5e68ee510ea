import { createHash, timingSafeEqual } from 'node:crypto';

import type { Request, RequestHandler } from 'express';
import { collectDefaultMetrics, Registry } from 'prom-client';

const digest = (text: string) => createHash('sha256').update(text).digest();
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/** Asked from this machine itself, not through a proxy on it, which anybody may stand behind. */
const isFromHere = (request: Request): boolean =>
  LOOPBACK.test(request.socket.remoteAddress ?? '') &&
  ['x-forwarded-for', 'forwarded', 'x-real-ip', 'via'].every((name) => request.header(name) === undefined);

/**
 * Who may read figures: whoever shows the token, as Prometheus does with `authorization`. Without a token only this
 * machine itself, and in production nobody: a proxy in front would otherwise publish them.
 */
export function onlyWatchers(token: string | null): RequestHandler {
  const isProduction = process.env['NODE_ENV'] === 'production';
  const expected = token === null ? null : digest(`Bearer ${token}`);
  return (request, response, next) => {
    if (expected !== null && timingSafeEqual(digest(request.header('authorization') ?? ''), expected)) return next();
    if (expected === null && !isProduction && isFromHere(request)) return next();
    const message =
      expected === null
        ? 'Figures are shown to who has a token: set METRICS_TOKEN.'
        : 'Figures are shown to who shows METRICS_TOKEN as a bearer token.';
    response.status(401).setHeader('www-authenticate', 'Bearer').json({ code: 'UNAUTHENTICATED', message });
  };
}

let processFigures: Registry | undefined;
let toldBy: string | undefined;

/** The figures of the process itself; the services of one process share it, and one of them tells of it. */
export function openProcessFigures(service: string): void {
  toldBy = service;
  if (processFigures) return;
  processFigures = new Registry();
  collectDefaultMetrics({ register: processFigures });
}

/** `/metrics` of one service, in Prometheus' form. */
export const tellFigures =
  (service: string, registry: Registry, refresh: () => Promise<void>): RequestHandler =>
  async (_request, response) => {
    await refresh();
    const own = await registry.metrics();
    const ofProcess = processFigures && toldBy === service ? await processFigures.metrics() : '';
    response.setHeader('content-type', registry.contentType);
    response.setHeader('cache-control', 'no-store');
    response.send(`${own}\n${ofProcess}`);
  };

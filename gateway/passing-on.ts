import { pipeline } from 'node:stream/promises';

import type { RequestHandler } from 'express';

import { log } from '#kit/log';

export const UPLOAD_MS = 60_000;

// Plain names: dots in a path would lead to other addresses of a subgraph.
const PASSED: readonly { path: RegExp; methods: readonly string[] }[] = [
  { path: /^\/files\/[\w-]+$/, methods: ['GET', 'PUT'] },
  { path: /^\/check(\/[\w-]+)?(\?[\w%+.*=&-]*)?$/, methods: ['GET'] },
];
/** A file to be imported names the subgraph that takes it. */
const IMPORTED = /^\/files\/([a-z]+)\/([\w-]+)$/;

/** Who answers for an address, and what may be done with it; null where nobody does. */
function ownerOf(path: string, urls: ReadonlyMap<string, string>): { target: URL; methods: readonly string[] } | null {
  const [, name = 'csr', token] = IMPORTED.exec(path) ?? [];
  const owner = urls.get(name);
  const passed = PASSED.find((one) => one.path.test(path));
  if (owner === undefined) return null;
  if (token !== undefined) return { target: new URL(`/import-files/${token}`, owner), methods: ['PUT'] };
  return passed ? { target: new URL(path, owner), methods: passed.methods } : null;
}

const TOLD = [
  'content-type',
  'content-length',
  'content-disposition',
  'content-security-policy',
  'referrer-policy',
  'x-content-type-options',
  'cache-control',
];

/** Passes files and the check of certificates on to whoever answers for them; nothing of them is kept here. */
export function passOn(urls: ReadonlyMap<string, string>): RequestHandler {
  return async (request, response, next) => {
    const passed = ownerOf(request.originalUrl, urls);
    if (!passed) return next();
    if (!passed.methods.includes(request.method)) {
      response.status(405).end();
      return;
    }
    const { authorization, 'content-type': type, 'content-length': length } = request.headers;
    try {
      const answer = await fetch(passed.target, {
        method: request.method,
        redirect: 'error',
        signal: AbortSignal.timeout(UPLOAD_MS),
        headers: {
          ...(authorization && { authorization }),
          ...(type && { 'content-type': type }),
          ...(length && { 'content-length': length }),
        },
        ...(request.method === 'PUT' && { body: request, duplex: 'half' }),
      } as RequestInit);
      response.status(answer.status);
      for (const name of TOLD) {
        const value = answer.headers.get(name);
        if (value) response.setHeader(name, value);
      }
      if (answer.body) await pipeline(answer.body, response);
      else response.end();
    } catch (error) {
      log.warn({ error: String(error) }, 'file not passed on');
      if (response.headersSent) response.destroy();
      else
        response
          .status(503)
          .json({ code: 'SERVICE_UNAVAILABLE', message: 'Files cannot be stored right now. Try again.' });
    }
  };
}

import { pipeline } from 'node:stream/promises';

import type { RequestHandler } from 'express';

import { askInTurn, inTurn, noteAway } from '#host/replicas';
import { log } from '#kit/log';

const UPLOAD_MS = 60_000;

// Plain names: dots in a path would lead to other addresses of a subgraph.
const PASSED: readonly { path: RegExp; methods: readonly string[] }[] = [
  { path: /^\/files\/[\w-]+$/, methods: ['GET', 'PUT'] },
  { path: /^\/check(\/[\w-]+)?(\?[\w%+.*=&-]*)?$/, methods: ['GET'] },
];
/** A file to be imported names the subgraph that takes it. */
const IMPORTED = /^\/files\/([a-z]+)\/([\w-]+)$/;

/** Who answers for an address, and what may be done with it; null where nobody does. */
function ownerOf(
  path: string,
  urls: ReadonlyMap<string, string>,
): { owners: string; path: string; methods: readonly string[] } | null {
  const [, name = 'csr', token] = IMPORTED.exec(path) ?? [];
  const owners = urls.get(name);
  const passed = PASSED.find((one) => one.path.test(path));
  if (owners === undefined) return null;
  if (token !== undefined) return { owners, path: `/import-files/${token}`, methods: ['PUT'] };
  return passed ? { owners, path, methods: passed.methods } : null;
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

/** Whoever sends the file again meets another process. */
const awayAt =
  (owner: string) =>
  (error: unknown): never => {
    noteAway(owner);
    throw error;
  };

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
      const send = (owner: string) =>
        fetch(new URL(passed.path, owner), {
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
      // A body that has begun to go somewhere cannot be sent again.
      const isRead = request.method === 'GET';
      const [first = ''] = inTurn(passed.owners);
      const answer = await (isRead
        ? askInTurn(passed.owners, send, { mayRepeat: true })
        : send(first).catch(awayAt(first)));
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

import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';

import { Router, type RequestHandler } from 'express';
import sirv from 'sirv';

import { projectFolder } from './machine/postgres-files.ts';

const folder = () => join(projectFolder(), 'dist', 'portal');
const NONCE = '__CSP_NONCE__';

/** Scripts come from here alone, styles too or with the nonce of this answer; nobody frames the page. */
export const pagePolicy = (nonce: string) =>
  [
    "default-src 'self'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ');

/** The documents the portal asks with, by their hashes; empty where no portal was built. */
export function portalDocuments(): ReadonlyMap<string, string> {
  const file = join(folder(), 'documents.json');
  if (!fs.existsSync(file)) return new Map();
  return new Map(Object.entries<string>(JSON.parse(fs.readFileSync(file, 'utf8'))));
}

/** A page of the portal: every address that a browser opens and that is nothing else here. */
function pages(html: string): RequestHandler {
  return (request, response, next) => {
    if (request.method !== 'GET' || !/\btext\/html\b/.test(request.header('accept') ?? '')) return next();
    const nonce = randomBytes(16).toString('base64');
    response.setHeader('content-security-policy', pagePolicy(nonce));
    response.setHeader('referrer-policy', 'same-origin');
    response.setHeader('cache-control', 'no-cache');
    response.type('html').send(html.replaceAll(NONCE, nonce));
  };
}

/** Serves the built portal; nothing where it was not built. */
export function portalRoutes(): Router {
  const router = Router();
  const page = join(folder(), 'index.html');
  if (!fs.existsSync(page)) return router;
  const html = fs.readFileSync(page, 'utf8');
  // The page itself is not served as a file: it would come without its nonce.
  router.get('/index.html', (_request, response) => response.redirect(301, '/'));
  router.get('/', pages(html));
  router.use(
    sirv(folder(), {
      brotli: true,
      gzip: true,
      etag: true,
      setHeaders(response, path) {
        const isNamedByContent = path.startsWith('/assets/');
        response.setHeader('cache-control', isNamedByContent ? 'public, max-age=31536000, immutable' : 'no-cache');
      },
    }),
  );
  router.use(pages(html));
  return router;
}

import { randomBytes } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';

import { Router, type RequestHandler } from 'express';
import sirv from 'sirv';

import { demoTeller } from './demo-data.ts';
import type { AskHub } from './exports/pages.ts';
import { projectFolder } from './machine/postgres-files.ts';

const folder = () => join(projectFolder(), 'dist', 'portal');
const NONCE = '__CSP_NONCE__';
const DEMO = '__DEMO_DATA__';

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

/** The files of each screen by its address, such as `/kesenjangan/$code`; nothing where no portal was built. */
function preloads(): readonly (readonly [string, readonly string[]])[] {
  const file = join(folder(), 'preloads.json');
  return fs.existsSync(file) ? Object.entries<string[]>(JSON.parse(fs.readFileSync(file, 'utf8'))) : [];
}

/** The files of the screen at an address: the one that is written so, else the one with a place for what stands there. */
export function filesOf(screens: ReturnType<typeof preloads>, path: string): readonly string[] {
  const said = path.split('/');
  const fits = (pattern: string) => {
    const parts = pattern.split('/');
    return parts.length === said.length && parts.every((part, at) => part === said[at] || part.startsWith('$'));
  };
  const found = screens.filter(([pattern]) => fits(pattern));
  return (found.find(([pattern]) => !pattern.includes('$')) ?? found[0])?.[1] ?? [];
}

/** A page of the portal: every address that a browser opens and that is nothing else here. */
function pages(html: string, demoData: () => Promise<string>): RequestHandler {
  const screens = preloads();
  return async (request, response, next) => {
    if (request.method !== 'GET' || !/\btext\/html\b/.test(request.header('accept') ?? '')) return next();
    const nonce = randomBytes(16).toString('base64');
    const links = filesOf(screens, request.path).map((file) => `<link rel="modulepreload" crossorigin href="${file}">`);
    response.setHeader('content-security-policy', pagePolicy(nonce));
    response.setHeader('referrer-policy', 'same-origin');
    response.setHeader('cache-control', 'no-cache');
    const page = html.replaceAll(NONCE, nonce).replace(DEMO, await demoData());
    response.type('html').send(page.replace('</head>', `${links.join('')}</head>`));
  };
}

/** Serves the built portal; nothing where it was not built. `ask` asks the hub as nobody. */
export function portalRoutes(ask: AskHub): Router {
  const router = Router();
  const file = join(folder(), 'index.html');
  if (!fs.existsSync(file)) return router;
  const html = fs.readFileSync(file, 'utf8');
  // The page itself is not served as a file: it would come without its nonce.
  router.get('/index.html', (_request, response) => response.redirect(301, '/'));
  const page = pages(html, demoTeller(ask));
  router.get('/', page);
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
  router.use(page);
  return router;
}

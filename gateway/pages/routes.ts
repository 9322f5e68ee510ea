import { randomBytes } from 'node:crypto';

import type { Express, Request, Response } from 'express';

import type { Health } from '../health.ts';
import { pagePolicy } from '../portal.ts';
import { graphiqlPage } from './graphiql.ts';
import { landingPage } from './landing.ts';
import { operationPage } from './operation-page.ts';
import { sandboxPage } from './sandbox.ts';

export interface PageOptions {
  health: Health;
  /** Whether Apollo Sandbox and GraphiQL are there. */
  hasExplorers: boolean;
}

const wantsPage = (request: Request) =>
  request.method === 'GET' && /\btext\/html\b/.test(request.header('accept') ?? '');

/** The address a reader came by; a name that is none stands for this machine. */
function addressOf(request: Request): string {
  const host = request.header('host') ?? '';
  return `${request.protocol}://${/^[\w.:[\]-]{1,255}$/.test(host) ? host : 'localhost'}`;
}

/** The language a page is asked for in, and the nonce that its policy lets one style in by. */
function strictly(request: Request, response: Response): { language: 'id' | 'en'; nonce: string } {
  const nonce = randomBytes(16).toString('base64');
  response.setHeader('content-security-policy', pagePolicy(nonce));
  response.setHeader('referrer-policy', 'same-origin');
  return { language: request.query['lang'] === 'en' ? 'en' : 'id', nonce };
}

function sendExplorer(response: Response, { html, policy }: { html: string; policy: string }): void {
  response.setHeader('content-security-policy', policy);
  response.type('html').send(html);
}

/** Pages for developers: what there is and how to begin; and, where they are wanted, two in which the graph is explored. */
export function addPages(app: Express, { health, hasExplorers }: PageOptions): void {
  app.get('/developers', async (request, response) => {
    const services = await health();
    const told = { ...strictly(request, response), services, url: addressOf(request), hasExplorers };
    response.type('html').send(landingPage(told));
  });
  app.get('/developers/operations/:name', (request, response, next) => {
    const page = operationPage(request.params.name, { ...strictly(request, response), hasExplorers });
    if (page === null) return next();
    response.type('html').send(page);
  });
  if (!hasExplorers) return;
  app.get('/graphiql', async (_request, response) => sendExplorer(response, await graphiqlPage()));
  app.get('/graphql', async (request, response, next) => {
    if (!wantsPage(request) || request.query['query'] !== undefined) return next();
    sendExplorer(response, await sandboxPage());
  });
}

import { createHash } from 'node:crypto';

import { exampleOperation } from './sandbox.ts';

let page: { html: string; policy: string } | undefined;

const SCRIPT = /<script>([\s\S]*)<\/script>/;

/**
 * The page's one script, known by its hash, and nothing from elsewhere. Its editor writes styles as it goes, and checks
 * what is typed in workers of its own text.
 */
function policyOf(html: string): string {
  const script = SCRIPT.exec(html)?.[1] ?? '';
  return [
    "default-src 'none'",
    `script-src 'sha256-${createHash('sha256').update(script).digest('base64')}'`,
    "style-src 'unsafe-inline'",
    "img-src 'self' data:",
    'font-src data:',
    "connect-src 'self'",
    'worker-src blob:',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');
}

/** GraphiQL served from here alone, for those without a way to the internet; its 30 MB are loaded by who asks for it. */
export async function graphiqlPage(): Promise<{ html: string; policy: string }> {
  if (page) return page;
  const { renderGraphiQL } = await import('@graphql-yoga/render-graphiql');
  const html = renderGraphiQL({
    title: 'Simpul GraphiQL',
    endpoint: '/graphql',
    defaultQuery: exampleOperation(),
    subscriptionsProtocol: 'SSE',
  });
  page = { html, policy: policyOf(html) };
  return page;
}

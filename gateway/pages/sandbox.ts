import * as fs from 'node:fs';
import { join } from 'node:path';

import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';

import { projectFolder } from '../machine/postgres-files.ts';

/** The operation a newcomer finds in the editor. */
export function exampleOperation(): string {
  const file = join(projectFolder(), 'schema/operations/gapList.graphql');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : 'query { __typename }';
}

const APOLLO = 'https://apollo-server-landing-page.cdn.apollographql.com';

/** Apollo's one script and this page's own, by the nonce; Sandbox itself in a frame of Apollo's, which asks through the page. */
const policyFor = (nonce: string) =>
  [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}' https://fonts.googleapis.com`,
    'font-src https://fonts.gstatic.com',
    `img-src 'self' ${APOLLO}`,
    `manifest-src ${APOLLO}`,
    "connect-src 'self'",
    'frame-src https://sandbox.embed.apollographql.com',
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

type Html = string | (() => Promise<string>);

let rendering: Promise<Html | undefined> | undefined;

async function openPage(): Promise<Html | undefined> {
  const plugin = ApolloServerPluginLandingPageLocalDefault({
    embed: { runTelemetry: false },
    document: exampleOperation(),
    footer: false,
  });
  // The page needs nothing of a running Apollo Server but the hook that renders it.
  const listener = await plugin.serverWillStart?.({} as never);
  return (await listener?.renderLandingPage?.())?.html;
}

/** Apollo Sandbox at the endpoint, with an example loaded. It loads from Apollo's network; offline, use /graphiql. */
export async function sandboxPage(): Promise<{ html: string; policy: string }> {
  rendering ??= openPage();
  const rendered = await rendering;
  const html = typeof rendered === 'function' ? await rendered() : rendered;
  // Apollo makes a new one each time.
  const nonce = /\bnonce="?([0-9a-f]{32,})/.exec(html ?? '')?.[1] ?? '';
  const elsewhere = '<!doctype html><title>Simpul</title><a href="/graphiql">GraphiQL</a>';
  return { html: html ?? elsewhere, policy: policyFor(nonce) };
}

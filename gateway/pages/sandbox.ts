import * as fs from 'node:fs';
import { join } from 'node:path';

import { ApolloServerPluginLandingPageLocalDefault } from '@apollo/server/plugin/landingPage/default';

import { projectFolder } from '../machine/postgres-files.ts';

/** The operation a newcomer finds in the editor. */
export function exampleOperation(): string {
  const file = join(projectFolder(), 'schema/operations/gapList.graphql');
  return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : 'query { __typename }';
}

let page: Promise<string> | undefined;

async function render(): Promise<string> {
  const plugin = ApolloServerPluginLandingPageLocalDefault({
    embed: { runTelemetry: false },
    document: exampleOperation(),
    footer: false,
  });
  // The page needs nothing of a running Apollo Server but the hook that renders it.
  const listener = await plugin.serverWillStart?.({} as never);
  const rendered = await listener?.renderLandingPage?.();
  const html = typeof rendered?.html === 'function' ? await rendered.html() : rendered?.html;
  return html ?? '<!doctype html><title>Simpul</title><a href="/graphiql">GraphiQL</a>';
}

/** Apollo Sandbox at the endpoint, with an example loaded. It loads from Apollo's network; offline, use /graphiql. */
export function sandboxPage(): Promise<string> {
  page ??= render();
  return page;
}

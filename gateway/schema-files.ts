import * as fs from 'node:fs';

import { transformSupergraphToPublicSchema } from '@theguild/federation-composition';
import {
  buildSchema,
  findBreakingChanges,
  findDangerousChanges,
  lexicographicSortSchema,
  parse,
  print,
  printSchema,
  type BreakingChange,
} from 'graphql';
import { buildSubgraph } from '#host/subgraph';

import { SUBGRAPHS } from '../subgraphs/index.ts';
import { composeSupergraph } from './compose.ts';
import { inSchema, readSchemaFile, sorted } from './committed-schema.ts';

const RELEASED = 'released/api.graphql';

/** Every file of `schema/` that is made from code: each subgraph, the supergraph, and what a client sees. */
export function printSchemaFiles(): Map<string, string> {
  const sources = SUBGRAPHS.map((definition) => ({
    name: definition.name,
    sdl: sorted(buildSubgraph(definition).sdl),
  }));
  const supergraph = composeSupergraph(sources);
  const api = buildSchema(print(transformSupergraphToPublicSchema(parse(supergraph))), { assumeValidSDL: true });
  return new Map([
    ...sources.map(({ name, sdl }) => [`${name}.graphql`, sdl] as const),
    ['supergraph.graphql', `${supergraph.trim()}\n`],
    ['api.graphql', `${printSchema(lexicographicSortSchema(api))}\n`],
  ]);
}

export function writeSchemaFiles(): string[] {
  const files = printSchemaFiles();
  for (const [name, text] of files) fs.writeFileSync(inSchema(name), text);
  return [...files.keys()];
}

/** The committed files that differ from what the code says; empty when nothing has drifted. */
export function driftedFiles(): string[] {
  return [...printSchemaFiles()]
    .filter(([name, text]) => {
      const file = inSchema(name);
      return !fs.existsSync(file) || fs.readFileSync(file, 'utf8') !== text;
    })
    .map(([name]) => name);
}

/** What clients of the released API would trip over; nothing is released until the first `npm run schema:release`. */
export function breakingChanges(api = readSchemaFile('api.graphql')): BreakingChange[] {
  if (!fs.existsSync(inSchema(RELEASED))) return [];
  return findBreakingChanges(buildSchema(readSchemaFile(RELEASED)), buildSchema(api));
}

/** Takes the API of now as the released one, and notes the day and the changes in `schema/CHANGELOG.md`. */
export function releaseSchema(day: string): string {
  const api = readSchemaFile('api.graphql');
  const isFirst = !fs.existsSync(inSchema(RELEASED));
  const changes = isFirst
    ? []
    : [
        ...breakingChanges(api).map((change) => `- breaking: ${change.description}`),
        ...findDangerousChanges(buildSchema(readSchemaFile(RELEASED)), buildSchema(api)).map(
          (change) => `- mind: ${change.description}`,
        ),
      ];
  const entry = [
    `## ${day}`,
    '',
    ...(isFirst ? ['- first release'] : changes.length > 0 ? changes : ['- additions only']),
    '',
  ].join('\n');
  const log = inSchema('CHANGELOG.md');
  const before = fs.existsSync(log) ? fs.readFileSync(log, 'utf8').replace(/^# .*\n\n/, '') : '';
  fs.writeFileSync(log, `# Changes of the API\n\n${entry}\n${before}`.trimEnd() + '\n');
  fs.mkdirSync(inSchema('released'), { recursive: true });
  fs.writeFileSync(inSchema(RELEASED), api);
  return entry;
}

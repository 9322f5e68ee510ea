import * as fs from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/** What a composer says of the three subgraphs. */
export interface Composed {
  composer: string;
  problems: string[];
  hints: string[];
  /** The supergraph, where it is a form that others read. */
  supergraphBytes: number | null;
  /** What a client of the API sees, one line for each field, argument and value. */
  lines: Set<string>;
}

const SUBGRAPHS = ['programs', 'csr', 'pillars'];

// The composers are installed for this command alone: they have no types here, and none are made up for them.
interface Located {
  name: string;
  fields?: () => object;
}

const isListed = (name: string): boolean =>
  !name.startsWith('__') && !/^(join|link|core|federation|policy|requiresScopes)__/.test(name);

/** A schema of any copy of graphql-js, as lines that can be compared. */
function linesOf(schema: any): Set<string> {
  const lines = new Set<string>();
  const types: Record<string, any> = schema.getTypeMap();
  for (const [name, type] of Object.entries(types).filter(([one]) => isListed(one))) {
    lines.add(`${type.constructor.name} ${name}`);
    for (const one of type.getInterfaces?.() ?? []) lines.add(`${name} implements ${(one as Located).name}`);
    if (type.constructor.name === 'GraphQLUnionType')
      for (const one of type.getTypes()) lines.add(`${name} = ${(one as Located).name}`);
    for (const value of type.getValues?.() ?? []) lines.add(`${name}.${value.name}`);
    const fields: Record<string, any> = type.getFields?.() ?? {};
    for (const field of Object.values(fields)) {
      if (field.name.startsWith('_')) continue;
      lines.add(`${name}.${field.name}: ${field.type}`);
      for (const argument of field.args ?? []) lines.add(`${name}.${field.name}(${argument.name}: ${argument.type})`);
    }
  }
  return lines;
}

const sdlOf = (name: string) => fs.readFileSync(join('schema', `${name}.graphql`), 'utf8');
const urlOf = (name: string) => `http://${name}.simpul.internal/graphql`;
const firstLine = (text: string) => text.split('\n', 1)[0] ?? '';

/** Ours, whose answer is committed as schema/supergraph.graphql and schema/api.graphql. */
function ours(load: NodeJS.Require): Composed {
  const { buildSchema } = load('graphql');
  return {
    composer: '@theguild/federation-composition (ours)',
    problems: [],
    hints: [],
    supergraphBytes: fs.statSync('schema/supergraph.graphql').size,
    lines: linesOf(buildSchema(fs.readFileSync('schema/api.graphql', 'utf8'))),
  };
}

function apollo(load: NodeJS.Require): Composed {
  const { composeServices } = load('@apollo/composition');
  const { parse } = load('graphql');
  const result = composeServices(SUBGRAPHS.map((name) => ({ name, url: urlOf(name), typeDefs: parse(sdlOf(name)) })));
  return {
    composer: `@apollo/composition ${load('@apollo/composition/package.json').version}`,
    problems: (result.errors ?? []).map((error: Error) => firstLine(error.message)),
    hints: (result.hints ?? []).map((hint: any) => `${hint.definition.code}: ${firstLine(hint.message)}`),
    supergraphBytes: result.supergraphSdl?.length ?? null,
    lines: result.schema ? linesOf(result.schema.toAPISchema().toGraphQLJSSchema()) : new Set(),
  };
}

function wundergraph(load: NodeJS.Require): Composed {
  const { federateSubgraphs, ROUTER_COMPATIBILITY_VERSION_ONE } = load('@wundergraph/composition');
  const { parse } = load('graphql');
  const result = federateSubgraphs({
    subgraphs: SUBGRAPHS.map((name) => ({ name, url: urlOf(name), definitions: parse(sdlOf(name)) })),
    version: ROUTER_COMPATIBILITY_VERSION_ONE,
  });
  return {
    composer: '@wundergraph/composition',
    problems: (result.errors ?? []).map((error: Error) => firstLine(error.message)),
    hints: (result.warnings ?? []).map((warning: Error) => firstLine(warning.message)),
    supergraphBytes: null,
    lines: result.success ? linesOf(result.federatedGraphClientSchema) : new Set(),
  };
}

/** Composes with each composer on npm; those that are installed in `folder`. */
export function composeWithEach(folder: string): Composed[] {
  const load = createRequire(join(folder, 'package.json'));
  return [ours, apollo, wundergraph].map((compose) => compose(load));
}

/** What one says and another does not, in both directions. */
export function differences(one: Composed, other: Composed): string[] {
  return [
    ...[...one.lines].filter((line) => !other.lines.has(line)).map((line) => `only ${one.composer}: ${line}`),
    ...[...other.lines].filter((line) => !one.lines.has(line)).map((line) => `only ${other.composer}: ${line}`),
  ];
}

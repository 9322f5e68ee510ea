import * as fs from 'node:fs';
import { join } from 'node:path';

import { Kind, parse, type ObjectTypeDefinitionNode } from 'graphql';

import { projectFolder } from '../machine/postgres-files.ts';

const SUBGRAPHS = ['programs', 'csr', 'pillars'] as const;

/** Which subgraph a type belongs to, and which others add fields to it. */
export interface OwnedType {
  name: string;
  owner: string;
  others: string[];
}

function entitiesOf(subgraph: string): ObjectTypeDefinitionNode[] {
  const file = join(projectFolder(), 'schema', `${subgraph}.graphql`);
  if (!fs.existsSync(file)) return [];
  const { definitions } = parse(fs.readFileSync(file, 'utf8'), { noLocation: true });
  return definitions.filter(
    (node) =>
      node.kind === Kind.OBJECT_TYPE_DEFINITION && (node.directives ?? []).some(({ name }) => name.value === 'key'),
  ) as ObjectTypeDefinitionNode[];
}

/** Every entity of the graph, read from the printed schemas: it belongs to the subgraph that gives it the most fields. */
export function typeOwners(): OwnedType[] {
  const fields = new Map<string, [string, number][]>();
  for (const subgraph of SUBGRAPHS)
    for (const { name, fields: own = [] } of entitiesOf(subgraph))
      fields.set(name.value, [...(fields.get(name.value) ?? []), [subgraph, own.length]]);
  return [...fields]
    .map(([name, parts]) => {
      const [[owner = ''] = [], ...others] = parts.toSorted(([, left], [, right]) => right - left);
      return { name, owner, others: others.filter(([, count]) => count > 1).map(([subgraph]) => subgraph) };
    })
    .toSorted((left, right) => left.owner.localeCompare(right.owner) || left.name.localeCompare(right.name));
}

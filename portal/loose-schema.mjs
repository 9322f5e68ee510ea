// The schema as the portal's types see it: what belongs to another part of the hub may be missing from an answer.
import * as fs from 'node:fs';
import { fileURLToPath } from 'node:url';

import { buildASTSchema, Kind, parse, visit } from 'graphql';

const read = (name) =>
  parse(fs.readFileSync(fileURLToPath(new URL(`../schema/${name}.graphql`, import.meta.url)), 'utf8'));

const isObject = ({ kind }) => kind === Kind.OBJECT_TYPE_DEFINITION || kind === Kind.OBJECT_TYPE_EXTENSION;
const isEntity = ({ directives }) => directives.some(({ name }) => name.value === 'key');
const nameOf = (type) => (type.kind === Kind.NAMED_TYPE ? type.name.value : nameOf(type.type));

/** A row of another part can be null although the schema promises it: the gateway leaves it out while its part is away. */
function foreignFields() {
  const parts = ['programs', 'csr', 'pillars'].map((name) => read(name).definitions.filter(isObject));
  /** Of each row that parts share, the part that tells most about it. */
  const homes = new Map();
  for (const types of parts) {
    for (const type of types.filter(isEntity)) {
      const known = homes.get(type.name.value);
      if (!known || known.fields < type.fields.length) {
        homes.set(type.name.value, { types, fields: type.fields.length });
      }
    }
  }
  const [found, atHome] = [new Set(), new Set()];
  for (const types of parts) {
    for (const { name, fields = [] } of types) {
      for (const field of fields) {
        const home = homes.get(nameOf(field.type));
        if (home) (home.types === types ? atHome : found).add(`${name.value}.${field.name.value}`);
      }
    }
  }
  return found.difference(atHome);
}

/** `Area!` becomes `Area`, `[Area!]!` becomes `[Area]!`. */
function loosen(type) {
  if (type.kind === Kind.NON_NULL_TYPE && type.type.kind === Kind.NAMED_TYPE) {
    return type.type;
  }
  return type.kind === Kind.NAMED_TYPE ? type : { ...type, type: loosen(type.type) };
}

export function looseSchema() {
  const foreign = foreignFields();
  const isForeign = (owner, { name }) => foreign.has(`${owner}.${name.value}`);
  return buildASTSchema(
    visit(read('api'), {
      ObjectTypeDefinition: (type) => ({
        ...type,
        fields: type.fields.map((field) =>
          isForeign(type.name.value, field) ? { ...field, type: loosen(field.type) } : field,
        ),
      }),
    }),
    { assumeValid: true },
  );
}

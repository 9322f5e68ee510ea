// What the portal asks, in a build: beside the page lies the list of all documents, which the gateway answers by their
// hashes, and a screen carries the hashes of its own questions alone.
import * as fs from 'node:fs';
import { fileURLToPath } from 'node:url';

const generated = fileURLToPath(new URL('./src/api/generated/', import.meta.url));
const typed = `${generated}graphql.ts`;
const ONE = '\0document:';

/** The hash of each document by its name, such as GapListDocument. */
function hashes() {
  const text = fs.readFileSync(typed, 'utf8');
  return new Map(
    [...text.matchAll(/^export const (\w+Document) = (\{"__meta__":\{"hash":"sha256:\w+"\}\}) as/gm)].map(
      ([, name, meta]) => [name, meta],
    ),
  );
}

/** One module of all documents would be loaded whole by the first screen; as modules of their own they go where they are asked. */
export function documents() {
  let known = new Map();
  return {
    name: 'simpul-documents',
    apply: 'build',
    enforce: 'pre',
    buildStart() {
      known = hashes();
      if (known.size === 0) this.error('There is no document in the generated types.');
    },
    resolveId: (id) => (id.startsWith(ONE) ? { id, moduleSideEffects: false } : null),
    load(id) {
      if (id.startsWith(ONE)) {
        const name = id.slice(ONE.length);
        return { code: `export const ${name} = ${known.get(name)};`, moduleSideEffects: false };
      }
      if (id !== typed) return null;
      // The rest of that file are types.
      const code = [...known.keys()].map((name) => `export { ${name} } from ${JSON.stringify(ONE + name)};`).join('\n');
      return { code, moduleSideEffects: false, moduleType: 'js' };
    },
    generateBundle() {
      const source = fs.readFileSync(`${generated}persisted-documents.json`, 'utf8');
      this.emitFile({ type: 'asset', fileName: 'documents.json', source });
    },
  };
}

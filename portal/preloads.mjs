// Which files the screen of each address is made of: the gateway names them in the page, so that a slow line is waited
// for once, and not first for the frame, then for the screen, then for its words.
import * as fs from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const source = fileURLToPath(new URL('./src', import.meta.url));

/** Every address with its screen and the rooms whose words it says, as the tables of routes name them. */
function addresses() {
  const files = fs.readdirSync(source, { recursive: true }).filter((name) => /(^|[\\/])routes\.tsx?$/.test(name));
  return files.flatMap((name) => {
    const file = join(source, name);
    return fs
      .readFileSync(file, 'utf8')
      .split('createRoute({')
      .slice(1)
      .map((text) => {
        const [, path] = /\bpath: '([^']+)'/.exec(text) ?? [];
        const [, screen] = /\bimport\('([^']+)'\)/.exec(text) ?? [];
        const [, rooms] = /\.\.\.words\(([^)]*)\)/.exec(text) ?? [];
        if (!path || !screen || !rooms) throw new Error(`A route of ${name} is not written as the others are: ${text}`);
        return {
          path,
          screen: resolve(dirname(file), screen),
          rooms: rooms.split(',').map((room) => room.trim().slice(1, -1)),
        };
      });
  });
}

/** A file and all that it cannot run without. */
function withImports(bundle, file, found = new Set()) {
  if (found.has(file)) return found;
  found.add(file);
  for (const other of bundle[file]?.imports ?? []) withImports(bundle, other, found);
  return found;
}

/** Lays `preloads.json` beside the page: the files of each address that the page does not ask for anyway. */
export function preloads() {
  return {
    name: 'simpul-preloads',
    apply: 'build',
    /** What asks first is a file of its own, before all others: it runs while they are on their way. */
    transformIndexHtml: {
      order: 'post',
      handler(html, { bundle }) {
        const first = Object.values(bundle ?? {}).find(({ moduleIds }) =>
          moduleIds?.includes(join(source, 'first.ts')),
        );
        if (!first) throw new Error('There is no first script.');
        return html.replace(
          '<script ',
          `<script type="module" crossorigin src="/${first.fileName}"></script>\n    <script `,
        );
      },
    },
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter(({ type }) => type === 'chunk');
      const holding = (module) => {
        const chunk = chunks.find(({ moduleIds }) => moduleIds.includes(module));
        if (!chunk) this.error(`No file holds ${module}.`);
        return chunk.fileName;
      };
      const always = new Set(
        chunks.filter(({ isEntry }) => isEntry).flatMap(({ fileName }) => [...withImports(bundle, fileName)]),
      );
      // The language of most readers; who chose the other one waits for its words.
      const wordsOf = (room) => holding(join(source, room, 'words', 'id.po'));
      const list = addresses().map(({ path, screen, rooms }) => {
        const files = [holding(screen), wordsOf('frame'), ...rooms.map(wordsOf)];
        const all = new Set(files.flatMap((file) => [...withImports(bundle, file)]));
        return [path, [...all].filter((file) => !always.has(file)).map((file) => `/${file}`)];
      });
      this.emitFile({ type: 'asset', fileName: 'preloads.json', source: JSON.stringify(Object.fromEntries(list)) });
    },
  };
}

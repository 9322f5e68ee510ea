// What a start may have to do first: install the packages, build the sources.
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));
export const at = (...parts) => join(root, ...parts);
export const say = (text) => process.stderr.write(`simpul: ${text}\n`);

const sha256 = (text) => createHash('sha256').update(text).digest('hex');
const read = (path) => (fs.existsSync(path) ? fs.readFileSync(path, 'utf8') : '');

export function fail(text) {
  say(text);
  process.exit(1);
}

/** Runs a step quietly and shows what it printed only when it fails. */
function step(text, file, args, options = {}) {
  const from = Date.now();
  say(`${text} …`);
  const { status, stdout, stderr, error } = spawnSync(file, args, { cwd: root, encoding: 'utf8', ...options });
  if (status !== 0) fail(`${text} failed.\n${stdout ?? ''}${stderr ?? ''}${error?.message ?? ''}`);
  say(`${text}: done in ${((Date.now() - from) / 1000).toFixed(1)} s`);
}

/** Whether npm itself noted down exactly the locked packages (those for other systems may be missing). */
function isInstalled() {
  const { packages: present } = JSON.parse(read(at('node_modules', '.package-lock.json')) || '{"packages":{}}');
  const { packages: locked } = JSON.parse(read(at('package-lock.json')));
  const isSame = ([path, { version }]) => locked[path]?.version === version;
  const isThere = ([path, { optional, devOptional }]) => path === '' || optional || devOptional || path in present;
  return Object.entries(present).every(isSame) && Object.entries(locked).every(isThere);
}

/** Installs when the lockfile is not the one that was installed last. */
export function install() {
  const stamp = at('node_modules', '.simpul-lock-hash');
  const hash = sha256(read(at('package-lock.json')));
  if (read(stamp) === hash) return;
  fs.rmSync(stamp, { force: true });
  if (!isInstalled()) {
    // Development packages too, whatever NODE_ENV says: the build needs them. No package needs its install script.
    const args = ['ci', '--include=dev', '--include=optional', '--ignore-scripts', '--loglevel=error'];
    const npm = process.env.npm_execpath;
    if (npm?.endsWith('.js')) step('npm ci (installing packages)', process.execPath, [npm, ...args]);
    else step('npm ci (installing packages)', 'npm', args, { shell: process.platform === 'win32' });
  }
  fs.writeFileSync(stamp, hash);
}

function* filesIn(folder) {
  if (!fs.existsSync(folder)) return;
  for (const entry of fs.readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesIn(path);
    else yield path;
  }
}

/** What a removed source left in the build must not be found there by anybody. */
function removeOrphans() {
  for (const path of filesIn(at('dist'))) {
    if (path.startsWith(at('dist', 'portal'))) continue;
    const source = at(relative(at('dist'), path).replace(/\.js(\.map)?$/, '.ts'));
    if (/\.(js|js\.map|json)$/.test(path) && !fs.existsSync(source)) fs.rmSync(path);
  }
}

/** Changes when one of the files is newer, older, longer or gone. */
function stampOf(files) {
  const lines = files.map((path) => {
    const { mtimeMs, size } = fs.statSync(path);
    return `${relative(root, path)} ${mtimeMs} ${size}`;
  });
  return sha256(lines.toSorted().join('\n'));
}

/** Builds the hub when a source changed since the last build. */
export function build(node) {
  const folders = ['subgraphs', 'gateway', 'seeds', 'test'].map((name) => at(name));
  const sources = folders.flatMap((folder) => [...filesIn(folder)]).filter((path) => /\.(ts|json)$/.test(path));
  const stamp = stampOf([at('tsconfig.json'), at('package-lock.json'), ...sources]);
  if (read(at('dist', '.simpul-build')) === stamp) return;
  step('build', node, [at('node_modules', 'typescript', 'bin', 'tsc'), '-p', at('tsconfig.json')]);
  removeOrphans();
  fs.writeFileSync(at('dist', '.simpul-build'), stamp);
}

/** Builds the portal when a source of it, or the API it asks, changed since the last build. */
export function buildPortal(node) {
  const sources = [...filesIn(at('portal'))].filter((path) => !path.includes('generated'));
  const stamp = stampOf([at('schema', 'api.graphql'), at('package-lock.json'), ...sources]);
  if (read(at('dist', '.portal-build')) === stamp) return;
  step('build of the portal', node, [at('portal', 'build.mjs')]);
  fs.writeFileSync(at('dist', '.portal-build'), stamp);
}

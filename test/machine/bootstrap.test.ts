import { type ChildProcess, spawn } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { projectFolder } from '../../gateway/machine/postgres-files.ts';
import { pause } from '../../gateway/machine/processes.ts';
import { aFolder, endOf } from './home.ts';

const real = projectFolder();

const ECHO = `
console.log(JSON.stringify({
  node: process.version,
  first: (process.env['PATH'] ?? '').split(':')[0],
  words: process.argv.slice(2),
}));
process.exitCode = 7;
`;

/** A project of one command: our bootstrap, our installed packages by link, and a config that builds in a moment. */
function aProject(command = ECHO): string {
  const project = aFolder();
  fs.cpSync(join(real, 'gateway', 'bootstrap'), join(project, 'gateway', 'bootstrap'), { recursive: true });
  fs.cpSync(join(real, 'gateway', 'bootstrap.mjs'), join(project, 'gateway', 'bootstrap.mjs'));
  fs.mkdirSync(join(project, 'gateway', 'commands'));
  fs.writeFileSync(join(project, 'gateway', 'commands', 'echo.ts'), command);
  fs.writeFileSync(join(project, 'package.json'), '{ "type": "module" }');
  const options = { module: 'NodeNext', target: 'ES2023', strict: true, types: ['node'], rootDir: '.', outDir: 'dist' };
  fs.writeFileSync(join(project, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include: ['gateway'] }));
  fs.mkdirSync(join(project, 'node_modules'));
  for (const name of fs.readdirSync(join(real, 'node_modules'))) {
    if (!/^(typescript|@typescript|@types|undici-types|node-.*)$/.test(name)) continue;
    fs.symlinkSync(join(real, 'node_modules', name), join(project, 'node_modules', name));
  }
  const packages = { '': {}, 'node_modules/one': { version: '1.0.0' } };
  fs.writeFileSync(join(project, 'package-lock.json'), JSON.stringify({ packages }));
  const present = { packages: { 'node_modules/one': { version: '1.0.0' } } };
  fs.writeFileSync(join(project, 'node_modules', '.package-lock.json'), JSON.stringify(present));
  return project;
}

type Run = { child: ChildProcess; out: () => string; err: () => string };

function begin(project: string, words: string[], env: Record<string, string> = {}): Run {
  const program = join(project, 'gateway', 'bootstrap.mjs');
  const child = spawn(process.execPath, [program, ...words], { env: { ...process.env, ...env } });
  onTestFinished(() => void child.kill('SIGKILL'));
  const text = { out: '', err: '' };
  child.stdout.on('data', (chunk: Buffer) => (text.out += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (text.err += chunk.toString()));
  return { child, out: () => text.out, err: () => text.err };
}

async function run(project: string, words: string[], env: Record<string, string> = {}) {
  const { child, out, err } = begin(project, words, env);
  await endOf(child);
  return { code: child.exitCode, out: out(), err: err() };
}

test('a command runs on the Node of the project, with its words and its exit code passed on', async () => {
  const project = aProject();
  const { code, out } = await run(project, ['echo', '--port', '4 000']);
  expect(code).toBe(7);
  const said = JSON.parse(out) as { node: string; first: string; words: string[] };
  expect(said.words).toEqual(['--port', '4 000']);
  expect(fs.existsSync(join(said.first, 'node'))).toBe(true);
});

test('a build happens when a source has changed, and not otherwise', async () => {
  const project = aProject();
  expect((await run(project, ['echo'])).err).toContain('build');
  expect((await run(project, ['echo'])).err).toBe('');
  fs.writeFileSync(join(project, 'gateway', 'commands', 'echo.ts'), `console.log('changed');\n`);
  expect(await run(project, ['echo'])).toMatchObject({ code: 0, out: 'changed\n' });
});

test('a command whose source is gone is gone, and the answer names those that are there', async () => {
  const project = aProject();
  fs.writeFileSync(join(project, 'gateway', 'commands', 'old.ts'), `console.log('old');\n`);
  expect(await run(project, ['old'])).toMatchObject({ code: 0, out: 'old\n' });
  fs.rmSync(join(project, 'gateway', 'commands', 'old.ts'));
  const { code, err } = await run(project, ['old']);
  expect(code).toBe(1);
  expect(err).toContain(
    'no command "old". There are: abuse, bench, check-cluster, echo, faults, machines, pictures, portal, soak, test.',
  );
});

test('a source that does not compile is shown and not run, today and tomorrow', async () => {
  const project = aProject(`const port: number = 'four';\nconsole.log(port);\n`);
  for (const _ of ['today', 'tomorrow']) {
    const { code, out, err } = await run(project, ['echo']);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toContain('TS2322');
  }
});

test('a lockfile that is not installed is installed first, whatever NODE_ENV says, and a failure is shown', async () => {
  const project = aProject();
  fs.rmSync(join(project, 'node_modules', '.package-lock.json'));
  const npm = join(project, 'npm.js');
  fs.writeFileSync(
    npm,
    `import { writeFileSync } from 'node:fs';
    writeFileSync('asked', process.argv.slice(2).join(' '));
    console.log('registry is away'); process.exitCode = process.env.NPM_FAILS ? 1 : 0;`,
  );
  const env = { npm_execpath: npm, NODE_ENV: 'production' };
  const failed = await run(project, ['echo'], { ...env, NPM_FAILS: '1' });
  expect(failed.code).toBe(1);
  expect(failed.err).toContain('registry is away');
  const installed = await run(project, ['echo'], env);
  expect(installed.code).toBe(7);
  expect(installed.err).not.toContain('registry is away');
  expect(fs.readFileSync(join(project, 'asked'), 'utf8')).toMatch(/^ci .*--include=dev.*--ignore-scripts/);
  expect((await run(project, ['echo'], env)).err).toBe('');
});

test('of two starts at once one builds and the other waits for it', async () => {
  const project = aProject();
  const both = await Promise.all([run(project, ['echo']), run(project, ['echo'])]);
  expect(both.map(({ code }) => code)).toEqual([7, 7]);
  expect(both.filter(({ err }) => err.includes('build …'))).toHaveLength(1);
  expect(fs.readdirSync(join(project, '.simpul'))).toEqual([]);
});

test('the lock of a start that was killed is taken over, also when its number is in use again', async () => {
  for (const mark of ['999999999 1', `${process.pid} 1`]) {
    const project = aProject();
    fs.mkdirSync(join(project, '.simpul'));
    fs.writeFileSync(join(project, '.simpul', 'bootstrap.lock'), mark);
    expect((await run(project, ['echo'])).code).toBe(7);
  }
});

test('a signal to the script reaches the command once, and what the command answers is passed on', async () => {
  const project = aProject(`
    let count = 0;
    process.on('SIGTERM', () => { count += 1; setTimeout(() => process.exit(10 + count), 200); });
    setInterval(() => undefined, 1000);
    console.log('ready');
  `);
  const { child, out } = begin(project, ['echo']);
  await expect.poll(out, { timeout: 10_000 }).toContain('ready');
  child.kill('SIGTERM');
  await pause(60);
  child.kill('SIGTERM');
  await endOf(child);
  expect(child.exitCode).toBe(11);
});

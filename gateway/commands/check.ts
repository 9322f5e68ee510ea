import { spawn, spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join, relative } from 'node:path';
import { stripVTControlCharacters } from 'node:util';

import { projectFolder } from '../machine/postgres-files.ts';
import { auditPackages } from '../package-audit.ts';
import { breakingChanges, driftedFiles } from '../schema-files.ts';

const root = projectFolder();
const RESULTS = join(root, '.simpul', 'test-results.json');

interface Tally {
  passed: number;
  failed: number;
  skipped: number;
}

const one = (isFine: boolean): Tally => ({ passed: isFine ? 1 : 0, failed: isFine ? 0 : 1, skipped: 0 });

const command = (name: string, args: string[]): string[] => [join(root, 'node_modules', name), ...args];

/** Begins at once; what it says is kept until it has ended, for others run beside it. */
function tool(name: string, args: string[]): () => Promise<Tally> {
  const child = spawn(process.execPath, command(name, args), { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
  const said: Buffer[] = [];
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (part: Buffer) => said.push(part));
  const ended = new Promise<boolean>((done) => {
    child.once('error', () => done(false));
    child.once('close', (status) => done(status === 0));
  });
  return async () => {
    const isFine = await ended;
    process.stdout.write(Buffer.concat(said));
    return one(isFine);
  };
}

function list(what: string, found: readonly string[]): Tally {
  for (const line of found) process.stdout.write(`${what}: ${line}\n`);
  return one(found.length === 0);
}

/** Known faults of packages; skipped, and said so, where the registry does not tell. */
async function audit(): Promise<Tally> {
  const audited = await auditPackages();
  if (audited.findings !== null) return list('known fault of a package', audited.findings);
  process.stdout.write(`skipped: the audit of packages: ${audited.why}\n`);
  return { passed: 0, failed: 0, skipped: 1 };
}

/** What of vitest's JSON report is read here. */
interface Results {
  numPassedTests: number;
  numFailedTests: number;
  numPendingTests: number;
  testResults: {
    name: string;
    status: string;
    message: string;
    assertionResults: { fullName: string; status: string; failureMessages: string[] }[];
  }[];
}

/** Enough for what a browser's page showed, and few enough that several failures are seen at once. */
const REASON_LENGTH = 900;

/** Says at the end, where a long output is read first, which tests failed and why, a line for each. */
function nameFailures({ testResults }: Results): void {
  const say = (file: string, name: string, reason: string) => {
    const plain = stripVTControlCharacters(reason).replaceAll(/\s+/g, ' ').slice(0, REASON_LENGTH);
    process.stdout.write(`failed: ${relative(root, file)}: ${name}: ${plain}\n`);
  };
  for (const file of testResults) {
    const failed = file.assertionResults.filter(({ status }) => status === 'failed');
    for (const test of failed) say(file.name, test.fullName, test.failureMessages[0] ?? '');
    if (failed.length === 0 && file.status === 'failed') say(file.name, 'the whole file', file.message);
  }
}

function tests(): Tally {
  fs.rmSync(RESULTS, { force: true });
  fs.mkdirSync(join(root, '.simpul'), { recursive: true });
  const args = ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${RESULTS}`];
  const { status } = spawnSync(process.execPath, command('vitest/vitest.mjs', args), { cwd: root, stdio: 'inherit' });
  if (!fs.existsSync(RESULTS)) return { passed: 0, failed: 1, skipped: 0 };
  const read = JSON.parse(fs.readFileSync(RESULTS, 'utf8')) as Results;
  nameFailures(read);
  const failed = Math.max(read.numFailedTests, status === 0 ? 0 : 1);
  return { passed: read.numPassedTests, failed, skipped: read.numPendingTests };
}

const STEPS: readonly (readonly [string, () => Tally | Promise<Tally>])[] = [
  ['format', tool('oxfmt/bin/oxfmt', ['--check'])],
  ['lint', tool('oxlint/bin/oxlint', ['--deny-warnings'])],
  ['types', tool('typescript/bin/tsc', ['-p', 'tsconfig.json', '--noEmit'])],
  ['types of the portal', tool('typescript/bin/tsc', ['-p', 'portal/tsconfig.json'])],
  ['schema drift', () => list('drifted, run npm run schema', driftedFiles())],
  [
    'breaking changes',
    () =>
      list(
        'breaking',
        breakingChanges().map((change) => change.description),
      ),
  ],
  ['audit of packages', audit],
  ['tests', tests],
];

/** `npm run check`: all that must hold before a change lands. */
const total: Tally = { passed: 0, failed: 0, skipped: 0 };
for (const [name, run] of STEPS) {
  const tally = await run();
  process.stdout.write(`${tally.failed === 0 ? 'ok  ' : 'FAIL'} ${name}\n`);
  for (const key of ['passed', 'failed', 'skipped'] as const) total[key] += tally[key];
}
if (total.skipped > 0) process.stdout.write(`${total.skipped} skipped\n`);
process.stdout.write(`${total.passed} passed, ${total.failed} failed\n`);
process.exitCode = total.failed === 0 ? 0 : 1;

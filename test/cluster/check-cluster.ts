import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join, resolve } from 'node:path';

import { composeWithEach, differences } from './composers.ts';
import { composeProblems, invalidManifests, manifests, misspeltFields } from './manifests.ts';
import versions from './versions.json' with { type: 'json' };

// `npm run check:cluster`: the files for clusters against published schemas, and the subgraphs through every composer on npm.

const say = (text: string) => void process.stdout.write(`${text}\n`);

/** Installs what only this command needs, as the bench does with its peers: some of it is under Elastic's licence. */
function install(): string {
  const folder = resolve('.simpul', 'cluster');
  const wanted = JSON.stringify(versions);
  const stamp = join(folder, 'node_modules', '.installed');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return folder;
  say('installing composers and schemas (once, 70 MB)');
  fs.mkdirSync(folder, { recursive: true });
  const { before, ...rest } = versions;
  const described = { name: 'cluster', private: true, type: 'module', ...rest };
  fs.writeFileSync(join(folder, 'package.json'), JSON.stringify(described, null, 2));
  const { status, stderr } = spawnSync(
    'npm',
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', `--before=${before}`],
    { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32', timeout: 600_000 },
  );
  if (status !== 0) throw new Error(`composers and schemas cannot be installed: ${stderr}`);
  fs.writeFileSync(stamp, wanted);
  return folder;
}

function tally(hints: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const hint of hints) {
    const code = /^[A-Z_]+(?=:)/.exec(hint)?.[0] ?? 'warning';
    counts.set(code, (counts.get(code) ?? 0) + 1);
  }
  return [...counts].map(([code, count]) => `${count} ${code}`).join(', ') || 'none';
}

const folder = install();
const problems: string[] = [...composeProblems(folder), ...(await invalidManifests(folder)), ...misspeltFields(folder)];
say(`compose.yaml and ${manifests().length} Kubernetes manifests: ${problems.length} problems`);
const [ours, ...others] = composeWithEach(folder);
if (!ours) throw new Error('nothing was composed');
say(`${ours.composer}: ${ours.lines.size} lines of API, supergraph of ${ours.supergraphBytes} bytes`);
for (const other of others) {
  const differing = differences(ours, other);
  say(
    `${other.composer}: ${other.problems.length} errors, hints: ${tally(other.hints)}, ${other.lines.size} lines of API, ` +
      `${differing.length} differ${other.supergraphBytes === null ? '' : `, supergraph of ${other.supergraphBytes} bytes`}`,
  );
  problems.push(...other.problems.map((one) => `${other.composer}: ${one}`), ...differing);
}
for (const one of problems) say(`PROBLEM ${one}`);
if (problems.length > 0) process.exitCode = 1;

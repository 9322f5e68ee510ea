import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';

import versions from './versions.json' with { type: 'json' };

/**
 * The peers' packages, in a folder of their own: they are as large as the whole project, and nothing but the bench needs
 * them. Exact versions stand in `versions.json`; what those need in turn is resolved as of its day `before`, so that each
 * machine installs the same without a second lockfile.
 */
export function installPeers(folder: string, say: (text: string) => void): string {
  const wanted = JSON.stringify(versions);
  const stamp = join(folder, 'node_modules', '.installed');
  if (fs.existsSync(stamp) && fs.readFileSync(stamp, 'utf8') === wanted) return folder;
  const started = performance.now();
  say('installing the packages of the peers (once, about 1 GB)');
  fs.mkdirSync(folder, { recursive: true });
  const { before, ...rest } = versions;
  fs.writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'peers', private: true, ...rest }, null, 2));
  const { status, stderr } = spawnSync(
    'npm',
    ['install', '--ignore-scripts', '--no-audit', '--no-fund', '--no-package-lock', `--before=${before}`],
    { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32', timeout: 900_000 },
  );
  if (status !== 0) throw new Error(`the packages of the peers cannot be installed: ${stderr}`);
  fs.writeFileSync(stamp, wanted);
  say(`installed in ${((performance.now() - started) / 1000).toFixed(0)} s`);
  return folder;
}

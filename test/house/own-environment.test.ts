import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { expect, test } from 'vitest';

/** A file of tests that wants everything as it was, and leaves nothing as it was. Five of them, so that any order will do. */
const UNTIDY = `import { expect, test, vi } from 'vitest';
test('finds what was there', () => {
  const { CHANGED, REMOVED, LEFT_BEHIND } = process.env;
  expect({ CHANGED, REMOVED, LEFT_BEHIND }).toEqual({ CHANGED: 'as it was', REMOVED: 'as it was', LEFT_BEHIND: undefined });
  expect(new Date().getFullYear()).toBeGreaterThan(2000);
  process.env.CHANGED = 'otherwise';
  process.env.LEFT_BEHIND = 'by another file';
  delete process.env.REMOVED;
  vi.useFakeTimers({ now: 0 });
});`;

test('files that share a process find the environment and the clock that the one before found', () => {
  const root = fs.mkdtempSync(join(tmpdir(), 'simpul-test-'));
  try {
    fs.mkdirSync(join(root, 'test/unit'), { recursive: true });
    // The project's own configuration, over other tests: what it sets up for each file is what is looked at.
    for (const path of ['node_modules', 'test/support', 'gateway', 'subgraphs'])
      fs.symlinkSync(resolve(path), join(root, path));
    for (const name of ['a', 'b', 'c', 'd', 'e']) fs.writeFileSync(join(root, `test/unit/${name}.test.ts`), UNTIDY);
    const { status, stdout, stderr } = spawnSync(
      process.execPath,
      [
        resolve('node_modules/vitest/vitest.mjs'),
        'run',
        '--config',
        resolve('vitest.config.ts'),
        '--root',
        root,
        '--project',
        'pure',
        'test/unit/',
      ],
      {
        cwd: root,
        encoding: 'utf8',
        env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, CHANGED: 'as it was', REMOVED: 'as it was' },
      },
    );
    expect(`${stdout}${stderr}`).toMatch(/Tests +5 passed/);
    expect(status).toBe(0);
  } finally {
    fs.rmSync(root, { recursive: true });
  }
});

import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';

const SEEN_MS = 200;

/** The clock of a hub's own processes; that of Postgres cannot be set without setting the machine's. */
export interface Clock {
  /** What the hub's processes are started with. */
  environment: Record<string, string>;
  /** Sets it so many milliseconds off. */
  jump(milliseconds: number): Promise<void>;
  remove(): void;
}

export function makeClock(): Clock {
  const folder = fs.mkdtempSync(join(tmpdir(), 'simpul-clock-'));
  const file = join(folder, 'off');
  const loaded = `--import ${pathToFileURL(resolve('test/load/clock.mjs')).href}`;
  return {
    environment: { NODE_OPTIONS: loaded, SIMPUL_TEST_CLOCK: file },
    async jump(milliseconds) {
      fs.writeFileSync(file, String(milliseconds));
      await pause(SEEN_MS);
    },
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}

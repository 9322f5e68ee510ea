import { spawnSync } from 'node:child_process';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { documentsIn } from '../cluster/manifests.ts';

/** As the programs of Postgres do, as far as the start of a replica goes: a slot is made once, half a copy is no data. */
const PROGRAMS = {
  psql: 'grep -q create_physical && touch "$WORLD/slot"',
  pg_basebackup: `:
    while [ $# -gt 0 ]; do [ "$1" = -D ] && to="$2"; [ "$1" = -C ] && { [ -e "$WORLD/slot" ] && exit 1; touch "$WORLD/slot"; }; shift; done
    [ -e "$to" ] && exit 1
    mkdir "$to" && echo 18 > "$to/PG_VERSION"
    [ -e "$WORLD/cut" ] && { rm "$WORLD/cut"; kill -9 $PPID; exit 1; }
    echo all > "$to/rows"`,
  postgres: 'cat "$PGDATA/rows" >> "$WORLD/started"',
};

function aWorld(): { start: () => number | null; path: (name: string) => string } {
  const world = fs.mkdtempSync(join(tmpdir(), 'simpul-replica-'));
  onTestFinished(() => fs.rmSync(world, { recursive: true }));
  for (const [name, text] of Object.entries(PROGRAMS))
    fs.writeFileSync(join(world, name), `#!/bin/bash\n${text}\n`, { mode: 0o755 });
  const env = { PATH: `${world}:${process.env['PATH']}`, WORLD: world, PGDATA: join(world, 'replica') };
  return {
    start: () => spawnSync('bash', [resolve('gateway/deploy/replica.sh')], { env }).status,
    path: (name) => join(world, name),
  };
}

test('a replica whose first copy was cut off copies anew, and does not start with half of it', () => {
  const { start, path } = aWorld();
  fs.writeFileSync(path('cut'), '');
  expect(start()).not.toBe(0);
  expect(fs.existsSync(path('started'))).toBe(false);
  expect(start()).toBe(0);
  expect(start()).toBe(0);
  expect(fs.readFileSync(path('started'), 'utf8')).toBe('all\nall\n');
});

test('the replica of compose.yaml starts so, and one that stays away does not fill the disk of its primary', () => {
  const [compose = {}] = documentsIn('gateway/deploy/compose.yaml');
  const { primary, replica } = compose['services'] as Record<string, { command: string[]; volumes: string[] }>;
  expect(replica?.command).toEqual(['bash', '/replica.sh']);
  expect(replica?.volumes).toContain('./replica.sh:/replica.sh:ro');
  expect(primary?.command.join(' ')).toMatch(/-c max_slot_wal_keep_size=\d+GB/);
});

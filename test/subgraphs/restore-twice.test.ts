import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, inject, onTestFinished, test } from 'vitest';

import { writeManifest } from '../../gateway/backup/manifest.ts';
import { restoreBackup } from '../../gateway/backup/read.ts';
import { knownMigrations } from '../../gateway/backup/tables.ts';
import { createDatabase, dropDatabase } from '../support/databases.ts';

test('of two who restore into one database at once one is refused, and takes nothing of the other away', async () => {
  const backup = fs.mkdtempSync(join(tmpdir(), 'simpul-backup-'));
  onTestFinished(() => fs.rmSync(backup, { recursive: true }));
  const takenAt = new Date().toISOString();
  writeManifest(backup, { takenAt, migrations: knownMigrations(), tables: [], sequences: [], evidenceFiles: null });
  const clusterUrl = inject('clusterUrl');
  const databaseUrl = await createDatabase(clusterUrl, 'twice');
  onTestFinished(() => dropDatabase(clusterUrl, new URL(databaseUrl).pathname.slice(1)));
  const restore = () => restoreBackup(databaseUrl, backup, null, async () => undefined);
  const ends = await Promise.allSettled([restore(), restore()]);
  expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
  const [refused] = ends.flatMap((end) => (end.status === 'rejected' ? [String(end.reason)] : []));
  expect(refused).toContain('Another restore fills this database');
  // It is whole, and says so to who comes third.
  await expect(restore()).rejects.toThrow('There is a hub in this database already');
}, 120_000);

import * as fs from 'node:fs';
import { join } from 'node:path';

import { sha256Of, type BackedFile, type Manifest } from './manifest.ts';

const folderIn = (backup: string): string => join(backup, 'evidence');

const filesIn = (folder: string): string[] =>
  fs.existsSync(folder)
    ? fs
        .readdirSync(folder, { withFileTypes: true })
        .filter((one) => one.isFile())
        .map(({ name }) => name)
    : [];

/** Copies the bytes of evidence into a backup. A file is there before its row says so, so every row of the snapshot finds its own. */
export async function copyEvidence(from: string, backup: string): Promise<BackedFile[]> {
  const to = folderIn(backup);
  fs.mkdirSync(to, { mode: 0o700 });
  const files: BackedFile[] = [];
  for (const name of filesIn(from)) {
    fs.copyFileSync(join(from, name), join(to, name));
    files.push({ name, sha256: await sha256Of(join(to, name)) });
  }
  return files;
}

/** Refuses a backup whose evidence is not whole, or has no place to go to: rows would name files that nobody has. */
export async function refuseMissingEvidence(backup: string, manifest: Manifest, to: string | null): Promise<void> {
  const { evidenceFiles, evidence = [] } = manifest;
  if (evidenceFiles === null) return;
  const held = new Set(filesIn(folderIn(backup)));
  for (const { name, sha256 } of evidence) {
    const isWhole = held.has(name) && (await sha256Of(join(folderIn(backup), name))) === sha256;
    if (isWhole) continue;
    const what = held.has(name) ? 'was changed since it was written' : 'is missing';
    throw new Error(`evidence/${name} ${what}: nothing was restored. Take another copy of this backup.`);
  }
  if (held.size < evidenceFiles)
    throw new Error(
      `Of ${evidenceFiles} files of evidence ${held.size} are there: nothing was restored. Take another copy of this backup.`,
    );
  if (to === null && held.size > 0)
    throw new Error(
      `The backup holds ${held.size} files of evidence, and S3_ENDPOINT is set, where restore puts none. Unset it to restore them ` +
        'into SIMPUL_HOME; from there they can be copied into the bucket, each as evidence/<name>.',
    );
}

/** Puts the files of evidence where the hub looks for them. */
export function bringEvidence(backup: string, { evidenceFiles }: Manifest, to: string): void {
  if (evidenceFiles === null) return;
  fs.mkdirSync(to, { recursive: true, mode: 0o700 });
  for (const name of filesIn(folderIn(backup))) fs.copyFileSync(join(folderIn(backup), name), join(to, name));
}

import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

const MANIFEST = 'manifest.json';
const FORMAT = 1;

/** The rows of one table, in a file of its own: a row as JSON on each line, packed. */
export interface BackedTable {
  schema: string;
  name: string;
  columns: string[];
  rows: number;
  file: string;
  /** Of the file, as it lies there. */
  sha256: string;
}

/** A file of evidence, by the id of the evidence. */
export interface BackedFile {
  name: string;
  sha256: string;
}

/** What a backup holds; written last, so that a folder without it is no whole backup. */
export interface Manifest {
  format: typeof FORMAT;
  /** The instant of the snapshot: everything in it was committed by then. */
  takenAt: string;
  /** Which migrations had run, by subgraph; they say which version of the hub can read it. */
  migrations: Record<string, string[]>;
  tables: BackedTable[];
  sequences: { name: string; last: string | null }[];
  /** How many files of evidence lie beside it; null where they are kept elsewhere (S3). */
  evidenceFiles: number | null;
  /** Which they are; the first backups do not say. */
  evidence?: BackedFile[];
}

export async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(fs.createReadStream(path), hash);
  return hash.digest('hex');
}

export function writeManifest(folder: string, manifest: Omit<Manifest, 'format'>): void {
  fs.writeFileSync(join(folder, MANIFEST), `${JSON.stringify({ format: FORMAT, ...manifest }, null, 2)}\n`, {
    mode: 0o600,
  });
}

/** Reads what a folder says it holds, and looks whether every file is as it was written. */
export async function readManifest(folder: string): Promise<Manifest> {
  const path = join(folder, MANIFEST);
  if (!fs.existsSync(path))
    throw new Error(`${folder} is no whole backup: it has no ${MANIFEST}. Name the folder of one.`);
  const manifest = JSON.parse(fs.readFileSync(path, 'utf8')) as Manifest;
  if (manifest.format !== FORMAT)
    throw new Error(`${path} is of format ${manifest.format}; this version reads ${FORMAT}.`);
  for (const { file, sha256 } of manifest.tables) {
    const held = fs.existsSync(join(folder, file)) ? await sha256Of(join(folder, file)) : null;
    if (held !== sha256) {
      const what = held === null ? 'is missing' : 'was changed since it was written';
      throw new Error(`${file} ${what}: nothing was restored. Take another copy of this backup.`);
    }
  }
  return manifest;
}

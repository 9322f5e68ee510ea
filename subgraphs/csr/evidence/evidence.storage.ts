import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { Readable } from 'node:stream';

import { AwsClient } from 'aws4fetch';

/** Where the bytes of evidence lie, by the id of the evidence. */
export interface EvidenceStorage {
  /** Takes over a file that was checked; the same id again replaces it. */
  keep(id: string, file: { path: string; mediaType: string; size: number }): Promise<void>;
  /** The bytes, or null when there are none. */
  open(id: string): Promise<Readable | null>;
}

/** Where evidence lies on this machine; null where the environment names an S3 bucket. */
export const evidenceFolder = (): string | null => (process.env['S3_ENDPOINT'] ? null : home());

const home = (): string => resolve(process.env['SIMPUL_HOME'] || '.simpul', 'evidence');

/** Where uploads lie until they are checked. */
export async function incomingFolder(): Promise<string> {
  const folder = join(home(), 'incoming');
  await mkdir(folder, { recursive: true, mode: 0o700 });
  return folder;
}

/** No upload takes so long. */
const LONGEST_UPLOAD_MS = 3_600_000;

/** Removes uploads that nobody checked, as their process was killed meanwhile. */
export async function sweepIncoming(): Promise<void> {
  const folder = await incomingFolder();
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const found = await stat(path).catch(() => null);
    if (found && found.mtimeMs < Date.now() - LONGEST_UPLOAD_MS) await rm(path, { force: true });
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && Reflect.get(error, 'code') === 'ENOENT';

/** Evidence as files of one folder. */
export function folderStorage(folder = home()): EvidenceStorage {
  return {
    async keep(id, { path }) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      await rename(path, join(folder, id));
    },
    open: (id) =>
      new Promise((opened, failed) => {
        const bytes = createReadStream(join(folder, id));
        bytes.once('open', () => opened(bytes));
        bytes.once('error', (error) => (isMissing(error) ? opened(null) : failed(error)));
      }),
  };
}

export interface S3Settings {
  endpoint: string;
  bucket: string;
  region: string;
  accessKeyId: string;
  secretAccessKey: string;
}

const limit = () => AbortSignal.timeout(10_000);

/** Evidence as objects of one bucket of an S3-compatible server, addressed by path. */
export function s3Storage({ endpoint, bucket, region, accessKeyId, secretAccessKey }: S3Settings): EvidenceStorage {
  const client = new AwsClient({ accessKeyId, secretAccessKey, region, service: 's3', retries: 2 });
  const address = (id: string) => `${endpoint.replace(/\/$/, '')}/${bucket}/evidence/${id}`;
  return {
    async keep(id, { path, mediaType }) {
      const body = await readFile(path);
      const answer = await client.fetch(address(id), {
        method: 'PUT',
        body,
        headers: { 'content-type': mediaType },
        signal: limit(),
      });
      await answer.body?.cancel();
      if (!answer.ok) throw new Error(`S3 answered ${answer.status} to a PUT`);
      await rm(path, { force: true });
    },
    async open(id) {
      const answer = await client.fetch(address(id), { signal: limit() });
      if (answer.ok && answer.body) return Readable.from(answer.body);
      await answer.body?.cancel();
      if (answer.status === 404) return null;
      throw new Error(`S3 answered ${answer.status} to a GET`);
    },
  };
}

/** The storage that the environment names: an S3 bucket when S3_ENDPOINT is set, else a folder. */
export function storageFromEnvironment(env: NodeJS.ProcessEnv = process.env): EvidenceStorage {
  const endpoint = env['S3_ENDPOINT'];
  if (!endpoint) return folderStorage();
  const told = (name: string): string => {
    const value = env[name];
    if (!value) throw new Error(`S3_ENDPOINT is set, so ${name} is needed too.`);
    return value;
  };
  return s3Storage({
    endpoint,
    bucket: told('S3_BUCKET'),
    region: env['S3_REGION'] || 'auto',
    accessKeyId: told('S3_ACCESS_KEY_ID'),
    secretAccessKey: told('S3_SECRET_ACCESS_KEY'),
  });
}

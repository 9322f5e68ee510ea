import { createHash } from 'node:crypto';

import type { EntityManager } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';

import { assertSignedIn } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { rowsIn, type Store } from '#kit/database';
import { badInput } from '#kit/errors';
import { newId } from '#kit/ids';

import { formatOf, type FileFormat } from '../importing/file-rows.ts';
import { hashOf, newToken } from '../uploads/one-time-token.ts';
import { ADDRESS_MINUTES, LARGEST_WHOLE, refuseFullStorage, refuseOpenUploads } from './import-run.rules.ts';
import { mostStored } from './import-storage.ts';
import type { ImportUploadInput } from './import-upload.type.ts';

/** What an address takes. */
export interface AnnouncedFile {
  id: string;
  format: FileFormat;
  size: number;
  sha256: string;
}

function readFormat({ fileName, size }: ImportUploadInput): FileFormat {
  const format = formatOf(fileName);
  if (!format) {
    throw badInput([
      { field: 'fileName', code: 'UNKNOWN_FORMAT', message: 'ends with .csv, .xlsx or .geojson, as the file is.' },
    ]);
  }
  if (format !== 'CSV' && size > LARGEST_WHOLE) {
    throw badInput([
      { field: 'size', code: 'FILE_TOO_LARGE', message: 'is at most 20 MB for XLSX and GeoJSON; use CSV for more.' },
    ]);
  }
  return format;
}

async function openUploads(tx: EntityManager, subject: string): Promise<number> {
  const [open] = await rowsIn<{ count: number }>(
    tx,
    `select count(*)::int as count from import_upload
     where requested_by = ? and stored_at is null and expires_at > now()`,
    [subject],
  );
  return open?.count ?? 0;
}

/** What is announced and not forgotten, in bytes; whoever asks holds the turn until the transaction ends. */
async function reservedBytes(tx: EntityManager): Promise<bigint> {
  await rowsIn(tx, "select pg_advisory_xact_lock(hashtext('import-storage'))");
  const [kept] = await rowsIn<{ bytes: string }>(tx, 'select coalesce(sum(size), 0)::text as bytes from import_upload');
  return BigInt(kept?.bytes ?? 0);
}

/** Announces a file and offers the address that takes its bytes once. */
export async function requestImportUpload({ store, actor }: RequestContext, input: ImportUploadInput) {
  const { subject } = assertSignedIn(actor);
  const format = readFormat(input);
  return decide(store, async (tx) => {
    await rowsIn(tx, "select pg_advisory_xact_lock(hashtext('import-upload'), hashtext(?))", [subject]);
    const refusal =
      refuseOpenUploads(await openUploads(tx, subject)) ??
      refuseFullStorage(await reservedBytes(tx), BigInt(input.size), mostStored());
    if (refusal) return refusal;
    const [id, token] = [newId(), newToken()];
    const expiresAt = new Date(Date.now() + ADDRESS_MINUTES * 60_000).toISOString();
    await rowsIn(
      tx,
      `insert into import_upload (id, token_hash, file_name, format, size, sha256, requested_by, requested_at, expires_at)
       values (?, ?, ?, ?, ?, ?, ?, now(), ?)`,
      [id, hashOf(token), input.fileName, format, input.size, input.sha256, subject, expiresAt],
    );
    const address = `/files/${store.name}/${token}`;
    return { __typename: 'ImportUploadOffered', uploadId: id, address, expiresAt } as const;
  });
}

/** What an address is good for while it is fresh, or null. */
export async function readAddress(pool: Pool, token: string): Promise<AnnouncedFile | null> {
  const { rows } = await pool.query<AnnouncedFile>(
    `select id, format, size, sha256 from import_upload
     where token_hash = $1 and stored_at is null and expires_at > now()`,
    [hashOf(token)],
  );
  return rows[0] ?? null;
}

/** Keeps a piece as long as the file is not whole: false once somebody else has sent it. */
export async function keepPiece(pool: Pool, uploadId: string, ordinal: number, bytes: Buffer): Promise<boolean> {
  const { rowCount } = await pool.query(
    `insert into import_piece (upload_id, ordinal, bytes)
     select id, $2, $3 from import_upload where id = $1 and stored_at is null for share
     on conflict (upload_id, ordinal) do update set bytes = excluded.bytes`,
    [uploadId, ordinal, bytes],
  );
  return rowCount === 1;
}

async function hashOfPieces(tx: EntityManager, uploadId: string, pieces: number): Promise<string> {
  const hash = createHash('sha256');
  for (let ordinal = 0; ordinal < pieces; ordinal += 1) {
    const [piece] = await rowsIn<{ bytes: Buffer }>(
      tx,
      'select bytes from import_piece where upload_id = ? and ordinal = ?',
      [uploadId, ordinal],
    );
    if (piece) hash.update(piece.bytes);
  }
  return hash.digest('hex');
}

/**
 * Uses the address up: the file is whole. Two that sent it at once may have kept pieces of either, so what is kept is
 * what is measured.
 */
export function noteStored(store: Store, { id, sha256 }: AnnouncedFile, pieces: number) {
  return decide(store, async (tx): Promise<'STORED' | 'HASH_DIFFERS' | 'ADDRESS_UNKNOWN'> => {
    const open = await rowsIn(
      tx,
      'select id from import_upload where id = ? and stored_at is null and expires_at > now() for update',
      [id],
    );
    if (open.length === 0) return 'ADDRESS_UNKNOWN';
    if ((await hashOfPieces(tx, id, pieces)) !== sha256) return 'HASH_DIFFERS';
    await rowsIn(tx, 'delete from import_piece where upload_id = ? and ordinal >= ?', [id, pieces]);
    await rowsIn(tx, 'update import_upload set stored_at = now() where id = ?', [id]);
    return 'STORED';
  });
}

/** Forgets files a day after they were announced, unless a run still reads them, and what never came whole. */
export async function sweepImports({ pool }: Store): Promise<void> {
  await pool.query(`delete from import_upload u
    where (requested_at < now() - interval '1 day' or (stored_at is null and expires_at < now()))
    and not exists (select from import_run r where r.upload_id = u.id and r.state in ('QUEUED', 'RUNNING'))`);
}

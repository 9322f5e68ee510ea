import type { EntityManager } from '@mikro-orm/postgresql';
import type { Pool } from 'pg';

import { decide } from '#kit/command';
import { rowsIn, type Store } from '#kit/database';
import { asHub } from '#kit/writer';

import { hashOf, newToken } from '../../uploads/one-time-token.ts';
import { ADDRESS_MINUTES } from './evidence.rules.ts';
import { sweepIncoming } from './evidence.storage.ts';

export type PassKind = 'UPLOAD' | 'DOWNLOAD';

/** What an address may be used for. */
export interface FilePass {
  evidenceId: string;
  fileName: string;
  mediaType: string;
  size: number;
  sha256: string;
}

/** A fresh secret for one address, with what is kept of it. */
export function newPass() {
  const token = newToken();
  return {
    token,
    hash: hashOf(token),
    address: `/files/${token}`,
    expiresAt: new Date(Date.now() + ADDRESS_MINUTES * 60_000),
  };
}

export const OPEN = `select e.id as "evidenceId", e.file_name as "fileName", e.media_type as "mediaType", e.size, e.sha256
  from file_pass p join evidence e on e.id = p.evidence_id
  where p.token_hash = $1 and p.kind = $2 and p.used_at is null and p.expires_at > now()`;

/** What an address is good for while it is fresh, or null. */
export async function readPass(pool: Pool, token: string, kind: PassKind): Promise<FilePass | null> {
  const { rows } = await pool.query<FilePass>(OPEN, [hashOf(token), kind]);
  return rows[0] ?? null;
}

/** Uses an address up; false when somebody was faster or it ran out. */
export async function spendPass(pool: Pool, token: string): Promise<boolean> {
  const { rowCount } = await pool.query(
    'update file_pass set used_at = now() where token_hash = $1 and used_at is null and expires_at > now()',
    [hashOf(token)],
  );
  return rowCount === 1;
}

/** Uses an upload's address up and notes that the file is stored, both or neither. */
export async function noteStored(store: Store, token: string, evidenceId: string): Promise<boolean> {
  const note = (tx: EntityManager) =>
    rowsIn(
      tx,
      `with spent as (update file_pass set used_at = now()
         where token_hash = ? and used_at is null and expires_at > now() returning evidence_id)
       update evidence set state = 'STORED', stored_at = now() from spent
       where evidence.id = spent.evidence_id and evidence.id = ? and state = 'PENDING' returning 1`,
      [hashOf(token), evidenceId],
    );
  return (await asHub('upload of a file', () => decide(store, note))).length === 1;
}

/** Makes download addresses, one for each evidence, in one statement. */
export async function offerDownloads(pool: Pool, evidenceIds: readonly string[]): Promise<string[]> {
  const passes = evidenceIds.map(newPass);
  await pool.query(
    `insert into file_pass (token_hash, evidence_id, kind, expires_at)
     select hash, id, 'DOWNLOAD', $3 from unnest($1::text[], $2::uuid[]) as t (hash, id)`,
    [passes.map(({ hash }) => hash), [...evidenceIds], passes[0]?.expiresAt ?? new Date()],
  );
  return passes.map(({ address }) => address);
}

/** The tables that name evidence. What one of them names stays announced: somebody said that it proves something. */
export const NAMES_EVIDENCE = ['file_pass', 'delivery_evidence', 'agreement_version', 'activity_evidence'];

const isNamedNowhere = NAMES_EVIDENCE.map((table) => `not exists (select 1 from ${table} where evidence_id = e.id)`);

/** Forgets addresses that ran out, announced files that never came and prove nothing, and what was left of broken uploads. */
export async function sweepUploads(store: Store): Promise<void> {
  await sweepIncoming();
  await decide(store, async (tx) => {
    await rowsIn(tx, "delete from file_pass where expires_at < now() - interval '1 day'");
    await rowsIn(
      tx,
      `delete from evidence e where state = 'PENDING' and requested_at < now() - interval '1 day'
         and ${isNamedNowhere.join(' and ')}`,
    );
  });
}

import type { Pool } from 'pg';

import type { Store } from '#kit/database';

import { hashOf } from '../../uploads/one-time-token.ts';
import { newPass } from '../evidence/file-pass.commands.ts';

/** Makes addresses that give the bytes of a certificate once, one for each, in one statement. */
export async function offerCertificates(pool: Pool, certificateIds: readonly string[]): Promise<string[]> {
  const passes = certificateIds.map(newPass);
  await pool.query(
    `insert into contribution_certificate_pass (token_hash, certificate_id, expires_at)
     select hash, id, $3 from unnest($1::text[], $2::uuid[]) as t (hash, id)`,
    [passes.map(({ hash }) => hash), [...certificateIds], passes[0]?.expiresAt ?? new Date()],
  );
  return passes.map(({ address }) => address);
}

/** Uses an address up and gives what it stands for: the bytes as they were stored; null for any other address. */
export async function fetchCertificate(pool: Pool, token: string): Promise<{ code: string; pdf: Buffer } | null> {
  const { rows } = await pool.query<{ code: string; pdf: Buffer }>(
    `with spent as (update contribution_certificate_pass set used_at = now()
       where token_hash = $1 and used_at is null and expires_at > now() returning certificate_id)
     select k.code, k.pdf from spent join contribution_certificate k on k.id = spent.certificate_id`,
    [hashOf(token)],
  );
  return rows[0] ?? null;
}

/** Forgets addresses that ran out. */
export async function sweepCertificatePasses({ pool }: Store): Promise<void> {
  await pool.query("delete from contribution_certificate_pass where expires_at < now() - interval '1 day'");
}

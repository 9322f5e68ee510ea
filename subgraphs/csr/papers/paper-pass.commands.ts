import type { Pool } from 'pg';

import type { Store } from '#kit/database';

import { hashOf } from '../../uploads/one-time-token.ts';
import { newPass } from '../evidence/file-pass.commands.ts';

/** Papers whose bytes lie in the database, each with its one-time addresses. */
const PAPERS = {
  certificate: { table: 'contribution_certificate', key: 'id', pass: 'contribution_certificate_pass' },
  receipt: { table: 'pledge_receipt', key: 'pledge_id', pass: 'pledge_receipt_pass' },
} as const;
export type Paper = keyof typeof PAPERS;

/** Makes addresses that give the bytes of a paper once, one for each, in one statement. */
export async function offerPapers(pool: Pool, paper: Paper, ids: readonly string[]): Promise<string[]> {
  const passes = ids.map(newPass);
  await pool.query(
    `insert into ${PAPERS[paper].pass} (token_hash, ${paper}_id, expires_at)
     select hash, id, $3 from unnest($1::text[], $2::uuid[]) as t (hash, id)`,
    [passes.map(({ hash }) => hash), [...ids], passes[0]?.expiresAt ?? new Date()],
  );
  return passes.map(({ address }) => address);
}

/** Uses an address up and gives what it stands for: the bytes as they were stored; null for any other address. */
export async function fetchPaper(pool: Pool, token: string): Promise<{ code: string; pdf: Buffer } | null> {
  for (const [paper, { table, key, pass }] of Object.entries(PAPERS)) {
    const { rows } = await pool.query<{ code: string; pdf: Buffer }>(
      `with spent as (update ${pass} set used_at = now()
         where token_hash = $1 and used_at is null and expires_at > now() returning ${paper}_id as id)
       select k.code, k.pdf from spent join ${table} k on k.${key} = spent.id`,
      [hashOf(token)],
    );
    if (rows[0]) return rows[0];
  }
  return null;
}

/** Forgets addresses that ran out. */
export async function sweepPaperPasses({ pool }: Store): Promise<void> {
  for (const { pass } of Object.values(PAPERS)) {
    await pool.query(`delete from ${pass} where expires_at < now() - interval '1 day'`);
  }
}

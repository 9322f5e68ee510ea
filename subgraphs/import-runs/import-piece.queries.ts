import { Readable } from 'node:stream';

import type { Pool } from 'pg';

async function* pieces(pool: Pool, uploadId: string): AsyncGenerator<Buffer> {
  for (let ordinal = 0; ; ordinal += 1) {
    const { rows } = await pool.query<{ bytes: Buffer }>(
      'select bytes from import_piece where upload_id = $1 and ordinal = $2',
      [uploadId, ordinal],
    );
    if (!rows[0]) return;
    yield rows[0].bytes;
  }
}

/** The bytes of an uploaded file, one piece at a time. */
export const bytesOf = (pool: Pool, uploadId: string): Readable =>
  Readable.from(pieces(pool, uploadId), { objectMode: false });

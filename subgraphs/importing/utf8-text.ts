import { Transform } from 'node:stream';

import { ImportFailure } from './import-failure.ts';

const notUtf8 = () =>
  new ImportFailure('NOT_UTF8', {
    ID: 'Berkas ini bukan UTF-8. Simpan ulang sebagai "CSV UTF-8", lalu unggah lagi.',
    EN: 'This file is not UTF-8. Save it again as "CSV UTF-8", then upload it.',
  });

/** Passes text on and stops at the first byte that is no UTF-8. */
export function asUtf8(): Transform {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  const decode = (chunk: Buffer | undefined, done: (error: Error | null, text?: string) => void) => {
    try {
      done(null, chunk ? decoder.decode(chunk, { stream: true }) : decoder.decode());
    } catch {
      done(notUtf8());
    }
  };
  return new Transform({
    readableObjectMode: true,
    transform: (chunk: Buffer, _encoding, done) => decode(chunk, done),
    flush: (done) => decode(undefined, done),
  });
}

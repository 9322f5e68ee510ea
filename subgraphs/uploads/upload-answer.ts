import type { RequestHandler, Response } from 'express';

import { log } from '#kit/log';

export const TOKEN = /^[\w-]{43}$/;

/** Answers one address that works by a secret in its path. */
export type TokenHandler = RequestHandler<{ token: string }>;

/** The body is longer than announced or than any may be. */
export class TooLarge extends Error {}

const WORDS: Record<string, { id: string; en: string }> = {
  ADDRESS_UNKNOWN: {
    id: 'Alamat ini tidak berlaku, sudah dipakai, atau kedaluwarsa. Minta alamat baru.',
    en: 'This address is unknown, used or expired. Ask for a new one.',
  },
  TOO_LARGE: { id: 'Berkas lebih besar daripada yang diumumkan.', en: 'The file is larger than announced.' },
  SIZE_DIFFERS: { id: 'Ukuran berkas berbeda dari yang diumumkan.', en: 'The size differs from the announced one.' },
  HASH_DIFFERS: {
    id: 'SHA-256 berkas berbeda dari yang diumumkan.',
    en: 'The SHA-256 differs from the announced one.',
  },
  TYPE_DIFFERS: { id: 'Isi berkas bukan jenis yang diumumkan.', en: 'The content is not of the announced type.' },
  UNAVAILABLE: { id: 'Penyimpanan sedang tidak tersedia. Coba lagi.', en: 'The storage is away. Try again.' },
};

export function refuse(response: Response, status: number, code: string): void {
  // The rest of a body that nobody reads would be taken for the next request.
  response.set('connection', 'close');
  response.status(status).json({ error: { code, wording: WORDS[code] } });
}

/** What fails here leaves a reference-free answer: the cause is in the log, never in the body. */
export const guarded =
  (handle: TokenHandler): TokenHandler =>
  async (request, response, next) => {
    try {
      await handle(request, response, next);
    } catch (error) {
      log.error({ error: String(error) }, 'a file was not taken or given');
      if (response.headersSent) response.destroy();
      else refuse(response, 503, 'UNAVAILABLE');
    }
  };

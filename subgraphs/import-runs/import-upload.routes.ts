import { createHash } from 'node:crypto';

import type { Request, Router } from 'express';

import type { Store } from '#kit/database';

import { guarded, refuse, TOKEN, TooLarge, type TokenHandler } from '../uploads/upload-answer.ts';
import { isOfFormat } from './import-run.rules.ts';
import { keepPiece, noteStored, readAddress, type AnnouncedFile } from './import-upload.commands.ts';

const PIECE = 262_144;

/** The body in pieces of an even size; stops at the first byte too many. */
async function* piecesOf(request: Request, most: number): AsyncGenerator<Buffer> {
  let waiting: Buffer[] = [];
  let held = 0;
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > most) throw new TooLarge();
    waiting.push(chunk);
    held += chunk.length;
    if (held < PIECE) continue;
    yield Buffer.concat(waiting);
    waiting = [];
    held = 0;
  }
  if (held > 0) yield Buffer.concat(waiting);
}

/** Keeps the bytes of a file piece by piece and says what is wrong with them, or null. */
async function takeIn(request: Request, file: AnnouncedFile, store: Store) {
  const hash = createHash('sha256');
  let size = 0;
  let pieces = 0;
  for await (const piece of piecesOf(request, file.size)) {
    if (pieces === 0 && !isOfFormat(file.format, piece)) return { status: 415, code: 'TYPE_DIFFERS' };
    hash.update(piece);
    size += piece.length;
    if (!(await keepPiece(store.pool, file.id, pieces, piece))) return { status: 404, code: 'ADDRESS_UNKNOWN' };
    pieces += 1;
  }
  if (size !== file.size) return { status: 422, code: 'SIZE_DIFFERS' };
  if (hash.digest('hex') !== file.sha256) return { status: 422, code: 'HASH_DIFFERS' };
  const noted = await noteStored(store, file, pieces);
  if (noted === 'STORED') return null;
  return { status: noted === 'HASH_DIFFERS' ? 422 : 404, code: noted };
}

/** PUT /import-files/<token>: the bytes of an announced file, checked before they may be imported. */
function putFile(store: Store): TokenHandler {
  return async (request, response) => {
    const { token } = request.params;
    const file = TOKEN.test(token) ? await readAddress(store.pool, token) : null;
    if (!file) return refuse(response, 404, 'ADDRESS_UNKNOWN');
    if (Number(request.headers['content-length'] ?? 0) > file.size) return refuse(response, 413, 'TOO_LARGE');
    try {
      const problem = await takeIn(request, file, store);
      if (problem) return refuse(response, problem.status, problem.code);
    } catch (error) {
      if (!(error instanceof TooLarge)) throw error;
      return refuse(response, 413, 'TOO_LARGE');
    }
    response.status(201).json({ id: file.id, state: 'STORED' });
  };
}

/** Plain HTTP for files to be imported, at addresses that work once. */
export function addImportRoutes(store: Store, router: Router): void {
  router.put('/import-files/:token', guarded(putFile(store)));
}

import { createHash, randomUUID } from 'node:crypto';
import { createWriteStream } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';

import type { Request, Router } from 'express';
import { fileTypeFromBuffer } from 'file-type';

import type { Store } from '#kit/database';

import { guarded, refuse, TOKEN, TooLarge, type TokenHandler } from '../../uploads/upload-answer.ts';
import { LARGEST_FILE, refuseBytes, type Arrived } from './evidence.rules.ts';
import { incomingFolder, type EvidenceStorage } from './evidence.storage.ts';
import { noteStored, readPass, spendPass, type FilePass } from './file-pass.commands.ts';

// What file-type looks at of a PDF, JPEG or PNG.
const HEAD = 4_100;

/** Writes a body to a file and measures it on the way; stops at the first byte too many. */
async function receive(request: Request, path: string, announcedSize: number): Promise<Arrived> {
  const hash = createHash('sha256');
  const head: Buffer[] = [];
  let size = 0;
  async function* measured(chunks: AsyncIterable<Buffer>) {
    for await (const chunk of chunks) {
      if (size < HEAD) head.push(chunk);
      size += chunk.length;
      if (size > Math.min(announcedSize, LARGEST_FILE)) throw new TooLarge();
      hash.update(chunk);
      yield chunk;
    }
  }
  await pipeline(request, measured, createWriteStream(path, { mode: 0o600 }));
  const type = await fileTypeFromBuffer(Buffer.concat(head).subarray(0, HEAD));
  return { size, sha256: hash.digest('hex'), mediaType: type?.mime ?? null };
}

type Answer = { status: number; code: string } | null;

/** Takes the bytes of an announced evidence in, checks them, and keeps them; what is refused leaves no file behind. */
async function takeIn(
  request: Request,
  token: string,
  pass: FilePass,
  store: Store,
  storage: EvidenceStorage,
): Promise<Answer> {
  const path = join(await incomingFolder(), randomUUID());
  try {
    const problem = refuseBytes(pass, await receive(request, path, pass.size));
    if (problem) return problem;
    await storage.keep(pass.evidenceId, { path, mediaType: pass.mediaType, size: pass.size });
    const isNoted = await noteStored(store, token, pass.evidenceId);
    return isNoted ? null : { status: 404, code: 'ADDRESS_UNKNOWN' };
  } catch (error) {
    if (error instanceof TooLarge) return { status: 413, code: 'TOO_LARGE' };
    throw error;
  } finally {
    await rm(path, { force: true });
  }
}

/** PUT /files/<token>: the bytes of an announced evidence, checked before they are kept. */
function putFile(store: Store, storage: EvidenceStorage): TokenHandler {
  return async (request, response) => {
    const { token } = request.params;
    const pass = TOKEN.test(token) ? await readPass(store.pool, token, 'UPLOAD') : null;
    if (!pass) return refuse(response, 404, 'ADDRESS_UNKNOWN');
    if (Number(request.headers['content-length'] ?? 0) > pass.size) return refuse(response, 413, 'TOO_LARGE');
    const problem = await takeIn(request, token, pass, store, storage);
    if (problem) return refuse(response, problem.status, problem.code);
    response.status(201).json({ id: pass.evidenceId, state: 'STORED' });
  };
}

/** GET /files/<token>: the bytes once, as a download, never shown inside a page. */
function getFile(store: Store, storage: EvidenceStorage): TokenHandler {
  return async (request, response) => {
    const { token } = request.params;
    const pass = TOKEN.test(token) ? await readPass(store.pool, token, 'DOWNLOAD') : null;
    const bytes = pass && (await storage.open(pass.evidenceId));
    if (!pass || !bytes || !(await spendPass(store.pool, token))) {
      bytes?.destroy();
      return refuse(response, 404, 'ADDRESS_UNKNOWN');
    }
    response.attachment(pass.fileName).type(pass.mediaType);
    response.set({
      'content-length': String(pass.size),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    });
    await pipeline(bytes, response);
  };
}

/** Plain HTTP for evidence files, at addresses that work once. */
export function addFileRoutes(store: Store, router: Router, storage: EvidenceStorage): void {
  router.put('/files/:token', guarded(putFile(store, storage)));
  router.get('/files/:token', guarded(getFile(store, storage)));
}

import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';

import { decide } from '#kit/command';
import type { Store } from '#kit/database';

import { incomingFolder, storageFromEnvironment } from '../../subgraphs/csr/evidence/evidence.storage.ts';
import { insertMissing, seedId } from '../rows.ts';

/** One page that says it is an example, small enough to write by hand. */
const page = (text: string): Buffer => {
  const drawn = `BT /F1 16 Tf 60 760 Td (${text}) Tj ET`;
  return Buffer.from(
    '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n' +
      '2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n' +
      '3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R' +
      '/Resources<</Font<</F1 5 0 R>>>>>>endobj\n' +
      `4 0 obj<</Length ${drawn.length}>>stream\n${drawn}\nendstream endobj\n` +
      '5 0 obj<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n',
  );
};

/** A handover record that names itself an example, stored like a real one; its id. */
export async function demoEvidence(store: Store, organisation: string, key: string): Promise<string> {
  const id = seedId(`evidence:demo:${key}`);
  const bytes = page(`BAST contoh ${key}: data contoh, bukan dokumen resmi`);
  const now = new Date().toISOString();
  const row = {
    id,
    organisation,
    uploadedBy: 'seed',
    fileName: `bast-contoh-${key}.pdf`,
    mediaType: 'application/pdf',
    size: bytes.length,
    sha256: createHash('sha256').update(bytes).digest('hex'),
    purpose: 'HANDOVER',
    state: 'STORED',
    isDemo: true,
    requestedAt: now,
    storedAt: now,
  };
  const added = await decide(store, (tx) => insertMissing(tx, 'evidence', [row], 'id'));
  if (added.length > 0) {
    const path = join(await incomingFolder(), `seed-${id}`);
    await writeFile(path, bytes, { mode: 0o600 });
    await storageFromEnvironment().keep(id, { path, mediaType: row.mediaType, size: bytes.length });
  }
  return id;
}

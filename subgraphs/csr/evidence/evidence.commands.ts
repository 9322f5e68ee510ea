import type { EntityManager } from '@mikro-orm/postgresql';

import { assertSignedIn } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { badInput } from '#kit/errors';
import { newId } from '#kit/ids';

import { assertOrganisation } from '../companies/company.commands.ts';
import { Evidence } from './evidence.entity.ts';
import { refusePendingUploads } from './evidence.rules.ts';
import type { RequestEvidenceUploadInput } from './evidence.type.ts';
import { newPass } from './file-pass.commands.ts';

async function openUploads(tx: EntityManager, organisation: string): Promise<number> {
  const [open] = await rowsIn<{ count: string }>(
    tx,
    `select count(*) from evidence e where organisation = ? and state = 'PENDING' and exists (
       select 1 from file_pass p where p.evidence_id = e.id and p.used_at is null and p.expires_at > now())`,
    [organisation],
  );
  return Number(open?.count ?? 0);
}

/** These evidences, each once, when the organisation announced all of them; else BAD_USER_INPUT. */
export async function ownEvidence(
  tx: EntityManager,
  organisation: string | null,
  evidenceIds: readonly string[],
): Promise<string[]> {
  const ids = [...new Set(evidenceIds.map((id) => id.toLowerCase()))];
  if (ids.length === 0) return ids;
  const own = await rowsIn<{ id: string }>(
    tx,
    "select id from evidence where id = any(string_to_array(?, ',')::uuid[]) and organisation = ?",
    [ids.join(','), organisation],
  );
  if (own.length === ids.length) return ids;
  const message = 'names an evidence your organisation has not announced.';
  throw badInput([{ field: 'evidenceIds', code: 'UNKNOWN_EVIDENCE', message }]);
}

/** Announces a file and offers the address that takes its bytes once. */
export async function requestEvidenceUpload({ store, actor }: RequestContext, input: RequestEvidenceUploadInput) {
  const organisation = assertOrganisation(actor);
  return decide(store, async (tx) => {
    await rowsIn(tx, "select pg_advisory_xact_lock(hashtext('evidence'), hashtext(?))", [organisation]);
    const refusal = refusePendingUploads(await openUploads(tx, organisation));
    if (refusal) return refusal;
    const evidence = tx.create(Evidence, {
      id: newId(),
      organisation,
      uploadedBy: assertSignedIn(actor).subject,
      fileName: input.fileName,
      mediaType: input.mediaType,
      size: input.size,
      sha256: input.sha256,
      purpose: input.purpose,
      state: 'PENDING',
      isDemo: organisation.startsWith('demo-'),
      requestedAt: new Date(),
      storedAt: null,
    });
    await tx.flush();
    const { hash, address, expiresAt } = newPass();
    await rowsIn(tx, "insert into file_pass (token_hash, evidence_id, kind, expires_at) values (?, ?, 'UPLOAD', ?)", [
      hash,
      evidence.id,
      expiresAt,
    ]);
    const { id, fileName, mediaType, size, sha256, purpose, state, isDemo } = evidence;
    const shown = { id, fileName, mediaType, size, sha256, purpose, state, isDemo, storedAt: null, organisation };
    return {
      __typename: 'EvidenceUploadOffered',
      evidence: { ...shown, givers: new Array<string>(), areas: new Array<string>(), isPublic: false },
      address,
      expiresAt: expiresAt.toISOString(),
    } as const;
  });
}

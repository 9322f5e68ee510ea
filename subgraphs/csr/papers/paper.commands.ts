import { createHash, randomInt } from 'node:crypto';

import type { EntityManager } from '@mikro-orm/postgresql';

import type { Actor } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { today } from '#kit/dates';

import { publicUrl } from '../settings.ts';
import { CHECK_ALPHABET, CHECK_LENGTH, composePaperCode, type PaperPrefix } from './paper-code.rules.ts';

const NUMBERS = { SRT: 'contribution_certificate_number', TTI: 'pledge_receipt_number' } as const;

/** A code that no paper has yet. */
export async function newPaperCode(tx: EntityManager, prefix: PaperPrefix): Promise<string> {
  const [next] = await rowsIn<{ number: string }>(tx, `select nextval('${NUMBERS[prefix]}')::text as number`);
  const check = Array.from({ length: CHECK_LENGTH }, () => CHECK_ALPHABET[randomInt(CHECK_ALPHABET.length)]).join('');
  return composePaperCode(prefix, today().slice(0, 4), next?.number ?? '0', check);
}

/** Where anybody checks a paper; it is printed, so a phone has to reach it. */
export const checkAddress = (code: string): string => `${publicUrl()}/v/${code}`;

/** The forum nearest to an area; a made-up one issues for made-up companies only. */
export async function issuerFor(tx: EntityManager, areaCode: string, isDemo: boolean): Promise<string> {
  const [forum] = await rowsIn<{ name: string }>(
    tx,
    `select name from forum where (? = area_code or ? like area_code || '.%') and is_demo = ?
     order by length(area_code) desc, code limit 1`,
    [areaCode, areaCode, isDemo],
  );
  return forum?.name ?? `Koordinator Forum TJSL/CSR ${areaCode}`;
}

/** What the row of every paper keeps of its file: the bytes and their hash, who issued it and when. */
export const issuedFile = (pdf: Buffer, actor: Actor) => ({
  sha256: createHash('sha256').update(pdf).digest('hex'),
  pdf: `\\x${pdf.toString('hex')}`,
  actor_subject: actor.subject,
  actor_name: actor.name,
  actor_organisation: actor.organisation,
  issued_at: new Date(),
});

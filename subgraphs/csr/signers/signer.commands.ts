import type { EntityManager } from '@mikro-orm/postgresql';

import { assertSignedIn } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { badInput, forbidden } from '#kit/errors';
import { asHub } from '#kit/writer';

import { forgetImporter, hasSigned } from './signer.queries.ts';
import type { EraseMyCsrDataInput } from './signer.type.ts';

// The trail says "the owner", never which account: what is erased must not stand in it anew.
const OWNER = { subject: 'owner', organisation: null };

const FORGET = `insert into erased_actor (fingerprint, erased_at)
  values (encode(sha256(convert_to(?, 'UTF8')), 'hex'), now()) on conflict do nothing`;

/** Takes the name an account signed with out of every history that is read, at once and for good. */
export async function eraseMyCsrData({ store, actor }: RequestContext, { isConfirmed }: EraseMyCsrDataInput) {
  const { subject } = assertSignedIn(actor);
  const work = async (tx: EntityManager) => {
    if (!(await hasSigned(tx, subject))) throw forbidden('csr keeps no name under this account.');
    if (!isConfirmed) {
      throw badInput([{ field: 'isConfirmed', code: 'NOT_CONFIRMED', message: 'is true: what is erased is gone.' }]);
    }
    await rowsIn(tx, FORGET, [subject]);
    await forgetImporter(tx, subject);
    return { __typename: 'MyCsrDataErased', erasedAt: new Date().toISOString() } as const;
  };
  return asHub('eraseMyCsrData', () => decide(store, work), OWNER);
}

import { rowLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import { takenUpMinutes } from '../settings.ts';
import { signerNameSql } from '../signers/signer.queries.ts';

export interface TakenUpRow {
  id: string;
  actorSubject: string;
  actorName: string;
  takenAt: string;
}

/** Who has an allocation in hand, while they still look at it. */
export const takenUpSql = (where: string): string => `
  select t.allocation_id as id, t.actor_subject as "actorSubject", ${signerNameSql('t')} as "actorName",
    t.taken_at as "takenAt"
  from allocation_taken t where ${where} and t.seen_at > clock_timestamp() - make_interval(mins => ${takenUpMinutes()})`;

/** What a request loads of who has what in hand. */
export const takingUpLoaders = (read: Snapshot) => ({
  takenUp: rowLoader<TakenUpRow>(read, takenUpSql('t.allocation_id = any($1::uuid[])'), (row) => row.id),
});

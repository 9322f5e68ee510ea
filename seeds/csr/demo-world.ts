import type { Actor, Role } from '#kit/actor';
import type { Store } from '#kit/database';
import { log } from '#kit/log';
import { openNotices } from '#host/hearing';

import { openSnapshot } from '../../subgraphs/reading/open-snapshot.ts';
import { csrContext, type CsrContext } from '../../subgraphs/csr/context.ts';

export interface DemoGap {
  areaCode: string;
  lines: string[];
}

/** A made-up pledge: how much for which lines of a gap, and how far it has come. */
export interface DemoPledge {
  key: string;
  company: string;
  gap: string;
  /** By the position of the need line; null where nothing is given. */
  amounts: (number | null)[];
  until: string;
  /** Percent of each allocation, one entry for each delivery. */
  sent?: number[];
  /** How many of the deliveries were received; all of them unless told. */
  received?: number;
  /** Days from today on which equal parts of the money fall due. */
  instalments?: number[];
}

export interface AllocationMade {
  id: string;
  amount: string;
  kind: string;
}

export const REASON = 'Contoh: alasan dari data contoh.';

/** Somebody of the demonstration, as a command knows them. */
export function contextOf(store: Store, role: Role, area: string | null, organisation: string): CsrContext {
  const actor: Actor = {
    subject: `seed:${organisation}:${role}`,
    name: 'Data contoh',
    organisation,
    grants: [{ role, area }],
  };
  return csrContext({
    actor,
    requestId: 'seed',
    withheld: new Set(),
    store,
    read: openSnapshot(store),
    notices: openNotices('', []),
  });
}

/** Says so when a step did not go through; the rest of that pledge is then left for the next start. */
export function went(outcome: object, step: string): boolean {
  if (!('words' in outcome)) return true;
  log.warn({ step, code: 'code' in outcome ? outcome.code : null }, 'a demo pledge stopped at a refusal');
  return false;
}

export async function allocationsMade(store: Store, pledgeId: string): Promise<AllocationMade[]> {
  const { rows } = await store.pool.query<AllocationMade>(
    'select id, amount::text as amount, kind from pledge_allocation where pledge_id = $1 order by position',
    [pledgeId],
  );
  return rows;
}

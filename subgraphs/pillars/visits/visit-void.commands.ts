import type { EntityManager } from '@mikro-orm/postgresql';

import { assertMayActIn, Role } from '#kit/actor';
import { decide } from '#kit/command';
import type { RequestContext } from '#kit/context';
import { rowsIn } from '#kit/database';
import { notFound } from '#kit/errors';

import { lockPersonnel } from '../personnel/personnel.queries.ts';
import { visitIn, type VisitRow } from './visit.queries.ts';
import { refuseVoided, VISIT_KEY_REUSED } from './visit.rules.ts';
import type { VoidVisitReportInput } from './visit-void.type.ts';

/** The report that was voided under a key, if any. */
async function voidedUnder(tx: EntityManager, organisation: string, key: string): Promise<string | null> {
  const [row] = await rowsIn<{ id: string }>(
    tx,
    'select visit_id as id from visit_void where organisation = ? and idempotency_key = ?',
    [organisation, key],
  );
  return row?.id ?? null;
}

/** Takes the hours of a report out of the day of its person; a day without hours is no row. */
async function giveBack(tx: EntityManager, { personnelId, visitedOn, hours }: VisitRow): Promise<void> {
  const day = [personnelId, visitedOn, hours];
  await rowsIn(tx, 'delete from visit_day where personnel_id = ? and visited_on = ? and hours = ?', day);
  await rowsIn(tx, 'update visit_day set hours = hours - ? where personnel_id = ? and visited_on = ? and hours > ?', [
    hours,
    personnelId,
    visitedOn,
    hours,
  ]);
}

/** A coordinator of the person's area says that a report does not stand; the report stays, and counts nowhere. */
export async function voidVisitReport({ store, actor }: RequestContext, input: VoidVisitReportInput) {
  return decide(store, async (tx) => {
    const known = await visitIn(tx, input.visitId);
    if (!known) throw notFound('VisitReport', input.visitId);
    // All reports of a person queue here, those that are voided too.
    await lockPersonnel(tx, known.personnelId);
    const coordinator = assertMayActIn(actor, [Role.PILLAR_COORDINATOR], known.personnelArea);
    const organisation = coordinator.organisation ?? `person:${coordinator.subject}`;
    const before = await voidedUnder(tx, organisation, input.idempotencyKey);
    if (before !== null && before !== known.id) return VISIT_KEY_REUSED;
    const visit = (await visitIn(tx, known.id)) ?? known;
    if (before !== null) return { __typename: 'VisitReportVoided', visit, replayed: true } as const;
    const refusal = refuseVoided(visit.voidedAt);
    if (refusal) return refusal;
    const added = await rowsIn(
      tx,
      `insert into visit_void (visit_id, reason, organisation, idempotency_key, voided_by) values (?, ?, ?, ?, ?)
       on conflict on constraint one_void_per_key do nothing returning 1`,
      [visit.id, input.reason, organisation, input.idempotencyKey, coordinator.subject],
    );
    if (added.length === 0) return VISIT_KEY_REUSED;
    await giveBack(tx, visit);
    const voided = (await visitIn(tx, visit.id)) ?? visit;
    return { __typename: 'VisitReportVoided', visit: voided, replayed: false } as const;
  });
}

import type { EntityManager } from '@mikro-orm/postgresql';

import { Role, assertMayActIn, assertSignedIn, type Actor } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { badInput, notFound } from '#kit/errors';

import { refuseOwnPledge } from '../allocations/allocation.rules.ts';
import { newAllocation } from '../allocations/new-allocation.commands.ts';
import type { CsrContext } from '../context.ts';
import { lockAccounts, moveAllocation, settleAccounts, type Accounts } from '../gap-areas/account.commands.ts';
import { figuresByNeedLine, type AllocationRow } from '../gap-areas/account.queries.ts';
import { openOf, takesPledges } from '../gap-areas/account.rules.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { planSubmission, refuseClosedGap } from '../submissions/submission.rules.ts';
import type { AllocateFromPoolInput } from './pool-input.type.ts';
import { lockPool, readPool, type LockedPool } from './pool-step.commands.ts';
import { poolStateDiffers, problemsOfDraw, refuseOutsideEarmark, refuseOverdraw } from './pool.rules.ts';

/**
 * A coordinator gives a pool to need lines. It is taken from their accounts under the lock, as a submission is, and is
 * a commitment at once: the company accepted the coordinator's choice with its earmark.
 */
export async function allocateFromPool(context: CsrContext, input: AllocateFromPoolInput) {
  const actor = assertSignedIn(context.actor);
  return decideOnce(context, actor, 'allocateFromPool', input, async (tx) => {
    const known = await lockPool(tx, input.pledgeId);
    assertMayActIn(actor, [Role.FORUM_COORDINATOR], known.areaCode);
    const wanted = input.allocations.map(({ needLineId, amount }) => ({
      needLineId: needLineId.toLowerCase(),
      amount,
    }));
    const { lines, gaps } = await figuresByNeedLine(
      tx,
      wanted.map(({ needLineId }) => needLineId),
    );
    const problems = problemsOfDraw(wanted, lines);
    if (problems.length > 0) throw badInput(problems);
    const accounts = await lockAccounts(tx, [...gaps.keys()]);
    const pool = await readPool(tx, known.pledgeId);
    if (!pool) throw notFound('Pool', input.pledgeId);
    const refusal =
      refuseOwnPledge(pool.organisation, actor.organisation) ??
      (pool.state === 'COMMITTED' ? null : poolStateDiffers(pool.state)) ??
      refuseOutsideEarmark(pool, await purposesOf(tx, [...gaps.keys()])) ??
      refuseClosed(accounts) ??
      refuseOverdraw(
        wanted.reduce((sum, { amount }) => sum + amount, 0n),
        pool,
      ) ??
      refuseShort(wanted, accounts);
    if (refusal) return refusal;
    const allocationIds = await take(tx, { accounts, pool, wanted, actor, reason: input.reason });
    return { __typename: 'PoolAllocated', pledgeId: pool.pledgeId, allocationIds, replayed: false } as const;
  });
}

type Wanted = readonly { needLineId: string; amount: bigint }[];

const purposesOf = (tx: EntityManager, gapAreaIds: readonly string[]) =>
  rowsIn<{ gapAreaId: string; code: string; areaCode: string; categoryCode: string }>(
    tx,
    `select id as "gapAreaId", code, area_code as "areaCode", category_code as "categoryCode" from gap_account
     where id = any(string_to_array(?, ',')::uuid[]) order by id`,
    [gapAreaIds.join(',')],
  );

const refuseClosed = ({ gaps, today }: Accounts) =>
  refuseClosedGap([...gaps.values()].map((gap) => ({ ...gap, takes: takesPledges(gap, today) })));

function refuseShort(wanted: Wanted, { lines }: Accounts) {
  const wishes = wanted.map(({ needLineId, amount }) => {
    const line = lines.get(needLineId);
    return { needLineId, requested: amount, open: line ? openOf(line) : 0n };
  });
  const plan = planSubmission(wishes, 'REFUSE');
  return 'code' in plan ? plan : null;
}

interface Draw {
  accounts: Accounts;
  pool: LockedPool;
  wanted: Wanted;
  actor: Actor;
  reason: string;
}

async function take(tx: EntityManager, { accounts, pool, wanted, actor, reason }: Draw): Promise<string[]> {
  const rows = wanted.map(({ needLineId, amount }) => drawn(pool, needLineId, amount, accounts));
  await insertDrawn(tx, rows);
  for (const row of rows) {
    const held = moveAllocation(accounts, row, { to: 'SUBMITTED' }, { ...actor, reason });
    moveAllocation(accounts, held, { to: 'COMMITTED' }, { ...actor, reason });
  }
  await settleAccounts(tx, accounts);
  return rows.map(({ id }) => id);
}

function drawn({ pledgeId, flow }: LockedPool, needLineId: string, amount: bigint, accounts: Accounts): AllocationRow {
  const gapAreaId = accounts.lines.get(needLineId)?.gapAreaId ?? '';
  return newAllocation({ pledgeId, needLineId, gapAreaId, amount, flow });
}

async function insertDrawn(tx: EntityManager, rows: readonly AllocationRow[]): Promise<void> {
  await rowsIn(
    tx,
    `insert into pledge_allocation (id, pledge_id, need_line_id, gap_area_id, position, kind, item, unit,
       requested_amount, amount, flow, from_pool, state)
     select t.id, t."pledgeId", t."needLineId", n.gap_area_id,
       (select count(*) from pledge_allocation a where a.pledge_id = t."pledgeId") + t.turn, n.kind, n.item, n.unit,
       t.amount, t.amount, t.flow, true, 'DRAFT'
     from jsonb_to_recordset(?::jsonb) as t (id uuid, "pledgeId" uuid, "needLineId" uuid, turn integer, amount bigint,
       flow text) join need_account n on n.need_line_id = t."needLineId"`,
    [
      JSON.stringify(
        rows.map(({ id, pledgeId, needLineId, amount, flow }, turn) => ({
          id,
          pledgeId,
          needLineId,
          turn,
          amount: String(amount),
          flow,
        })),
      ),
    ],
  );
}

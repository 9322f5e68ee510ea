import type { EntityManager } from '@mikro-orm/postgresql';

import { Role, assertMayActIn, assertSignedIn, hasRole, isWithin, mayActIn } from '#kit/actor';
import { rowsIn } from '#kit/database';
import { daysAfter, today } from '#kit/dates';
import { badInput, notFound } from '#kit/errors';
import { newId } from '#kit/ids';

import { refuseOwnPledge } from '../allocations/allocation.rules.ts';
import { assertKnownArea } from '../areas/area.queries.ts';
import type { CsrContext } from '../context.ts';
import { assertForCompany, assertOwnPledge, type CompanyActor } from '../pledges/draft.commands.ts';
import { companiesOf, type GivingCompany } from '../pledges/draft.queries.ts';
import { problemsOfOrigin } from '../pledges/flow.rules.ts';
import { refuseOrigin } from '../pledges/origin.queries.ts';
import { originColumns } from '../pledges/pledge-writing.commands.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { holdDays, maxPledge } from '../settings.ts';
import { notVerified } from '../submissions/submission.rules.ts';
import type {
  CancelPoolRestInput,
  RejectPoolPledgeInput,
  SubmitPoolPledgeInput,
  VerifyPoolPledgeInput,
  WithdrawPoolPledgeInput,
} from './pool-input.type.ts';
import { lockPool, movePool, notePoolStep } from './pool-step.commands.ts';
import { earmarkOf, notMember, refusePoolStep } from './pool.rules.ts';

/** A company promises money for its forum to allocate. Nothing is taken from any gap yet. */
export async function submitPoolPledge(context: CsrContext, input: SubmitPoolPledgeInput) {
  const actor = assertForCompany(context.actor);
  assertAmount(input.amount);
  const problems = problemsOfOrigin(input);
  if (problems.length > 0) throw badInput(problems);
  return decideOnce(context, actor, 'submitPoolPledge', input, async (tx) => {
    const company = (await companiesOf(tx, [actor.organisation])).get(actor.organisation);
    if (company?.status !== 'VERIFIED') return notVerified(company?.status ?? null);
    const forum = await forumOf(tx, company.id, input.forumCode);
    if (!forum) return notMember(input.forumCode);
    const areaCode = input.earmarkAreaCode ?? null;
    if (areaCode !== null) await assertEarmark(tx, areaCode, forum.areaCode);
    const money = { kind: 'MONEY', item: null, unit: 'rupiah', amount: input.amount } as const;
    const beyond = await refuseOrigin(tx, actor.organisation, input, money);
    if (beyond) return beyond;
    const pledgeId = newId();
    await insertPool(tx, { pledgeId, actor, company, input, areaCode: areaCode ?? forum.areaCode });
    await notePoolStep(tx, { pledgeId, amount: input.amount }, null, 'SUBMITTED', { ...actor, reason: null });
    return { __typename: 'PoolPledgeSubmitted', pledgeId, replayed: false } as const;
  });
}

function assertAmount(amount: bigint): void {
  const most = maxPledge();
  if (amount >= 1n && amount <= most) return;
  const code = amount < 1n ? 'AMOUNT_TOO_SMALL' : 'AMOUNT_TOO_LARGE';
  throw badInput([{ field: 'amount', code, message: `is a whole number of rupiah from 1 to ${most}.` }]);
}

async function forumOf(tx: EntityManager, companyId: string, code: string): Promise<{ areaCode: string } | null> {
  const [forum] = await rowsIn<{ areaCode: string }>(
    tx,
    `select f.area_code as "areaCode" from forum f join forum_membership m on m.forum_code = f.code
     where f.code = ? and m.company_id = ? and m.state = 'ACCEPTED'`,
    [code, companyId],
  );
  return forum ?? null;
}

async function assertEarmark(tx: EntityManager, areaCode: string, forumArea: string): Promise<void> {
  await assertKnownArea(tx, 'earmarkAreaCode', areaCode);
  if (isWithin(areaCode, forumArea)) return;
  const message = `lies in the area of the forum, ${forumArea}.`;
  throw badInput([{ field: 'earmarkAreaCode', code: 'AREA_OUTSIDE_FORUM', message }]);
}

async function insertPool(
  tx: EntityManager,
  made: {
    pledgeId: string;
    actor: CompanyActor;
    company: GivingCompany;
    input: SubmitPoolPledgeInput;
    areaCode: string;
  },
): Promise<void> {
  const { pledgeId, actor, company, input, areaCode } = made;
  const category = input.earmarkCategoryCode ?? null;
  await rowsIn(
    tx,
    `insert into pledge (id, code, company_id, organisation, flow, note, is_anonymous, is_demo, created_by, submitted_at,
       earmark, origin_pledge_id, passed_on_from, carried_over_from)
     values (?, 'IKR-' || ? || '-' || nextval('pledge_number'), ?, ?, ?, ?, ?, ?, ?, clock_timestamp(), ?, ?, ?, ?)`,
    [
      pledgeId,
      today().slice(0, 4),
      company.id,
      actor.organisation,
      input.flow,
      input.note ?? null,
      input.isAnonymous,
      company.isDemo,
      actor.subject,
      earmarkOf(input.earmarkAreaCode ?? null, category),
      ...Object.values(originColumns(input)),
    ],
  );
  await rowsIn(
    tx,
    `insert into pool (pledge_id, amount, forum_code, area_code, category_code, state, hold_until)
     values (?, ?, ?, ?, ?, 'SUBMITTED', ?)`,
    [pledgeId, input.amount, input.forumCode, areaCode, category, daysAfter(today(), holdDays())],
  );
}

/** The coordinator of the pool's area accepts it; from now on it can be allocated. */
export async function verifyPoolPledge(context: CsrContext, input: VerifyPoolPledgeInput) {
  const actor = assertSignedIn(context.actor);
  return decideOnce(context, actor, 'verifyPoolPledge', input, async (tx) => {
    const pool = await lockPool(tx, input.pledgeId);
    assertMayActIn(actor, [Role.FORUM_COORDINATOR], pool.areaCode);
    const refusal = refuseOwnPledge(pool.organisation, actor.organisation) ?? refusePoolStep(pool.state, 'COMMITTED');
    if (refusal) return refusal;
    await movePool(tx, pool, 'COMMITTED', { ...actor, reason: null });
    return { __typename: 'PoolPledgeVerified', pledgeId: pool.pledgeId, replayed: false } as const;
  });
}

/** The coordinator of the pool's area turns it down. */
export async function rejectPoolPledge(context: CsrContext, input: RejectPoolPledgeInput) {
  const actor = assertSignedIn(context.actor);
  return decideOnce(context, actor, 'rejectPoolPledge', input, async (tx) => {
    const pool = await lockPool(tx, input.pledgeId);
    assertMayActIn(actor, [Role.FORUM_COORDINATOR], pool.areaCode);
    const refusal = refuseOwnPledge(pool.organisation, actor.organisation) ?? refusePoolStep(pool.state, 'REJECTED');
    if (refusal) return refusal;
    await movePool(tx, pool, 'REJECTED', { ...actor, reason: input.reason });
    return { __typename: 'PoolPledgeRejected', pledgeId: pool.pledgeId, replayed: false } as const;
  });
}

/** The company takes its pool back before it is accepted. */
export async function withdrawPoolPledge(context: CsrContext, input: WithdrawPoolPledgeInput) {
  const actor = assertForCompany(context.actor);
  return decideOnce(context, actor, 'withdrawPoolPledge', input, async (tx) => {
    const pool = await lockPool(tx, input.pledgeId);
    assertOwnPledge(actor, pool, input.pledgeId);
    const refusal = refusePoolStep(pool.state, 'WITHDRAWN');
    if (refusal) return refusal;
    await movePool(tx, pool, 'WITHDRAWN', { ...actor, reason: input.reason });
    return { __typename: 'PoolPledgeWithdrawn', pledgeId: pool.pledgeId, replayed: false } as const;
  });
}

/** What has no need line yet will not be given; what has one is cancelled with cancelPledge, if at all. */
export async function cancelPoolRest(context: CsrContext, input: CancelPoolRestInput) {
  const actor = assertSignedIn(context.actor);
  return decideOnce(context, actor, 'cancelPoolRest', input, async (tx) => {
    const pool = await lockPool(tx, input.pledgeId);
    const isOwn = hasRole(actor, Role.COMPANY) && actor.organisation === pool.organisation;
    if (!isOwn && !mayActIn(actor, Role.FORUM_COORDINATOR, pool.areaCode)) throw notFound('Pool', input.pledgeId);
    const refusal = refusePoolStep(pool.state, 'CANCELLED');
    if (refusal) return refusal;
    await movePool(tx, pool, 'CANCELLED', { ...actor, reason: input.reason });
    return { __typename: 'PoolRestCancelled', pledgeId: pool.pledgeId, replayed: false } as const;
  });
}

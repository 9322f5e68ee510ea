import { randomUUID } from 'node:crypto';

import { rejectActivity, reportActivity, verifyActivity } from '../../subgraphs/csr/activities/activity.commands.ts';
import { amendPledge } from '../../subgraphs/csr/amendments/amendment.commands.ts';
import {
  acceptAmendment,
  declineAmendment,
  withdrawAmendment,
} from '../../subgraphs/csr/amendments/decision.commands.ts';
import type { CsrContext } from '../../subgraphs/csr/context.ts';
import { FLOWS } from './happening.ts';
import { allocateFromPool } from '../../subgraphs/csr/pools/pool-allocation.commands.ts';
import { cancelPoolRest, submitPoolPledge, verifyPoolPledge } from '../../subgraphs/csr/pools/pool.commands.ts';
import type { Actor } from '../../subgraphs/kit/actor.ts';
import type { CsrAlone } from '../subgraphs/csr-alone.ts';
import type { Happening } from './happening.ts';
import type { Giver } from './ledger-world.ts';

/** Who can do what to the money of one living gap. */
export interface MoneyWorld {
  csr: CsrAlone;
  as: (actor: Actor) => CsrContext;
  coordinator: Actor;
  givers: readonly Giver[];
  gapAreaId: string;
  lines: readonly { id: string }[];
  /** The pools that this gap was given from, or may be. */
  pools: string[];
}

const reason = 'Uji acak';
const key = () => ({ idempotencyKey: randomUUID() });

function giverOf({ givers }: MoneyWorld, organisation: string): Actor {
  const giver = givers.find(({ actor }) => actor.organisation === organisation);
  if (!giver) throw new Error(`no giver ${organisation}`);
  return giver.actor;
}

/** A company promises money to the forum, which accepts it. */
async function pool(world: MoneyWorld, { pick, amount }: Happening): Promise<void> {
  const giver = world.givers[pick % world.givers.length];
  const flow = FLOWS[pick % FLOWS.length] ?? 'NEW_MONEY';
  if (!giver) return;
  const made = await submitPoolPledge(world.as(giver.actor), {
    amount: BigInt(amount),
    forumCode: 'FORUM-UJI',
    flow,
    isAnonymous: false,
    ...key(),
  });
  if (made.__typename !== 'PoolPledgeSubmitted') return;
  await verifyPoolPledge(world.as(world.coordinator), { pledgeId: made.pledgeId, ...key() });
  world.pools.push(made.pledgeId);
}

async function draw(world: MoneyWorld, { pick, amount }: Happening): Promise<void> {
  const pledgeId = world.pools[pick % world.pools.length];
  const [money] = world.lines;
  if (!pledgeId || !money) return;
  const allocations = [{ needLineId: money.id, amount: BigInt((amount % 25) + 1) }];
  await allocateFromPool(world.as(world.coordinator), { pledgeId, allocations, reason, ...key() });
}

async function giveUp(world: MoneyWorld, { pick }: Happening): Promise<void> {
  const pledgeId = world.pools[pick % world.pools.length];
  if (pledgeId) await cancelPoolRest(world.as(world.coordinator), { pledgeId, reason, ...key() });
}

/** A company changes a part of a pledge, from the version it has or from an older one. */
async function amend(world: MoneyWorld, { pick, amount, isOver }: Happening): Promise<void> {
  const { rows } = await world.csr.store.pool.query<{
    id: string;
    pledgeId: string;
    organisation: string;
    version: number;
  }>(
    `select a.id, p.id as "pledgeId", p.organisation, p.version from pledge_allocation a join pledge p on p.id = a.pledge_id
     where a.gap_area_id = $1 and not a.from_pool and a.state in ('SUBMITTED', 'WAITLISTED', 'COMMITTED', 'IN_DELIVERY')
       and a.amount <> $2 order by a.id`,
    [world.gapAreaId, amount],
  );
  const row = rows[pick % rows.length];
  if (!row) return;
  await amendPledge(world.as(giverOf(world, row.organisation)), {
    pledgeId: row.pledgeId,
    expectedVersion: isOver && pick % 4 === 0 ? row.version - 1 : row.version,
    changes: [{ allocationId: row.id, amount: BigInt(amount) }],
    reason,
    ...key(),
  }).catch(onlyWhenNothingChanges);
}

/** Between the look and the command somebody else may have brought it to this very amount. */
function onlyWhenNothingChanges(error: unknown): void {
  if (!JSON.stringify(error).includes('NOTHING_CHANGES')) throw error;
}

async function decide(world: MoneyWorld, { pick, isOver }: Happening): Promise<void> {
  const { rows } = await world.csr.store.pool.query<{ id: string; organisation: string }>(
    `select m.id, p.organisation from amendment m join pledge p on p.id = m.pledge_id
     join pledge_allocation a on a.increase_of = m.id where a.gap_area_id = $1 order by m.id`,
    [world.gapAreaId],
  );
  const row = rows[pick % rows.length];
  if (!row) return;
  const input = { amendmentId: row.id, reason, ...key() };
  if (pick % 4 === 0) await declineAmendment(world.as(world.coordinator), input);
  else if (pick % 4 === 1) await withdrawAmendment(world.as(giverOf(world, row.organisation)), input);
  else await acceptAmendment(world.as(world.coordinator), { ...input, acceptOverCoverage: isOver });
}

async function report(world: MoneyWorld, { pick, amount, isOver }: Happening): Promise<void> {
  const giver = world.givers[pick % world.givers.length];
  const line = world.lines[pick % world.lines.length];
  if (!giver || !line) return;
  await reportActivity(world.as(giver.actor), {
    needLineId: line.id,
    amount: BigInt((amount % 30) + 1),
    flow: FLOWS[pick % FLOWS.length] ?? 'NEW_MONEY',
    doneOn: '2026-11-01',
    description: reason,
    isAnonymous: false,
    evidenceIds: isOver ? [giver.evidenceId] : [],
    ...key(),
  });
}

async function judge(world: MoneyWorld, { pick, isOver }: Happening): Promise<void> {
  const { rows } = await world.csr.store.pool.query<{ id: string }>(
    'select id from activity where gap_area_id = $1 order by (state = $2) desc, id',
    [world.gapAreaId, 'REPORTED'],
  );
  const row = rows[pick % Math.min(rows.length, 3)];
  if (!row) return;
  const input = { activityId: row.id, reason, ...key() };
  if (pick % 5 === 0) await rejectActivity(world.as(world.coordinator), input);
  else await verifyActivity(world.as(world.coordinator), { ...input, acceptOverCoverage: isOver });
}

/** What happens to pools, amendments and activities. */
export const MONEY_HAPPENS: Partial<Record<Happening['kind'], (world: MoneyWorld, event: Happening) => Promise<void>>> =
  { pool, draw, giveUp, amend, decide, report, judge };

import { Role, mayActIn, type Actor } from '#kit/actor';
import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import { rowLoader, rowsLoader } from '#kit/loading';
import type { Snapshot } from '#kit/snapshot';

import type { Viewer } from '../allocations/allocation.rules.ts';
import type { PoolFilter } from './pool-input.type.ts';
import { maySeePoolGiver, unallocatedOf } from './pool.rules.ts';
import type { PoolStepType, PoolType } from './pool.type.ts';
import { signerNameSql } from '../signers/signer.queries.ts';

type Whole = 'amount' | 'allocated' | 'released';
type Told = Omit<PoolType, Whole | 'unallocated' | 'area'> & Record<Whole, string>;

const POOL = `o.pledge_id as "pledgeId", o.state, o.amount::text as amount, o.allocated::text as allocated,
  o.released::text as released, o.forum_code as "forumCode", o.area_code as "areaCode",
  o.category_code as "categoryCode", o.hold_until::text as "holdUntil", o.state_changed_at as "stateChangedAt",
  p.company_id as "companyId", p.organisation, (p.is_anonymous or not c.is_visible) as "isHidden"`;
const JOINED = 'pool o join pledge p on p.id = o.pledge_id join company c on c.id = p.company_id';

function poolOf(row: Told): PoolType {
  const amount = BigInt(row.amount);
  const figures = {
    state: row.state,
    amount,
    allocated: BigInt(row.allocated),
    released: BigInt(row.released),
  };
  const unallocated = unallocatedOf(figures);
  return {
    ...row,
    ...figures,
    unallocated,
    released: amount - figures.allocated - unallocated,
    area: { code: row.areaCode },
  };
}

/** How the actor stands to a pool. */
export const poolViewer = (actor: Actor | null, pool: { organisation: string; areaCode: string }): Viewer => ({
  isOwner: (actor?.organisation ?? null) === pool.organisation,
  isCoordinator: mayActIn(actor, Role.FORUM_COORDINATOR, pool.areaCode),
});

/** True when the actor may know whose pool it is. */
export const mayKnowPoolGiver = (actor: Actor | null, pool: PoolType): boolean =>
  maySeePoolGiver(pool, poolViewer(actor, pool));

/** What a request loads of pools. */
export const poolLoaders = (read: Snapshot) => ({
  poolRow: rowLoader<Told>(
    read,
    `select ${POOL} from ${JOINED} where o.pledge_id = any($1::uuid[])`,
    (row) => row.pledgeId,
  ),
  stepsByPool: rowsLoader<PoolStepType & { pledgeId: string }>(
    read,
    `select e.pledge_id as "pledgeId", e.from_state as "fromState", e.to_state as "toState",
       ${signerNameSql('e')} as "actorName", e.reason, e.happened_at as "happenedAt"
     from pool_event e where e.pledge_id = any($1::uuid[]) order by e.id`,
    (row) => row.pledgeId,
  ),
});

type WithPools = { loaders: Pick<ReturnType<typeof poolLoaders>, 'poolRow'> };

/** The pool of a pledge; null for a pledge that names its need lines. */
export async function poolOfPledge({ loaders }: WithPools, pledgeId: string): Promise<PoolType | null> {
  const row = await loaders.poolRow.load(pledgeId);
  return row && poolOf(row);
}

const LISTED = `from ${JOINED} where
  ($1::text is null or o.area_code = $1 or o.area_code like $1 || '.%')
  and ($2::text is null or o.category_code is null or o.category_code = $2)
  and ($3::text[] is null or o.state = any($3))
  and ($4::boolean is null or $4 = (o.state in ('SUBMITTED', 'COMMITTED') and o.amount > o.allocated + o.released))
  and (o.state in ('COMMITTED', 'CANCELLED') or p.organisation = $5 or exists (select 1 from unnest($6::text[]) as scope
    where scope = '' or o.area_code = scope or o.area_code like scope || '.%'))`;

/** Pools, of those the viewer may see: accepted ones, the own, and those of areas the viewer coordinates. */
export async function poolPledges(
  { read, actor }: RequestContext,
  filter: PoolFilter,
  args: PageArgs,
): Promise<Page<PoolType>> {
  const page = readPage(args, ['uuid']);
  const scopes = (actor?.grants ?? [])
    .filter(({ role }) => role === Role.FORUM_COORDINATOR || role === Role.ADMIN)
    .map(({ area }) => area ?? '');
  const values = [
    filter.within ?? null,
    filter.categoryCode ?? null,
    filter.states ?? null,
    filter.hasUnallocated ?? null,
    actor?.organisation ?? null,
    scopes,
  ];
  const rows = await read.rows<Told>(
    `select ${POOL} ${LISTED} and ($7::uuid is null or o.pledge_id > $7) order by o.pledge_id limit $8`,
    [...values, page.after?.[0] ?? null, page.first + 1],
  );
  return pageOf(
    rows.map(poolOf),
    page,
    (row) => [row.pledgeId],
    async () => {
      const [counted] = await read.rows<{ count: string }>(`select count(*) ${LISTED}`, values);
      return Number(counted?.count ?? 0);
    },
  );
}

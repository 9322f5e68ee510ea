import { assertSignedIn, type Actor } from '#kit/actor';
import { assertRemembered } from '#kit/as-of';
import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import type { Store } from '#kit/database';
import type { Snapshot } from '#kit/snapshot';
import { today, type LocalDate } from '#kit/dates';
import { badInput, notFound } from '#kit/errors';
import { readId } from '#kit/ids';
import { rowLoader, rowsLoader } from '#kit/loading';

import { openSnapshot } from '../../reading/open-snapshot.ts';
import { allocationLoaders, mayKnowGiver } from '../allocations/allocation.queries.ts';
import { mayKnowPoolGiver, poolLoaders, poolOfPledge } from '../pools/pool.queries.ts';
import { ADVANCE, isToDeliver } from '../allocations/allocation-state.rules.ts';
import type { PledgeAllocationType } from '../allocations/allocation.type.ts';
import { instalmentsWithLateness } from './pledge.rules.ts';
import type { PledgeFilter, PledgeType } from './pledge.type.ts';

const PLEDGE = `p.id, p.code, p.flow, p.channel, p.earmark, p.is_anonymous as "isAnonymous", p.is_demo as "isDemo", p.version,
  p.created_at as "createdAt", p.submitted_at as "submittedAt", p.company_id as "companyId", p.organisation,
  p.note as "privateNote", p.origin_pledge_id as "originPledgeId", p.passed_on_from as "passedOnFrom",
  p.carried_over_from as "carriedOverFrom"`;

interface InstalmentTold {
  pledgeId: string;
  number: number;
  dueOn: string;
  amount: string;
}

/** What a request loads of pledges. */
export const pledgeLoaders = (read: Snapshot) => ({
  ...allocationLoaders(read),
  ...poolLoaders(read),
  pledgeById: rowLoader<PledgeType>(
    read,
    `select ${PLEDGE} from pledge p where p.id = any($1::uuid[])`,
    (row) => row.id,
  ),
  instalmentsByPledge: rowsLoader<InstalmentTold>(
    read,
    `select pledge_id as "pledgeId", number, due_on::text as "dueOn", amount::text as amount from instalment
     where pledge_id = any($1::uuid[]) order by pledge_id, number`,
    (row) => row.pledgeId,
  ),
});

/** A pledge with its parts, as it is shown to the company that has just submitted it. */
export interface ShownPledge {
  pledge: PledgeType;
  allocations: PledgeAllocationType[];
}

/**
 * Reads the pledges of one round together: a rush of companies would else wait for connections to read their own.
 * Nothing when the read fails; then each reads for itself.
 */
export async function shownPledges(store: Store, ids: readonly string[]): Promise<Map<string, ShownPledge>> {
  if (ids.length === 0) return new Map();
  const read = openSnapshot(store);
  try {
    const loaders = pledgeLoaders(read);
    const pledges = await loaders.pledgeById.loadMany(ids);
    const parts = await loaders.allocationsByPledge.loadMany(ids);
    return new Map(
      ids.flatMap((id, index) => {
        const [pledge, allocations] = [pledges[index], parts[index]];
        return pledge && !(pledge instanceof Error) && Array.isArray(allocations)
          ? [[id, { pledge, allocations }]]
          : [];
      }),
    );
  } finally {
    await read.end();
  }
}

/** Hands a pledge that was read already to the loaders of the request that submitted it, and to no other. */
export function primePledge(loaders: ReturnType<typeof pledgeLoaders>, { pledge, allocations }: ShownPledge): void {
  loaders.pledgeById.prime(pledge.id, pledge);
  loaders.allocationsByPledge.prime(pledge.id, allocations);
}

type Viewing = { actor: Actor | null; loaders: ReturnType<typeof pledgeLoaders> };

/** The allocations of a pledge that the viewer may connect with it. */
export async function visibleAllocations(
  { actor, loaders }: Viewing,
  pledgeId: string,
): Promise<PledgeAllocationType[]> {
  const all = await loaders.allocationsByPledge.load(pledgeId);
  return all.filter((allocation) => mayKnowGiver(actor, allocation));
}

/** True when the viewer may see all the money of a pledge, so that its plan tells of no part that is hidden. */
export async function isMoneyVisible(viewing: Viewing, pledgeId: string): Promise<boolean> {
  const all = await viewing.loaders.allocationsByPledge.load(pledgeId);
  return all.every((one) => one.kind !== 'MONEY' || one.amount === 0n || mayKnowGiver(viewing.actor, one));
}

/** The days on which a part of a pledge is still to be handed over; null once nothing is, or not yet. */
export async function deliveryDaysOf(viewing: Viewing, allocation: PledgeAllocationType): Promise<LocalDate[] | null> {
  if (!isToDeliver(allocation.state)) return null;
  const { pledgeId } = allocation;
  if (!mayKnowGiver(viewing.actor, allocation) || !(await isMoneyVisible(viewing, pledgeId))) return [];
  const terms = await viewing.loaders.instalmentsByPledge.load(pledgeId);
  const parts = await viewing.loaders.allocationsByPledge.load(pledgeId);
  const dated = instalmentsWithLateness(
    terms.map((term) => ({ ...term, amount: BigInt(term.amount) })),
    parts,
    today(),
  );
  return dated.filter(({ dueOn, isLate }) => isLate || dueOn >= today()).map(({ dueOn }) => dueOn);
}

/** A pledge for whoever may see it; null for all others. */
export async function visiblePledge(viewing: Viewing, id: string): Promise<PledgeType | null> {
  const pledge = await viewing.loaders.pledgeById.load(id);
  if (!pledge || (viewing.actor?.organisation ?? null) === pledge.organisation) return pledge;
  if ((await visibleAllocations(viewing, id)).length > 0) return pledge;
  const pool = pledge.earmark === 'NEED' ? null : await poolOfPledge(viewing, id);
  return pool && mayKnowPoolGiver(viewing.actor, pool) ? pledge : null;
}

type Past = { past: (asOf: string) => ReturnType<typeof pledgeLoaders> };

/** A pledge as it stood at an instant; null while it was a draft, or nothing that the viewer may see. */
async function pledgeThen(
  { actor, read, loaders }: RequestContext & { loaders: Past },
  id: string,
  asOf: string,
): Promise<PledgeType | null> {
  const pledge = await visiblePledge({ actor, loaders: loaders.past(asOf) }, id);
  if (!pledge) await assertRemembered(read, 'pledge_version', asOf);
  return pledge;
}

/** One pledge that the viewer may see, or NOT_FOUND. */
export async function onePledge(
  context: RequestContext & { loaders: ReturnType<typeof pledgeLoaders> & Past },
  key: { id?: string | null; code?: string | null },
  asOf: string | null = null,
): Promise<PledgeType> {
  if (!key.id && !key.code) {
    throw badInput([{ field: 'id', code: 'KEY_MISSING', message: 'give the id or the code of the pledge.' }]);
  }
  const id = key.id ? readId('id', key.id) : null;
  const [row] = await context.read.rows<{ id: string }>(
    'select id from pledge where ($1::uuid is null or id = $1) and ($2::text is null or code = $2)',
    [id, key.code ?? null],
  );
  const now = row ? await visiblePledge(context, row.id) : null;
  const pledge = now && asOf !== null ? await pledgeThen(context, now.id, asOf) : now;
  if (!pledge) throw notFound('Pledge', key.id ?? key.code ?? '');
  return pledge;
}

const LIVE = `array[${ADVANCE.map((state) => `'${state}'`).join(', ')}]`;

/** The state of a pledge in SQL, as `pledgeState` derives it. */
const STATE = `(select coalesce(
    (${LIVE})[min(array_position(${LIVE}, a.state))],
    (array_agg(a.state order by a.state_changed_at desc))[1])
  from (select state, state_changed_at from pledge_allocation where pledge_id = p.id
    union all select state, state_changed_at from pool
      where pledge_id = p.id and (state <> 'COMMITTED' or allocated < amount)) a)`;
const OWN = `from pledge p where p.organisation = $1 and ($2::text[] is null or ${STATE} = any($2))`;
const CREATED_MS = '(extract(epoch from p.created_at) * 1000)::bigint';

/** The pledges of the viewer's organisation, the newest first. */
export async function pledgesOfViewer(
  { read, actor }: RequestContext,
  filter: PledgeFilter,
  args: PageArgs,
): Promise<Page<PledgeType>> {
  const page = readPage(args, ['number', 'uuid']);
  const values = [assertSignedIn(actor).organisation, filter.states ?? null];
  const rows = await read.rows<PledgeType & { createdMs: string }>(
    `select ${PLEDGE}, ${CREATED_MS}::text as "createdMs" ${OWN}
       and ($3::bigint is null or (${CREATED_MS}, p.id) < ($3, $4::uuid)) order by ${CREATED_MS} desc, p.id desc limit $5`,
    [...values, page.after?.[0] ?? null, page.after?.[1] ?? null, page.first + 1],
  );
  return pageOf(
    rows,
    page,
    (row) => [row.createdMs, row.id],
    async () => {
      const [counted] = await read.rows<{ count: string }>(`select count(*) ${OWN}`, values);
      return Number(counted?.count ?? 0);
    },
  );
}

/** A pledge asked for by its key through the gateway: null when the viewer may not see it. */
export const pledgeReference = ({ id }: { id: string }, viewing: Viewing): Promise<PledgeType | null> =>
  visiblePledge(viewing, readId('id', id));

import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import { badInput } from '#kit/errors';

import { lockPledges } from './draft.queries.ts';
import { originOf, refuseBeyondOrigin, type Counted, type Flow, type Origin } from './flow.rules.ts';

/** What a pledge that others come from has left: to be handed on, or to be carried over. */
export interface OriginLeft {
  organisation: string;
  isPublic: boolean;
  PASS_THROUGH: Counted[];
  CARRY_OVER: Counted[];
}

const ACCEPTED = "('COMMITTED', 'IN_DELIVERY', 'DELIVERED', 'VERIFIED', 'CLOSED', 'DISPUTED', 'CANCELLED')";

/** What a row is counted in; money is in rupiah, whatever its need line calls that. */
export const unitOf = (row: string): string => `case when ${row}.kind = 'MONEY' then 'rupiah' else ${row}.unit end`;

/** What is handed on or carried over from pledges: by parts of pledges, by what of a pool has no line yet, by activities. */
export const TAKEN_FROM_ORIGINS = `
  select q.origin_pledge_id as origin, q.flow, t.kind, t.item, ${unitOf('t')} as unit, t.held + t.committed + t.delivered as amount,
    case when t.state = 'WAITLISTED' then t.amount else 0 end as waiting
  from pledge_allocation t join pledge q on q.id = t.pledge_id where q.origin_pledge_id is not null
  union all
  select q.origin_pledge_id, q.flow, 'MONEY', null, 'rupiah', o.amount - o.allocated - o.released, 0
  from pool o join pledge q on q.id = o.pledge_id
  where q.origin_pledge_id is not null and o.state in ('SUBMITTED', 'COMMITTED')
  union all
  select v.origin_pledge_id, v.flow, v.kind, v.item, ${unitOf('v')}, v.amount, 0
  from activity v where v.origin_pledge_id is not null and v.state <> 'REJECTED'`;

const taken = (
  flow: string,
): string => `(select coalesce(sum(t.amount + t.waiting), 0)::text from (${TAKEN_FROM_ORIGINS}) t
      where t.origin = p.id and t.flow = '${flow}' and (t.kind, t.unit) = (a.kind, ${unitOf('a')})
        and t.item is not distinct from a.item)`;

// Handed on: what the origin gave or will give. Carried over: what it promised and has not delivered.
const LEFT = `
  select p.id, p.organisation, c.is_visible and not p.is_anonymous and bool_or(a.state in ${ACCEPTED}) as "isPublic", a.kind,
    a.item, a.unit, sum(a.committed + a.delivered)::text as given,
    sum(case when a.state in ${ACCEPTED} then a.amount - a.delivered else 0 end)::text as owed,
    ${taken('PASS_THROUGH')} as passed, ${taken('CARRY_OVER')} as carried
  from pledge p join company c on c.id = p.company_id join pledge_allocation a on a.pledge_id = p.id
  where p.id = any(string_to_array(?, ',')::uuid[])
  group by p.id, p.organisation, c.is_visible, p.is_anonymous, a.kind, a.item, a.unit`;

type Told = Pick<OriginLeft, 'organisation' | 'isPublic'> &
  Omit<Counted, 'amount'> & { id: string; given: string; owed: string; passed: string; carried: string };

/** Locks the pledges that others come from, so that two cannot take the same rest, and reads what they have left. */
export async function lockOrigins(
  tx: EntityManager,
  ids: readonly (string | null)[],
): Promise<Map<string, OriginLeft>> {
  const wanted = [...new Set(ids.flatMap((id) => (id === null ? [] : [id.toLowerCase()])))];
  if (wanted.length === 0) return new Map();
  await lockPledges(tx, wanted);
  const origins = new Map<string, OriginLeft>();
  for (const row of await rowsIn<Told>(tx, LEFT, [wanted.join(',')])) {
    const { id, organisation, isPublic, kind, item, unit } = row;
    const known = origins.get(id) ?? { organisation, isPublic: false, PASS_THROUGH: [], CARRY_OVER: [] };
    known.isPublic ||= isPublic;
    known.PASS_THROUGH.push({ kind, item, unit, amount: BigInt(row.given) - BigInt(row.passed) });
    known.CARRY_OVER.push({ kind, item, unit, amount: BigInt(row.owed) - BigInt(row.carried) });
    origins.set(id, known);
  }
  return origins;
}

/** The origin when this company may name it: its own pledge, or for handing on one that the public may know of. */
export function assertOrigin(
  origins: ReadonlyMap<string, OriginLeft>,
  id: string,
  organisation: string,
  flow: 'PASS_THROUGH' | 'CARRY_OVER',
  place = 'pledge.',
): OriginLeft {
  const origin = origins.get(id.toLowerCase());
  if (origin && (origin.organisation === organisation || (flow === 'PASS_THROUGH' && origin.isPublic))) return origin;
  const field = `${place}${flow === 'PASS_THROUGH' ? 'passedOnFrom' : 'carriedOverFrom'}.pledgeId`;
  throw badInput([{ field, code: 'UNKNOWN_PLEDGE', message: 'is no pledge this can come from.' }]);
}

/** Locks where an amount comes from, if a pledge is named, and says why it has too little left; null when it has. */
export async function refuseOrigin(
  tx: EntityManager,
  organisation: string,
  told: Origin & { flow: Flow },
  wanted: Counted,
) {
  const id = originOf(told);
  if (id === null || told.flow === 'NEW_MONEY') return null;
  const origin = assertOrigin(await lockOrigins(tx, [id]), id, organisation, told.flow, '');
  return refuseBeyondOrigin(id, [wanted], origin[told.flow]);
}

import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import type { LocalDate } from '#kit/dates';

import type { AllocationState, NeedKind } from '../allocations/allocation-state.rules.ts';
import type { Flow } from '../pledges/flow.rules.ts';
import type { PrintedLine } from './receipt.rendering.ts';

/** A pledge of which a receipt is asked. */
export interface ReceiptSubject {
  id: string;
  code: string;
  companyId: string;
  companyName: string;
  organisation: string;
  flow: Flow;
  isDemo: boolean;
  submittedAt: string | null;
  hasReceipt: boolean;
  areas: string[];
}

export const SUBJECT = `
  select p.id, p.code, c.id as "companyId", c.name as "companyName", p.organisation, p.flow, p.is_demo as "isDemo",
    to_char(p.submitted_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') as "submittedAt",
    exists (select 1 from pledge_receipt r where r.pledge_id = p.id) as "hasReceipt",
    array(select distinct g.area_code from pledge_allocation a join gap_account g on g.id = a.gap_area_id
        where a.pledge_id = p.id and a.state <> 'DRAFT'
      union select area_code from pool where pledge_id = p.id and state <> 'DRAFT') as areas
  from pledge p join company c on c.id = p.company_id where p.id = ?`;

interface Part {
  kind: NeedKind;
  item: string | null;
  unit: string;
  amount: string;
  requestedAmount: string;
  state: AllocationState;
  holdUntil: LocalDate | null;
  gapAreaId: string | null;
  areaCode: string;
  place: string;
}

// What was promised to need lines, or to a pool: each as it was first kept in the history, when it was submitted.
const PARTS = `
  select r.kind, r.item, r.unit, r.amount::text as amount, r.requested_amount::text as "requestedAmount", r.state,
    r.hold_until::text as "holdUntil", g.id as "gapAreaId", g.area_code as "areaCode",
    format('%s (%s, %s)', g.title, g.code, g.area_name) as place
  from (select distinct on (allocation_id) row from pledge_allocation_version where pledge_id = ?
      order by allocation_id, id) h
    cross join lateral jsonb_populate_record(null::pledge_allocation, h.row) r
    join gap_account g on g.id = r.gap_area_id
  where not exists (select 1 from pool where pledge_id = ?)
  union all
  select 'MONEY', null, 'IDR', r.amount::text, r.amount::text, r.state, r.hold_until::text, null, r.area_code,
    format('dana bersama %s', coalesce(area.name, r.area_code))
  from (select row from pool_version where pledge_id = ? order by id limit 1) h
    cross join lateral jsonb_populate_record(null::pool, h.row) r left join area on area.code = r.area_code
  order by "areaCode", place, kind, item, unit`;

const INSTALMENTS = `
  select r.due_on::text as "dueOn", r.amount::text as amount
  from (select instalments from pledge_version where pledge_id = ? order by id limit 1) h
    cross join lateral jsonb_populate_recordset(null::instalment, h.instalments) r order by r.number`;

/** What a pledge said when it was submitted, whatever became of it since. */
export async function partsAsSubmitted(tx: EntityManager, pledgeId: string) {
  const parts = await rowsIn<Part>(tx, PARTS, [pledgeId, pledgeId, pledgeId]);
  const instalments = await rowsIn<{ dueOn: string; amount: string }>(tx, INSTALMENTS, [pledgeId]);
  const lines = parts.map(({ kind, item, unit, amount, requestedAmount, state, gapAreaId, place }): PrintedLine => ({
    kind,
    item,
    unit,
    amount: state === 'WAITLISTED' ? 0n : BigInt(amount),
    requestedAmount: BigInt(requestedAmount),
    isWaitlisted: state === 'WAITLISTED',
    gapAreaId,
    place,
  }));
  return {
    lines,
    instalments: instalments.map(({ dueOn, amount }) => ({ dueOn, amount: BigInt(amount) })),
    heldUntil: parts.flatMap(({ holdUntil }) => holdUntil ?? []).toSorted()[0] ?? null,
    areas: [...new Set(parts.map(({ areaCode }) => areaCode))],
  };
}

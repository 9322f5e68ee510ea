import { today } from '#kit/dates';

import { rowColumns } from '../../reading/columns.ts';
import { takesPledges } from '../gap-areas/account.rules.ts';
import { hoursEach } from '../pledges/channel.rules.ts';
import type { PledgeAllocationType } from './allocation.type.ts';

/** An allocation as its resolvers are handed it, with what stands beside it. */
export type AllocationRow = PledgeAllocationType & { gapStatus: string; deadline: string | null };

const PLEDGE = ['pledge'];
const COMPANY = ['pledge', 'company'];
const GAP = ['gap'];

const amount = (column: string) => ({ sql: `a.${column}::text`, read: (digits: string) => BigInt(digits) });
const stub = (column: string) => ({ sql: `a.${column}`, read: (id: string) => ({ id }) });

/** What decides who may know whose it is. */
const GIVER = ['state', 'isHidden', 'organisation', 'areaCode'] as const;
const SIDES = ['organisation', 'areaCode'] as const;

/** The columns of an allocation, as `a`. */
export const ALLOCATIONS = rowColumns<Omit<AllocationRow, 'asKnownAt'>>({
  columns: {
    id: 'a.id',
    pledgeId: 'a.pledge_id',
    gapArea: stub('gap_area_id'),
    needLine: stub('need_line_id'),
    position: 'a.position',
    kind: 'a.kind',
    item: 'a.item',
    unit: 'a.unit',
    requestedAmount: amount('requested_amount'),
    amount: amount('amount'),
    delivered: amount('delivered'),
    estimatedValue: amount('estimated_value'),
    people: 'a.people',
    hoursEach: {
      needs: ['requestedAmount', 'people'],
      of: ({ requestedAmount, people }) => hoursEach(requestedAmount, people),
    },
    state: 'a.state',
    holdUntil: "case when a.state = 'SUBMITTED' then a.hold_until::text end",
    infoRequested: 'a.info_request',
    submittedAt: 'a.submitted_at',
    acceptedAt: 'a.accepted_at',
    stateChangedAt: 'a.state_changed_at',
    companyId: { sql: 'p.company_id', joins: PLEDGE },
    organisation: { sql: 'p.organisation', joins: PLEDGE },
    isHidden: { sql: '(p.is_anonymous or not c.is_visible)', joins: COMPANY },
    areaCode: { sql: 'g.area_code', joins: GAP },
    gapStatus: { sql: 'g.status', joins: GAP },
    deadline: { sql: 'g.deadline::text', joins: GAP },
    isGapTakingPledges: {
      needs: ['gapStatus', 'deadline'],
      of: ({ gapStatus, deadline, asKnownAt }: AllocationRow) =>
        takesPledges({ status: gapStatus, deadline }, today(asKnownAt)),
    },
  },
  fields: {
    company: ['companyId', ...GIVER],
    pledge: ['pledgeId', ...GIVER],
    infoRequest: ['infoRequested', ...SIDES],
    infoAnswer: SIDES,
    history: SIDES,
    availableTransitions: ['state', ...SIDES],
    deliveries: ['id'],
  },
  always: ['id', 'gapArea'],
  joins: {
    pledge: 'join pledge p on p.id = a.pledge_id',
    company: 'join company c on c.id = p.company_id',
    gap: 'join gap_account g on g.id = a.gap_area_id',
  },
});

import { randomUUID } from 'node:crypto';

import { applyOnce } from '../../subgraphs/host/applying.ts';
import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { applyGapArea, type GapAreaTold } from '../../subgraphs/csr/gap-areas/gap-area.events.ts';
import type { Notices } from '../../subgraphs/kit/notices.ts';
import { anActor, type CsrAlone } from './csr-alone.ts';

/** A verified, visible company and somebody who acts for it. */
export async function aCompany(
  csr: CsrAlone,
  organisation: string,
  more: { isVisible?: boolean; status?: string } = {},
): Promise<Actor> {
  const id = randomUUID();
  await csr.store.pool.query(
    `insert into company (id, code, name, organisation, sector, ownership, area_code, registration_number, status, is_visible,
       is_demo, version, registered_at, changed_at)
     values ($1, 'PRS-' || $2, 'PT ' || $2, $2, 'ENERGY', 'PRIVATE', '15.07', lpad((floor(random() * 1e12))::text, 13, '0'),
       $3, $4, true, 1, now(), now())`,
    [id, organisation, more.status ?? 'VERIFIED', more.isVisible ?? true],
  );
  return anActor(Role.COMPANY, null, organisation);
}

/** A gap area as programs would tell it, with what is changed of the usual one. */
export function aGap(change: Partial<GapAreaTold> & { need?: string } = {}): GapAreaTold {
  const { need = '100', ...rest } = change;
  const id = change.id ?? randomUUID();
  return {
    id,
    code: `GAP-${id.slice(0, 8)}`,
    title: 'Uji',
    areaCode: '15.07',
    areaName: 'Tanjung Jabung Timur',
    categoryCode: 'PPKS-24',
    fiscalYear: 2027,
    programmePillarCode: null,
    status: 'PUBLISHED',
    deadline: '2027-11-30',
    isDemo: true,
    needLines: [{ id: randomUUID(), kind: 'MONEY', item: null, unit: 'IDR', need, budgetKnown: false, coverings: [] }],
    ...rest,
  };
}

/** Tells csr of a gap as the event would; the sequence is the gap's version in programs. */
export async function tellGap(csr: CsrAlone, gap: GapAreaTold, sequence: number): Promise<void> {
  await applyOnce(csr.store, 'programs.gap-area', applyGapArea as never, {
    aggregate: gap.id,
    sequence: String(sequence),
    occurredAt: new Date().toISOString(),
    payload: gap,
  });
}

const FIELDS = `__typename ... on Refusal { code message }`;
const PLEDGE = 'replayed pledge { id code state version allocations { id state amount requestedAmount } }';

export const SUBMIT = `mutation ($input: SubmitPledgeInput!) { submitPledge(input: $input) { ${FIELDS}
  ... on PledgeSubmitted { outcome ${PLEDGE} } ... on GapHasLessOpen { lines { needLineId requested open } } } }`;
export const SAVE = `mutation ($input: SaveDraftPledgeInput!) { saveDraftPledge(input: $input) { ${FIELDS} ... on DraftPledgeSaved { ${PLEDGE} } } }`;
export const WITHDRAW = `mutation ($input: WithdrawPledgeInput!) { withdrawPledge(input: $input) { ${FIELDS} ... on PledgeWithdrawn { ${PLEDGE} }
  ... on AllocationStateDiffers { state } } }`;
export const CANCEL = `mutation ($input: CancelPledgeInput!) { cancelPledge(input: $input) { ${FIELDS} ... on PledgeCancelled { ${PLEDGE} }
  ... on AllocationStateDiffers { state } } }`;
export const VERIFY = `mutation ($input: VerifyAllocationInput!) { verifyAllocation(input: $input) { ${FIELDS}
  ... on AllocationVerified { replayed allocation { id state } } ... on AllocationNoLongerFits { amount uncovered } } }`;
export const REJECT = `mutation ($input: RejectAllocationInput!) { rejectAllocation(input: $input) { ${FIELDS}
  ... on AllocationRejected { replayed allocation { id state } } } }`;
export const COVERAGE = `query ($gaps: [_Any!]!) { _entities(representations: $gaps) { ... on GapArea { id coverage { version needVersion state lines {
  need budget held committed delivered uncovered overCovered open ratio
  rows(first: 100) { totalCount nodes { part amount state day allocation { id company { name } pledge { code } } budgetLine { id } } } } } } } }`;

/** For contexts made by hand, which nobody listens with. */
export const NO_NOTICES: Notices = {
  listen: () => {
    throw new Error('nobody listens here');
  },
  count: () => 0,
  stop: async () => undefined,
};

export const aKey = (): string => randomUUID();

export interface Line {
  need: number;
  budget: number;
  held: number;
  committed: number;
  delivered: number;
  uncovered: number;
  overCovered: number;
  open: number;
  ratio: string | null;
  rows: {
    totalCount: number;
    nodes: { part: string; amount: number; allocation: { id: string; company: { name: string } | null } | null }[];
  };
}

/** The need line of a gap that has one. */
export function onlyLine(gap: GapAreaTold): GapAreaTold['needLines'][number] {
  const [line] = gap.needLines;
  if (!line) throw new Error('a gap without lines');
  return line;
}

/** The id of the first need line of a gap. */
export const firstLine = (gap: GapAreaTold): string => gap.needLines[0]?.id ?? '';

/** The coverage of one gap, as the viewer sees it. */
export async function coverageOf(csr: CsrAlone, viewer: Actor | null, gapAreaId: string) {
  const gaps = [{ __typename: 'GapArea', id: gapAreaId }];
  const { _entities } = await csr.ask<{
    _entities: { coverage: { version: number; needVersion: number; state: string; lines: Line[] } }[];
  }>(viewer, COVERAGE, { gaps });
  const [found] = _entities;
  if (!found) throw new Error('no such gap');
  return found.coverage;
}

/** Submits an amount for the first line of a gap. */
export async function submit(
  csr: CsrAlone,
  actor: Actor,
  gap: GapAreaTold,
  amount: number,
  more: { onShortfall?: string; idempotencyKey?: string } = {},
) {
  const input = {
    pledge: { allocations: [{ needLineId: firstLine(gap), amount }] },
    onShortfall: more.onShortfall ?? 'REFUSE',
    idempotencyKey: more.idempotencyKey ?? aKey(),
  };
  return (await csr.ask<any>(actor, SUBMIT, { input })).submitPledge;
}

import type { Rupiah } from '#kit/amount';
import type { RefusalReason } from '#kit/refusal';

import type { AllocationState, NeedKind } from '../allocations/allocation-state.rules.ts';
import type { Viewer } from '../allocations/allocation.rules.ts';

/** How far a company has bound what it gives. */
export const Earmark = { UNEARMARKED: 'UNEARMARKED', AREA: 'AREA', CATEGORY: 'CATEGORY', NEED: 'NEED' } as const;
export type Earmark = keyof typeof Earmark;

export const PoolState = {
  SUBMITTED: 'SUBMITTED',
  COMMITTED: 'COMMITTED',
  REJECTED: 'REJECTED',
  WITHDRAWN: 'WITHDRAWN',
  EXPIRED: 'EXPIRED',
  CANCELLED: 'CANCELLED',
} as const;
export type PoolState = keyof typeof PoolState;

/** Where a pool may go next. Nothing else moves it. */
export const POOL_STEPS = {
  SUBMITTED: ['COMMITTED', 'REJECTED', 'WITHDRAWN', 'EXPIRED'],
  COMMITTED: ['CANCELLED'],
  REJECTED: [],
  WITHDRAWN: [],
  EXPIRED: [],
  CANCELLED: [],
} as const satisfies Record<PoolState, readonly PoolState[]>;

/** What was promised without a need line, and how much of it has one by now. */
export interface PoolFigures {
  state: PoolState;
  amount: Rupiah;
  allocated: Rupiah;
  released: Rupiah;
}

/** What may still be given a need line. */
export const unallocatedOf = ({ state, amount, allocated, released }: PoolFigures): Rupiah =>
  state === 'SUBMITTED' || state === 'COMMITTED' ? amount - allocated - released : 0n;

export const earmarkOf = (areaCode: string | null, categoryCode: string | null): Earmark =>
  areaCode !== null ? 'AREA' : categoryCode !== null ? 'CATEGORY' : 'UNEARMARKED';

const NAMES: Record<PoolState, { ID: string; EN: string }> = {
  SUBMITTED: { ID: 'diajukan', EN: 'submitted' },
  COMMITTED: { ID: 'berkomitmen', EN: 'committed' },
  REJECTED: { ID: 'ditolak', EN: 'rejected' },
  WITHDRAWN: { ID: 'ditarik', EN: 'withdrawn' },
  EXPIRED: { ID: 'kedaluwarsa', EN: 'expired' },
  CANCELLED: { ID: 'dihentikan', EN: 'given up' },
};

/** Says where a pool stands, when a step does not start from there. */
export function poolStateDiffers(state: PoolState) {
  return {
    __typename: 'PoolStateDiffers',
    code: 'POOL_STATE_DIFFERS',
    state,
    words: {
      ID: `Dana bersama ini ${NAMES[state].ID}, jadi langkah ini tidak berlaku. Muat ulang halamannya.`,
      EN: `This pool is ${NAMES[state].EN}, so the step does not apply. Load the page again.`,
    },
  } as const satisfies RefusalReason & { state: PoolState };
}

/** Why a pool may not take a step, or null when it may. */
export function refusePoolStep(state: PoolState, to: PoolState) {
  const steps: readonly PoolState[] = POOL_STEPS[state];
  return steps.includes(to) ? null : poolStateDiffers(state);
}

/** Why more cannot be drawn from a pool, or null when it can. */
export function refuseOverdraw(wanted: Rupiah, pool: PoolFigures) {
  const unallocated = unallocatedOf(pool);
  if (wanted <= unallocated) return null;
  return {
    __typename: 'PoolHasLess',
    code: 'POOL_HAS_LESS',
    wanted,
    unallocated,
    words: {
      ID: `Sisa dana bersama hanya ${unallocated} rupiah. Kurangi jumlahnya.`,
      EN: `Only ${unallocated} rupiah of the pool are left. Lower the amount.`,
    },
  } as const satisfies RefusalReason & { wanted: Rupiah; unallocated: Rupiah };
}

const isWithin = (area: string, scope: string): boolean => area === scope || area.startsWith(`${scope}.`);

/** Why a gap may not be given from a pool: it lies outside what the company bound its money to. */
export function refuseOutsideEarmark(
  pool: { areaCode: string; categoryCode: string | null },
  gaps: readonly { gapAreaId: string; code: string; areaCode: string; categoryCode: string }[],
) {
  const outside = gaps.find(
    ({ areaCode, categoryCode }) =>
      !isWithin(areaCode, pool.areaCode) || (pool.categoryCode !== null && categoryCode !== pool.categoryCode),
  );
  if (!outside) return null;
  return {
    __typename: 'OutsideEarmark',
    code: 'OUTSIDE_EARMARK',
    gapAreaId: outside.gapAreaId,
    words: {
      ID: `Kesenjangan ${outside.code} di luar wilayah atau kategori yang ditetapkan pemberi. Pilih yang lain.`,
      EN: `Gap ${outside.code} lies outside the area or category the company bound it to. Choose another.`,
    },
  } as const satisfies RefusalReason & { gapAreaId: string };
}

/** Says that a company is in no such forum, so nobody may allocate its money there. */
export function notMember(forumCode: string) {
  return {
    __typename: 'NotForumMember',
    code: 'NOT_FORUM_MEMBER',
    forumCode,
    words: {
      ID: `Perusahaan Anda bukan anggota forum ${forumCode}. Bergabunglah dahulu, atau pilih forum Anda.`,
      EN: `Your company is not in the forum ${forumCode}. Join it first, or name your own forum.`,
    },
  } as const satisfies RefusalReason & { forumCode: string };
}

/** Everything wrong with what is to be drawn, at once. */
export function problemsOfDraw(
  allocations: readonly { needLineId: string; amount: Rupiah }[],
  lines: ReadonlyMap<string, { kind: NeedKind }>,
) {
  const seen = new Set<string>();
  return allocations.flatMap(({ needLineId, amount }, index) => {
    const field = `allocations.${index}`;
    const id = needLineId.toLowerCase();
    const line = lines.get(id);
    const isAgain = seen.has(id);
    seen.add(id);
    return [
      ...(line ? [] : [{ field: `${field}.needLineId`, code: 'NEED_LINE_UNKNOWN', message: 'is no need line.' }]),
      ...(line && line.kind !== 'MONEY'
        ? [{ field: `${field}.needLineId`, code: 'KIND_NOT_ACCEPTED', message: 'takes no money: a pool is money.' }]
        : []),
      ...(isAgain ? [{ field: `${field}.needLineId`, code: 'DUPLICATE', message: 'stands here once: add up.' }] : []),
      ...(amount < 1n ? [{ field: `${field}.amount`, code: 'AMOUNT_TOO_SMALL', message: 'is at least 1.' }] : []),
    ];
  });
}

/** The rest of a pool as a part of its pledge, so that the pledge's state counts it; nothing when all has a line. */
export function restOf(
  pool: PoolFigures & { stateChangedAt: string },
): { state: AllocationState; stateChangedAt: string }[] {
  const isUsedUp = pool.state === 'COMMITTED' && unallocatedOf(pool) === 0n;
  return isUsedUp ? [] : [{ state: pool.state, stateChangedAt: pool.stateChangedAt }];
}

/** True when the viewer may know whose pool it is: the public once it was accepted, and not of a hidden company. */
export function maySeePoolGiver(pool: { state: PoolState; isHidden: boolean }, viewer: Viewer): boolean {
  const wasAccepted = pool.state === 'COMMITTED' || pool.state === 'CANCELLED';
  return viewer.isOwner || viewer.isCoordinator || (wasAccepted && !pool.isHidden);
}

export const PoolAction = {
  VERIFY: 'VERIFY',
  REJECT: 'REJECT',
  WITHDRAW: 'WITHDRAW',
  CANCEL_REST: 'CANCEL_REST',
  ALLOCATE: 'ALLOCATE',
} as const;
export type PoolAction = keyof typeof PoolAction;

/** What the viewer may do with a pool now. */
export function poolActions(pool: PoolFigures, viewer: Viewer): PoolAction[] {
  const judges = viewer.isCoordinator && !viewer.isOwner;
  const hasRest = unallocatedOf(pool) > 0n;
  const isCommitted = pool.state === 'COMMITTED';
  return [
    ...(judges && pool.state === 'SUBMITTED' ? (['VERIFY', 'REJECT'] as const) : []),
    ...(viewer.isOwner && pool.state === 'SUBMITTED' ? (['WITHDRAW'] as const) : []),
    ...((viewer.isOwner || judges) && isCommitted && hasRest ? (['CANCEL_REST'] as const) : []),
    ...(judges && isCommitted && hasRest ? (['ALLOCATE'] as const) : []),
  ];
}

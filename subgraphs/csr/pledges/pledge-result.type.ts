import { Field, ObjectType, createUnionType, registerEnumType } from 'type-graphql';

import { byTypename } from '#kit/refusal-type';

import { OwnOrganisation } from '../companies/company-result.type.ts';
import { IdempotencyKeyReused } from '../replays/replay.type.ts';
import {
  AllocationNoLongerFits,
  AllocationStateDiffers,
  CompanyNotVerified,
  GapHasLessOpen,
  GapTakesNoPledges,
  NothingAsked,
  OriginHasLess,
  PledgeAlreadySubmitted,
  PledgeChangedMeanwhile,
} from './pledge-refusal.type.ts';
import { SubmissionOutcome } from '../submissions/submission.rules.ts';

registerEnumType(SubmissionOutcome, {
  name: 'SubmissionOutcome',
  description: 'What became of a submitted pledge.\nIstilah: hasil pengajuan.',
  valuesConfig: {
    HELD: { description: 'All of it is held for the company.\nIstilah: ditahan penuh.' },
    PARTLY_HELD: { description: 'What was open is held; the rest was cut.\nIstilah: ditahan sebagian.' },
    WAITLISTED: { description: 'What does not fit waits in the queue; what fits is held.\nIstilah: daftar cadangan.' },
  },
});

const REPLAYED = 'True when an earlier request with the same key did it, and this one changed nothing.';

@ObjectType()
export abstract class PledgeSuccess {
  @Field(() => Boolean, { description: REPLAYED })
  replayed!: boolean;

  pledgeId!: string;
}

@ObjectType()
export abstract class AllocationSuccess {
  @Field(() => Boolean, { description: REPLAYED })
  replayed!: boolean;

  allocationId!: string;
}

@ObjectType('DraftPledgeSaved', { description: 'The draft is kept; nothing was taken from any gap.' })
export class DraftPledgeSaved extends PledgeSuccess {
  readonly __typename!: 'DraftPledgeSaved';
}

@ObjectType('PledgeSubmitted', { description: 'The pledge was taken in, wholly or as onShortfall said.' })
export class PledgeSubmitted extends PledgeSuccess {
  readonly __typename!: 'PledgeSubmitted';

  @Field(() => SubmissionOutcome, { description: 'Whether all, a part or a place in the queue was given.' })
  outcome!: SubmissionOutcome;
}

@ObjectType('PledgeWithdrawn', { description: 'What was not accepted yet is taken back, and open to others again.' })
export class PledgeWithdrawn extends PledgeSuccess {
  readonly __typename!: 'PledgeWithdrawn';
}

@ObjectType('PledgeCancelled', {
  description: 'What was not delivered is open to others again; what was delivered stays.',
})
export class PledgeCancelled extends PledgeSuccess {
  readonly __typename!: 'PledgeCancelled';
}

@ObjectType('AllocationVerified', { description: 'The allocation is a commitment now.' })
export class AllocationVerified extends AllocationSuccess {
  readonly __typename!: 'AllocationVerified';
}

@ObjectType('AllocationRejected', { description: 'The allocation was turned down, and what it held is open again.' })
export class AllocationRejected extends AllocationSuccess {
  readonly __typename!: 'AllocationRejected';
}

@ObjectType('InfoRequested', { description: 'The company sees the question; the hold runs on.\nIstilah: perlu info.' })
export class InfoRequested extends AllocationSuccess {
  readonly __typename!: 'InfoRequested';
}

@ObjectType('InfoAnswered', {
  description: 'The coordinator sees the answer; the hold runs on.\nIstilah: jawaban.',
})
export class InfoAnswered extends AllocationSuccess {
  readonly __typename!: 'InfoAnswered';
}

export const SaveDraftPledgeResult = createUnionType({
  name: 'SaveDraftPledgeResult',
  description: 'The draft, or why it was not kept.',
  types: () =>
    [
      DraftPledgeSaved,
      CompanyNotVerified,
      PledgeAlreadySubmitted,
      PledgeChangedMeanwhile,
      IdempotencyKeyReused,
    ] as const,
  resolveType: byTypename,
});

export const SubmitPledgeResult = createUnionType({
  name: 'SubmitPledgeResult',
  description: 'What became of the pledge, or why it was not taken in.',
  types: () =>
    [
      PledgeSubmitted,
      GapHasLessOpen,
      GapTakesNoPledges,
      OriginHasLess,
      CompanyNotVerified,
      PledgeAlreadySubmitted,
      IdempotencyKeyReused,
    ] as const,
  resolveType: byTypename,
});

export const WithdrawPledgeResult = createUnionType({
  name: 'WithdrawPledgeResult',
  description: 'The pledge taken back, or why it was not.',
  types: () => [PledgeWithdrawn, AllocationStateDiffers, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});

export const CancelPledgeResult = createUnionType({
  name: 'CancelPledgeResult',
  description: 'The pledge given up, or why it was not.',
  types: () => [PledgeCancelled, AllocationStateDiffers, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});

export const VerifyAllocationResult = createUnionType({
  name: 'VerifyAllocationResult',
  description: 'The commitment, or why there is none.',
  types: () =>
    [
      AllocationVerified,
      AllocationNoLongerFits,
      AllocationStateDiffers,
      OwnOrganisation,
      IdempotencyKeyReused,
    ] as const,
  resolveType: byTypename,
});

export const RejectAllocationResult = createUnionType({
  name: 'RejectAllocationResult',
  description: 'The allocation turned down, or why it was not.',
  types: () => [AllocationRejected, AllocationStateDiffers, OwnOrganisation, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});

export const RequestInfoResult = createUnionType({
  name: 'RequestInfoResult',
  description: 'The question asked, or why it was not.',
  types: () => [InfoRequested, AllocationStateDiffers, OwnOrganisation, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});

export const AnswerInfoRequestResult = createUnionType({
  name: 'AnswerInfoRequestResult',
  description: 'The answer given, or why it was not.',
  types: () => [InfoAnswered, NothingAsked, AllocationStateDiffers, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});

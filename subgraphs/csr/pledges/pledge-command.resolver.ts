import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root, type ClassType } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import type { CsrContext } from '../context.ts';
import { PledgeAllocationType } from '../allocations/allocation.type.ts';
import { saveDraftPledge } from './draft.commands.ts';
import { cancelPledge, withdrawPledge } from '../allocations/exit.commands.ts';
import { submitPledge } from './pledge.commands.ts';
import { SaveDraftPledgeInput, SubmitPledgeInput } from './pledge-input.type.ts';
import { visiblePledge } from './pledge.queries.ts';
import {
  AllocationRejected,
  AllocationVerified,
  CancelPledgeResult,
  DraftPledgeSaved,
  InfoAnswered,
  InfoRequested,
  PledgeCancelled,
  PledgeSubmitted,
  PledgeWithdrawn,
  SaveDraftPledgeResult,
  SubmitPledgeResult,
  WithdrawPledgeResult,
  type AllocationSuccess,
  type PledgeSuccess,
} from './pledge-result.type.ts';
import { PledgeType } from './pledge.type.ts';
import {
  AmendmentAccepted,
  AmendmentDeclined,
  AmendmentWithdrawn,
  PledgeAmended,
} from '../amendments/amendment-result.type.ts';
import {
  PoolAllocated,
  PoolPledgeRejected,
  PoolPledgeSubmitted,
  PoolPledgeVerified,
  PoolPledgeWithdrawn,
  PoolRestCancelled,
} from '../pools/pool-result.type.ts';
import { CancelPledgeInput, WithdrawPledgeInput } from '../allocations/step-input.type.ts';

@Resolver()
export class PledgeCommandResolver {
  @Authorized(Role.COMPANY)
  @Mutation(() => SaveDraftPledgeResult, {
    description: 'Keeps a draft of the own company; takes nothing from any gap.\nIstilah: simpan draf.',
  })
  saveDraftPledge(
    @Arg('input', () => SaveDraftPledgeInput, { description: 'The draft, whole.' }) input: SaveDraftPledgeInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof SaveDraftPledgeResult>> {
    return saveDraftPledge(context, input);
  }

  @Authorized(Role.COMPANY)
  @Mutation(() => SubmitPledgeResult, {
    description: 'Submits a pledge; what it asks is held until a coordinator decides.\nIstilah: ajukan ikrar.',
  })
  submitPledge(
    @Arg('input', () => SubmitPledgeInput, {
      description: 'A draft or a whole pledge, and what to do when less is open.',
    })
    input: SubmitPledgeInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof SubmitPledgeResult>> {
    return submitPledge(context, input);
  }

  @Authorized(Role.COMPANY)
  @Mutation(() => WithdrawPledgeResult, { description: 'Takes back what is not accepted yet.\nIstilah: tarik ikrar.' })
  withdrawPledge(
    @Arg('input', () => WithdrawPledgeInput, { description: 'Which pledge, and why.' }) input: WithdrawPledgeInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof WithdrawPledgeResult>> {
    return withdrawPledge(context, input);
  }

  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR)
  @Mutation(() => CancelPledgeResult, {
    description: 'Gives up what is not delivered of an accepted pledge.\nIstilah: batalkan ikrar.',
  })
  cancelPledge(
    @Arg('input', () => CancelPledgeInput, { description: 'Which pledge or parts of it, and why.' })
    input: CancelPledgeInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof CancelPledgeResult>> {
    return cancelPledge(context, input);
  }
}

function withPledge(success: ClassType<PledgeSuccess>): Function {
  @Resolver(() => success)
  class SuccessResolver {
    @FieldResolver(() => PledgeType, { nullable: true, description: 'The pledge as it stands now.\nIstilah: ikrar.' })
    pledge(@Root() done: PledgeSuccess, @Ctx() context: CsrContext): Promise<PledgeType | null> {
      return visiblePledge(context, done.pledgeId);
    }
  }
  return SuccessResolver;
}

function withAllocation(success: ClassType<AllocationSuccess>): Function {
  @Resolver(() => success)
  class SuccessResolver {
    @FieldResolver(() => PledgeAllocationType, {
      nullable: true,
      description: 'The allocation as it stands now.\nIstilah: bagian ikrar.',
    })
    allocation(@Root() done: AllocationSuccess, @Ctx() { loaders }: CsrContext): Promise<PledgeAllocationType | null> {
      return loaders.allocationById.load(done.allocationId);
    }
  }
  return SuccessResolver;
}

/** What each success shows of the pledge or allocation it is about. */
export const SUCCESS_RESOLVERS: readonly Function[] = [
  ...[DraftPledgeSaved, PledgeSubmitted, PledgeWithdrawn, PledgeCancelled].map(withPledge),
  ...[PoolPledgeSubmitted, PoolPledgeVerified, PoolPledgeRejected].map(withPledge),
  ...[PoolPledgeWithdrawn, PoolRestCancelled, PoolAllocated].map(withPledge),
  ...[PledgeAmended, AmendmentAccepted, AmendmentDeclined, AmendmentWithdrawn].map(withPledge),
  ...[AllocationVerified, AllocationRejected, InfoRequested, InfoAnswered].map(withAllocation),
];

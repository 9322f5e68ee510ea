import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import type { CsrContext } from '../context.ts';
import { allocateFromPool } from './pool-allocation.commands.ts';
import {
  cancelPoolRest,
  rejectPoolPledge,
  submitPoolPledge,
  verifyPoolPledge,
  withdrawPoolPledge,
} from './pool.commands.ts';
import {
  AllocateFromPoolInput,
  CancelPoolRestInput,
  RejectPoolPledgeInput,
  SubmitPoolPledgeInput,
  VerifyPoolPledgeInput,
  WithdrawPoolPledgeInput,
} from './pool-input.type.ts';
import {
  AllocateFromPoolResult,
  CancelPoolRestResult,
  RejectPoolPledgeResult,
  SubmitPoolPledgeResult,
  VerifyPoolPledgeResult,
  WithdrawPoolPledgeResult,
} from './pool-result.type.ts';

@Resolver()
export class PoolCommandResolver {
  @Authorized(Role.COMPANY)
  @Mutation(() => SubmitPoolPledgeResult, {
    description:
      'Promises money for a forum to give to need lines; takes nothing from any gap yet.\nIstilah: ajukan dana bersama.',
  })
  submitPoolPledge(
    @Arg('input', () => SubmitPoolPledgeInput, { description: 'How much, through which forum, bound to what.' })
    input: SubmitPoolPledgeInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof SubmitPoolPledgeResult>> {
    return submitPoolPledge(context, input);
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => VerifyPoolPledgeResult, {
    description: 'Accepts a pool of the coordinated area; from then on it can be allocated.',
  })
  verifyPoolPledge(
    @Arg('input', () => VerifyPoolPledgeInput, { description: 'Which pool.' }) input: VerifyPoolPledgeInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof VerifyPoolPledgeResult>> {
    return verifyPoolPledge(context, input);
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => RejectPoolPledgeResult, {
    description: 'Turns a pool of the coordinated area down.',
  })
  rejectPoolPledge(
    @Arg('input', () => RejectPoolPledgeInput, { description: 'Which pool, and why.' }) input: RejectPoolPledgeInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof RejectPoolPledgeResult>> {
    return rejectPoolPledge(context, input);
  }

  @Authorized(Role.COMPANY)
  @Mutation(() => WithdrawPoolPledgeResult, {
    description: 'Takes the own pool back before it is accepted.',
  })
  withdrawPoolPledge(
    @Arg('input', () => WithdrawPoolPledgeInput, { description: 'Which pool, and why.' })
    input: WithdrawPoolPledgeInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof WithdrawPoolPledgeResult>> {
    return withdrawPoolPledge(context, input);
  }

  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR)
  @Mutation(() => CancelPoolRestResult, {
    description: 'Gives up what of an accepted pool has no need line; its allocations stay.',
  })
  cancelPoolRest(
    @Arg('input', () => CancelPoolRestInput, { description: 'Which pool, and why.' }) input: CancelPoolRestInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof CancelPoolRestResult>> {
    return cancelPoolRest(context, input);
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => AllocateFromPoolResult, {
    description:
      'Gives a pool to need lines inside its earmark; each is a commitment at once.\nIstilah: alokasikan dana bersama.',
  })
  allocateFromPool(
    @Arg('input', () => AllocateFromPoolInput, { description: 'Which pool, which need lines, how much, and why.' })
    input: AllocateFromPoolInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof AllocateFromPoolResult>> {
    return allocateFromPool(context, input);
  }
}

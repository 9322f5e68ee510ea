import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import { viewerOf } from '../allocations/allocation.queries.ts';
import type { CsrContext } from '../context.ts';
import { visibleAllocations } from '../pledges/pledge.queries.ts';
import { PledgeType } from '../pledges/pledge.type.ts';
import {
  AcceptAmendmentInput,
  AmendPledgeInput,
  DeclineAmendmentInput,
  WithdrawAmendmentInput,
} from './amendment-input.type.ts';
import {
  AcceptAmendmentResult,
  AmendPledgeResult,
  DeclineAmendmentResult,
  WithdrawAmendmentResult,
} from './amendment-result.type.ts';
import { amendPledge } from './amendment.commands.ts';
import { amendmentsOfPledge, changesOfAmendment } from './amendment.queries.ts';
import { AmendmentChangeType, AmendmentType } from './amendment.type.ts';
import { acceptAmendment, declineAmendment, withdrawAmendment } from './decision.commands.ts';

@Resolver(() => AmendmentType)
export class AmendmentResolver {
  @FieldResolver(() => [AmendmentChangeType], { description: 'What it says of each allocation, at most 50.' })
  changes(@Root() amendment: AmendmentType, @Ctx() { loaders }: CsrContext): Promise<AmendmentChangeType[]> {
    return changesOfAmendment(loaders, amendment.id);
  }

  @Authorized(Role.COMPANY)
  @Mutation(() => AmendPledgeResult, {
    description:
      'Changes amounts of the own pledge. What is lowered takes effect at once; more of what was accepted is held and\n' +
      'waits for the coordinator.\nIstilah: ubah ikrar.',
  })
  amendPledge(
    @Arg('input', () => AmendPledgeInput, { description: 'Which pledge as it was read, how it changes, and why.' })
    input: AmendPledgeInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof AmendPledgeResult>> {
    return amendPledge(context, input);
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => AcceptAmendmentResult, {
    description: 'Agrees to what an amendment raises; it is committed then.\nIstilah: setujui perubahan.',
  })
  acceptAmendment(
    @Arg('input', () => AcceptAmendmentInput, { description: 'Which amendment, and whether an excess is accepted.' })
    input: AcceptAmendmentInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof AcceptAmendmentResult>> {
    return acceptAmendment(context, input);
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => DeclineAmendmentResult, {
    description: 'Does not agree to what an amendment raises; what it held is open again.\nIstilah: tolak perubahan.',
  })
  declineAmendment(
    @Arg('input', () => DeclineAmendmentInput, { description: 'Which amendment, and why.' })
    input: DeclineAmendmentInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof DeclineAmendmentResult>> {
    return declineAmendment(context, input);
  }

  @Authorized(Role.COMPANY)
  @Mutation(() => WithdrawAmendmentResult, { description: 'Takes back what the own amendment raises.' })
  withdrawAmendment(
    @Arg('input', () => WithdrawAmendmentInput, { description: 'Which amendment, and why.' })
    input: WithdrawAmendmentInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof WithdrawAmendmentResult>> {
    return withdrawAmendment(context, input);
  }
}

@Resolver(() => PledgeType)
export class PledgeAmendmentsResolver {
  @FieldResolver(() => [AmendmentType], {
    nullable: true,
    description: 'Its changes after submission, oldest first, the last 100; for the company and its coordinators.',
  })
  async amendments(@Root() pledge: PledgeType, @Ctx() context: CsrContext): Promise<AmendmentType[] | null> {
    const viewers = (await visibleAllocations(context, pledge.id)).map((one) => viewerOf(context.actor, one));
    const isSide = viewers.some(({ isOwner, isCoordinator }) => isOwner || isCoordinator);
    return isSide ? amendmentsOfPledge(context.loaders, pledge.id) : null;
  }
}

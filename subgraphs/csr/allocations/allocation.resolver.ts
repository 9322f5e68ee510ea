import type { GraphQLResolveInfo } from 'graphql';
import { Arg, Args, Authorized, Ctx, FieldResolver, Info, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import { PageArgs, type Page } from '#kit/connection';
import { GraphQLDate, type LocalDate } from '#kit/dates';
import type { Answer } from '#kit/refusal-type';

import { companyAsked } from '../companies/company.queries.ts';
import { CompanyType } from '../companies/company.type.ts';
import { loadersAt, type CsrContext } from '../context.ts';
import { answerOf, mayKnowGiver, stepsOf, verificationQueue, viewerOf } from './allocation.queries.ts';
import { AllocationAction, allocationActions, availableSteps } from './allocation.rules.ts';
import { AllocationState } from './allocation-state.rules.ts';
import { AllocationStepType, PledgeAllocationConnection, PledgeAllocationType } from './allocation.type.ts';
import {
  AnswerInfoRequestResult,
  RejectAllocationResult,
  RequestInfoResult,
  VerifyAllocationResult,
} from '../pledges/pledge-result.type.ts';
import { deliveryDaysOf, visiblePledge } from '../pledges/pledge.queries.ts';
import { PledgeType } from '../pledges/pledge.type.ts';
import { undoOfAllocation } from '../undo/undo.queries.ts';
import { answerInfoRequest } from './answer.commands.ts';
import {
  AnswerInfoRequestInput,
  RejectAllocationInput,
  RequestInfoInput,
  VerifyAllocationInput,
} from './step-input.type.ts';
import { rejectAllocation, requestInfo, verifyAllocation } from './verification.commands.ts';

@Resolver(() => PledgeAllocationType)
export class PledgeAllocationResolver {
  @Authorized(Role.FORUM_COORDINATOR)
  @Query(() => PledgeAllocationConnection, {
    nullable: true,
    description:
      'The allocations that wait for a decision in an area the viewer coordinates, the oldest first.\nIstilah: antrean verifikasi.',
  })
  verificationQueue(
    @Arg('within', () => String, { description: 'The Kemendagri code of the area, such as 15 or 15.07.' })
    within: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: CsrContext,
  ): Promise<Page<PledgeAllocationType>> {
    return verificationQueue(context, within, page);
  }

  @FieldResolver(() => PledgeType, {
    nullable: true,
    description: 'The pledge it is part of; null for whoever may not know whose it is.',
  })
  async pledge(@Root() allocation: PledgeAllocationType, @Ctx() context: CsrContext): Promise<PledgeType | null> {
    const viewing = { actor: context.actor, loaders: loadersAt(context, allocation) };
    return mayKnowGiver(context.actor, allocation) ? visiblePledge(viewing, allocation.pledgeId) : null;
  }

  @FieldResolver(() => CompanyType, {
    nullable: true,
    description:
      'Who gives; null before acceptance and for a hidden company, except to itself, its coordinator and ADMIN.',
  })
  async company(
    @Root() allocation: PledgeAllocationType,
    @Ctx() { actor, loaders }: CsrContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CompanyType | null> {
    return mayKnowGiver(actor, allocation) ? loaders.companyWith(companyAsked(info)).load(allocation.companyId) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What the coordinator asked; for the company and its coordinator only.\nIstilah: perlu info.',
  })
  infoRequest(@Root() allocation: PledgeAllocationType, @Ctx() { actor }: CsrContext): string | null {
    const { isOwner, isCoordinator } = viewerOf(actor, allocation);
    return isOwner || isCoordinator ? allocation.infoRequested : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description:
      'What the company answered to the newest question; null while one waits; for the company and its coordinator only.\n' +
      'Istilah: jawaban.',
  })
  async infoAnswer(@Root() allocation: PledgeAllocationType, @Ctx() context: CsrContext): Promise<string | null> {
    const { isOwner, isCoordinator } = viewerOf(context.actor, allocation);
    return isOwner || isCoordinator ? answerOf(loadersAt(context, allocation), allocation.id) : null;
  }

  @FieldResolver(() => [GraphQLDate], {
    nullable: true,
    description:
      'The days on which something is still to be handed over, by the plan of the pledge; empty without a plan or while\n' +
      'the viewer may not see it; null for a draft and once nothing is to be delivered.\nIstilah: jadwal penyaluran.',
  })
  deliveryDays(@Root() allocation: PledgeAllocationType, @Ctx() context: CsrContext): Promise<LocalDate[] | null> {
    return deliveryDaysOf(context, allocation);
  }

  @FieldResolver(() => [AllocationStepType], {
    nullable: true,
    description:
      'Its steps, oldest first, the last 100; for the company, its coordinator and ADMIN.\nIstilah: riwayat.',
  })
  async history(
    @Root() allocation: PledgeAllocationType,
    @Ctx() context: CsrContext,
  ): Promise<AllocationStepType[] | null> {
    const { isOwner, isCoordinator } = viewerOf(context.actor, allocation);
    return isOwner || isCoordinator ? stepsOf(loadersAt(context, allocation), allocation.id) : null;
  }

  @FieldResolver(() => [AllocationAction], { description: 'What the viewer may do with it now.\nIstilah: tindakan.' })
  async viewerCan(@Root() allocation: PledgeAllocationType, @Ctx() context: CsrContext): Promise<AllocationAction[]> {
    if (allocation.asKnownAt) return [];
    const undo = await undoOfAllocation(context, allocation);
    const now = { mayUndo: undo !== null, isAsked: allocation.infoRequested !== null };
    return allocationActions(allocation.state, viewerOf(context.actor, allocation), now);
  }

  @FieldResolver(() => [AllocationState], {
    description: 'Where the viewer may move it from here.\nIstilah: langkah berikutnya.',
  })
  availableTransitions(@Root() allocation: PledgeAllocationType, @Ctx() { actor }: CsrContext): AllocationState[] {
    return allocation.asKnownAt ? [] : availableSteps(allocation.state, viewerOf(actor, allocation));
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => VerifyAllocationResult, {
    description: 'Accepts a submitted allocation; from then on it is a commitment.\nIstilah: verifikasi ikrar.',
  })
  verifyAllocation(
    @Arg('input', () => VerifyAllocationInput, { description: 'Which allocation, and whether an excess is accepted.' })
    input: VerifyAllocationInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof VerifyAllocationResult>> {
    return verifyAllocation(context, input);
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => RejectAllocationResult, {
    description: 'Turns a submitted allocation down; what it held is open again.\nIstilah: tolak ikrar.',
  })
  rejectAllocation(
    @Arg('input', () => RejectAllocationInput, { description: 'Which allocation, and why.' })
    input: RejectAllocationInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof RejectAllocationResult>> {
    return rejectAllocation(context, input);
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => RequestInfoResult, {
    description: 'Asks the company about a submitted allocation; its hold runs on.\nIstilah: minta info.',
  })
  requestInfo(
    @Arg('input', () => RequestInfoInput, { description: 'Which allocation, and the question.' })
    input: RequestInfoInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof RequestInfoResult>> {
    return requestInfo(context, input);
  }

  @Authorized(Role.COMPANY)
  @Mutation(() => AnswerInfoRequestResult, {
    description:
      'Answers what a coordinator asked about an own allocation; its hold runs on.\nIstilah: jawab permintaan info.',
  })
  answerInfoRequest(
    @Arg('input', () => AnswerInfoRequestInput, { description: 'Which allocation, and the answer.' })
    input: AnswerInfoRequestInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof AnswerInfoRequestResult>> {
    return answerInfoRequest(context, input);
  }
}

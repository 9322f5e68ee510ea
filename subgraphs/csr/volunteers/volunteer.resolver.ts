import {
  Arg,
  Args,
  Authorized,
  Ctx,
  FieldResolver,
  Mutation,
  Query,
  Resolver,
  Root,
  type ClassType,
} from 'type-graphql';

import { Role } from '#kit/actor';
import { PageArgs, type Page } from '#kit/connection';
import type { Answer } from '#kit/refusal-type';

import { PledgeAllocationType } from '../allocations/allocation.type.ts';
import type { CsrContext } from '../context.ts';
import { acceptVolunteerDays, declineVolunteerDays, offerVolunteerDays } from './volunteer.commands.ts';
import { mayKnowOffers, offersOfAllocation, offersWithin, oneOffer } from './volunteer.queries.ts';
import { VolunteerOfferStatus } from './volunteer.rules.ts';
import {
  AcceptVolunteerDaysInput,
  AcceptVolunteerDaysResult,
  DeclineVolunteerDaysInput,
  DeclineVolunteerDaysResult,
  OfferVolunteerDaysInput,
  OfferVolunteerDaysResult,
  VolunteerDaysAccepted,
  VolunteerDaysDeclined,
  VolunteerDaysOffered,
  VolunteerOfferConnection,
  VolunteerOfferType,
  VolunteerTotalsType,
  type VolunteerSuccess,
} from './volunteer.type.ts';

@Resolver(() => VolunteerOfferType)
class VolunteerOfferResolver {
  @Authorized(Role.PILLAR_COORDINATOR)
  @Query(() => VolunteerOfferConnection, {
    nullable: true,
    description: 'Volunteer days offered in an area that the viewer coordinates, the oldest first.',
  })
  volunteerOffers(
    @Arg('within', () => String, { description: 'The Kemendagri code of the area, such as 15 or 15.07.' })
    within: string,
    @Arg('status', () => VolunteerOfferStatus, { nullable: true, description: 'Only offers that stand there.' })
    status: VolunteerOfferStatus | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: CsrContext,
  ): Promise<Page<VolunteerOfferType>> {
    return offersWithin(context, { within, status }, page);
  }

  @FieldResolver(() => PledgeAllocationType, { nullable: true, description: 'The part of the pledge it fills.' })
  allocation(
    @Root() { allocationId }: VolunteerOfferType,
    @Ctx() { loaders }: CsrContext,
  ): Promise<PledgeAllocationType | null> {
    return loaders.allocationById.load(allocationId);
  }

  @Authorized(Role.COMPANY)
  @Mutation(() => OfferVolunteerDaysResult, {
    description: 'Offers days of employees inside the own pledge of person-time; counts and skills, never names.',
  })
  offerVolunteerDays(
    @Arg('input', () => OfferVolunteerDaysInput, { description: 'Inside which allocation, how many and when.' })
    input: OfferVolunteerDaysInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof OfferVolunteerDaysResult>> {
    return offerVolunteerDays(context, input);
  }

  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => AcceptVolunteerDaysResult, {
    description: 'Takes the days that a company offers in the coordinated area; never beyond its commitment.',
  })
  acceptVolunteerDays(
    @Arg('input', () => AcceptVolunteerDaysInput, { description: 'Which offer.' }) input: AcceptVolunteerDaysInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof AcceptVolunteerDaysResult>> {
    return acceptVolunteerDays(context, input);
  }

  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => DeclineVolunteerDaysResult, { description: 'Does not take the days that are offered, and says why.' })
  declineVolunteerDays(
    @Arg('input', () => DeclineVolunteerDaysInput, { description: 'Which offer, and why.' })
    input: DeclineVolunteerDaysInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof DeclineVolunteerDaysResult>> {
    return declineVolunteerDays(context, input);
  }
}

@Resolver(() => PledgeAllocationType)
class AllocationVolunteersResolver {
  @FieldResolver(() => [VolunteerOfferType], {
    nullable: true,
    description: 'Volunteer days offered inside it, the last 100; for the company and coordinators of the area.',
  })
  async volunteerOffers(
    @Root() allocation: PledgeAllocationType,
    @Ctx() { actor, loaders }: CsrContext,
  ): Promise<VolunteerOfferType[] | null> {
    return mayKnowOffers(actor, allocation) ? offersOfAllocation(loaders, allocation.id) : null;
  }

  @FieldResolver(() => VolunteerTotalsType, {
    nullable: true,
    description: 'What of it is accepted as days of employees; null when it is not counted in person-hours.',
  })
  async volunteers(
    @Root() { id, kind, amount }: PledgeAllocationType,
    @Ctx() { loaders }: CsrContext,
  ): Promise<VolunteerTotalsType | null> {
    if (kind !== 'PERSON_TIME') return null;
    const accepted = await loaders.volunteersByAllocation.load(id);
    const hours = BigInt(accepted?.hours ?? 0);
    return { people: accepted?.people ?? 0, hours, left: amount > hours ? amount - hours : 0n };
  }
}

/** Answers keep ids, so that a replay tells them again; what they stand for is read when it is asked for. */
function withOffer(success: ClassType<VolunteerSuccess>) {
  @Resolver(() => success)
  class VolunteerSuccessResolver {
    @FieldResolver(() => VolunteerOfferType, { nullable: true, description: 'The offer as it is now.' })
    offer(@Root() { offerId }: VolunteerSuccess, @Ctx() { loaders }: CsrContext): Promise<VolunteerOfferType | null> {
      return oneOffer(loaders, offerId);
    }
  }
  return VolunteerSuccessResolver;
}

export const volunteerResolvers = [
  VolunteerOfferResolver,
  AllocationVolunteersResolver,
  ...[VolunteerDaysOffered, VolunteerDaysAccepted, VolunteerDaysDeclined].map(withOffer),
] as const;

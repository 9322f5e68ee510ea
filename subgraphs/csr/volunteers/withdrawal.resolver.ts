import { Arg, Authorized, Ctx, FieldResolver, Mutation, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import type { CsrContext } from '../context.ts';
import { oneOffer } from './volunteer.queries.ts';
import { VolunteerOfferType } from './volunteer.type.ts';
import { withdrawVolunteerDays } from './withdrawal.commands.ts';
import { VolunteerDaysWithdrawn, WithdrawVolunteerDaysInput, WithdrawVolunteerDaysResult } from './withdrawal.type.ts';

@Resolver()
class WithdrawalResolver {
  @Authorized(Role.COMPANY)
  @Mutation(() => WithdrawVolunteerDaysResult, {
    description:
      'Takes the own offer of volunteer days back, up to its last day; after acceptance the pillar coordinator is told.\n' +
      'Istilah: tarik tawaran relawan.',
  })
  withdrawVolunteerDays(
    @Arg('input', () => WithdrawVolunteerDaysInput, { description: 'Which offer, and why.' })
    input: WithdrawVolunteerDaysInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof WithdrawVolunteerDaysResult>> {
    return withdrawVolunteerDays(context, input);
  }
}

@Resolver(() => VolunteerDaysWithdrawn)
class VolunteerDaysWithdrawnResolver {
  @FieldResolver(() => VolunteerOfferType, { nullable: true, description: 'The offer as it is now.' })
  offer(
    @Root() { offerId }: VolunteerDaysWithdrawn,
    @Ctx() { loaders }: CsrContext,
  ): Promise<VolunteerOfferType | null> {
    return oneOffer(loaders, offerId);
  }
}

export const withdrawalResolvers = [WithdrawalResolver, VolunteerDaysWithdrawnResolver] as const;

import { Arg, Args, Authorized, Ctx, FieldResolver, Query, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import { PageArgs, type Page } from '#kit/connection';

import type { PillarsContext } from '../context.ts';
import { GapAreaStub } from '../gap-areas/gap-area.stub.ts';
import { volunteerWithdrawals } from './volunteer-withdrawal.queries.ts';
import { VolunteerWithdrawalConnection, VolunteerWithdrawalType } from './volunteer-withdrawal.type.ts';

@Resolver(() => VolunteerWithdrawalType)
export class VolunteerWithdrawalResolver {
  @Authorized(Role.PILLAR_COORDINATOR)
  @Query(() => VolunteerWithdrawalConnection, {
    nullable: true,
    description: 'Accepted volunteer days of the coordinated area that companies took back, the newest first.',
  })
  volunteerWithdrawals(
    @Arg('within', () => String, { description: 'The Kemendagri code of the area, such as 15 or 15.07.' })
    within: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: PillarsContext,
  ): Promise<Page<VolunteerWithdrawalType>> {
    return volunteerWithdrawals(context, within, page);
  }

  @FieldResolver(() => GapAreaStub, { nullable: true, description: 'The gap area they were to serve.' })
  gapArea(@Root() { gapAreaId }: VolunteerWithdrawalType): GapAreaStub {
    return { id: gapAreaId };
  }
}

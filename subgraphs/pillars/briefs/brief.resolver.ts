import { Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import { PageArgs } from '#kit/connection';
import { frozenPage } from '#kit/frozen';
import { readId } from '#kit/ids';

import type { PillarsContext } from '../context.ts';
import { staffingOfBrief } from './brief.queries.ts';
import { MeetingBriefStub } from './brief.stub.ts';
import { BriefDeployedConnection, BriefGapStaffingConnection, BriefStaffingType } from './brief.type.ts';

@Resolver(() => MeetingBriefStub)
export class MeetingBriefResolver {
  @FieldResolver(() => BriefStaffingType, {
    nullable: true,
    description: 'Who served where; null until pillars has frozen its part.\nIstilah: penugasan personel.',
  })
  staffing(@Root() { id }: MeetingBriefStub, @Ctx() { loaders }: PillarsContext) {
    return staffingOfBrief(loaders, readId('id', id));
  }
}

@Resolver(() => BriefStaffingType)
export class BriefStaffingResolver {
  @FieldResolver(() => BriefGapStaffingConnection, {
    description: 'The places of each gap area, by code.\nIstilah: kebutuhan personel.',
  })
  gaps(@Root() { gaps }: BriefStaffingType, @Args(() => PageArgs) page: PageArgs) {
    return frozenPage(gaps, page);
  }

  @FieldResolver(() => BriefDeployedConnection, {
    description: 'People by gap area, type and organisation; they add up to its counts.\nIstilah: penugasan.',
  })
  deployed(@Root() { deployed }: BriefStaffingType, @Args(() => PageArgs) page: PageArgs) {
    return frozenPage(deployed, page);
  }
}

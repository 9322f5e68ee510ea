import type { GraphQLResolveInfo } from 'graphql';
import {
  Arg,
  Args,
  Authorized,
  Ctx,
  FieldResolver,
  ID,
  Info,
  Query,
  Resolver,
  Root,
  type ClassType,
} from 'type-graphql';

import { Role } from '#kit/actor';
import { PageArgs, type Page } from '#kit/connection';

import { companyAsked } from '../companies/company.queries.ts';
import { CompanyType } from '../companies/company.type.ts';
import type { CsrContext } from '../context.ts';
import { evidenceShown } from '../evidence/evidence.queries.ts';
import { EvidenceType } from '../evidence/evidence.type.ts';
import { CoverageRow } from '../gap-areas/coverage.type.ts';
import { GivingRowType } from '../totals/total.type.ts';
import {
  activitiesOfViewer,
  activityQueue,
  activityViewer,
  mayKnowActivity,
  mayKnowActor,
  oneActivity,
  visibleActivity,
} from './activity.queries.ts';
import { ActivityAction, activityActions } from './activity.rules.ts';
import {
  ActivityEvidenceAttached,
  ActivityRejected,
  ActivityReported,
  ActivityVerified,
  type ActivitySuccess,
} from './activity-result.type.ts';
import { ActivityConnection, ActivityStepType, ActivityType } from './activity.type.ts';

@Resolver(() => ActivityType)
export class ActivityResolver {
  @Query(() => ActivityType, {
    nullable: true,
    description: 'One activity by its id; NOT_FOUND while it is not verified, except to its company and coordinator.',
  })
  activity(
    @Arg('id', () => ID, { description: 'The id of the activity, a UUID.' }) id: string,
    @Ctx() context: CsrContext,
  ): Promise<ActivityType> {
    return oneActivity(context, id);
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Query(() => ActivityConnection, {
    nullable: true,
    description:
      'The activities that wait for a decision in an area the viewer coordinates, the oldest first.\nIstilah: antrean kegiatan.',
  })
  activityQueue(
    @Arg('within', () => String, { description: 'The Kemendagri code of the area, such as 15 or 15.07.' })
    within: string,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: CsrContext,
  ): Promise<Page<ActivityType>> {
    return activityQueue(context, within, page);
  }

  @Authorized(Role.COMPANY)
  @Query(() => ActivityConnection, {
    nullable: true,
    description: 'What the own organisation reported, the oldest first.\nIstilah: kegiatan saya.',
  })
  myActivities(@Args(() => PageArgs) page: PageArgs, @Ctx() context: CsrContext): Promise<Page<ActivityType>> {
    return activitiesOfViewer(context, page);
  }

  @FieldResolver(() => CompanyType, {
    nullable: true,
    description: 'Who did it; null before verification and for a hidden company, except to itself and its coordinator.',
  })
  company(
    @Root() activity: ActivityType,
    @Ctx() { actor, loaders }: CsrContext,
    @Info() info: GraphQLResolveInfo,
  ): Promise<CompanyType | null> | null {
    return mayKnowActor(actor, activity) ? loaders.companyWith(companyAsked(info)).load(activity.companyId) : null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'What was done, in the words of the company; for itself, its coordinator and ADMIN.\nIstilah: uraian.',
  })
  description(@Root() activity: ActivityType, @Ctx() { actor }: CsrContext): string | null {
    return mayKnowActivity(actor, activity) ? activity.told : null;
  }

  @FieldResolver(() => [EvidenceType], {
    nullable: true,
    description: 'What proves it; null when the viewer may not know the company.\nIstilah: bukti.',
  })
  async evidence(@Root() activity: ActivityType, @Ctx() context: CsrContext): Promise<EvidenceType[] | null> {
    return evidenceShown(context, await context.loaders.evidenceIdsByActivity.load(activity.id));
  }

  @FieldResolver(() => [ActivityStepType], {
    nullable: true,
    description: 'Its steps, oldest first; for its company, its coordinator and ADMIN.\nIstilah: riwayat.',
  })
  history(@Root() activity: ActivityType, @Ctx() { actor, loaders }: CsrContext): Promise<ActivityStepType[]> | null {
    return mayKnowActivity(actor, activity) ? loaders.stepsByActivity.load(activity.id) : null;
  }

  @FieldResolver(() => [ActivityAction], { description: 'What the viewer may do with it now.\nIstilah: tindakan.' })
  viewerCan(@Root() activity: ActivityType, @Ctx() { actor }: CsrContext): ActivityAction[] {
    const isReporter = actor?.subject === activity.reportedBy;
    return activityActions(activity, { ...activityViewer(actor, activity), isReporter });
  }
}

@Resolver(() => CoverageRow)
export class CoverageActivityResolver {
  @FieldResolver(() => ActivityType, {
    nullable: true,
    description: 'The activity without a pledge behind the row; null for the others.',
  })
  activity(@Root() row: CoverageRow, @Ctx() context: CsrContext): Promise<ActivityType | null> | null {
    return row.activityId === null ? null : visibleActivity(context, row.activityId);
  }
}

@Resolver(() => GivingRowType)
export class GivingActivityResolver {
  @FieldResolver(() => ActivityType, { nullable: true, description: 'The activity; null for an allocation.' })
  activity(@Root() row: GivingRowType, @Ctx() context: CsrContext): Promise<ActivityType | null> | null {
    return row.isActivity ? visibleActivity(context, row.id) : null;
  }
}

function withActivity(success: ClassType<ActivitySuccess>): Function {
  @Resolver(() => success)
  class SuccessResolver {
    @FieldResolver(() => ActivityType, { nullable: true, description: 'The activity as it stands now.' })
    activity(@Root() done: ActivitySuccess, @Ctx() context: CsrContext): Promise<ActivityType | null> {
      return visibleActivity(context, done.activityId);
    }
  }
  return SuccessResolver;
}

export const ACTIVITY_RESULT_RESOLVERS: readonly Function[] = [
  ActivityReported,
  ActivityEvidenceAttached,
  ActivityVerified,
  ActivityRejected,
].map(withActivity);

import { Arg, Args, Authorized, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import { PageArgs, type Page } from '#kit/connection';
import type { Answer } from '#kit/refusal-type';

import { readAfresh, type PillarsContext } from '../context.ts';
import type { DeploymentRow } from '../deployments/deployment.queries.ts';
import { DeploymentEntry } from '../deployments/deployment.type.ts';
import { GapAreaStub } from '../gap-areas/gap-area.stub.ts';
import { byId } from '../references.ts';
import { recordVisit } from './visit.commands.ts';
import { listVisits, peopleShown, totalOfVisits, type VisitRow, type VisitTotals } from './visit.queries.ts';
import {
  RecordVisitInput,
  RecordVisitResult,
  VisitFilter,
  VisitReportConnection,
  VisitReportType,
  VisitTotalsType,
} from './visit.type.ts';

const FILTER = { nullable: true, description: 'Which reports; all when left out.' };

@Resolver(() => VisitReportType)
class VisitResolver {
  @Query(() => VisitReportConnection, {
    nullable: true,
    description: 'What people of the social pillars did day by day, the newest day first.\nIstilah: laporan kunjungan.',
  })
  visitReports(
    @Arg('filter', () => VisitFilter, FILTER) filter: VisitFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: PillarsContext,
  ): Promise<Page<VisitRow>> {
    return listVisits(read, filter ?? {}, page);
  }

  @Query(() => VisitTotalsType, {
    nullable: true,
    description: 'What `visitReports` of the same filter add up to; voided reports count in no total.',
  })
  visitTotals(
    @Arg('filter', () => VisitFilter, FILTER) filter: VisitFilter | null,
    @Ctx() { read }: PillarsContext,
  ): Promise<VisitTotals> {
    return totalOfVisits(read, filter ?? {});
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'People reached that day. Null for 1 to 4 below kabupaten and kota, except to coordinators of either area.\n' +
      'Istilah: orang terjangkau. Satuan: orang.',
  })
  peopleReached(@Root() visit: VisitRow, @Ctx() { actor }: PillarsContext): number | null {
    return peopleShown(actor, visit);
  }

  @FieldResolver(() => DeploymentEntry, { nullable: true, description: 'The deployment it belongs to.' })
  deployment(@Root() { deploymentId }: VisitRow, @Ctx() { loaders }: PillarsContext): Promise<DeploymentRow | null> {
    return loaders.deployment.load(deploymentId);
  }

  @FieldResolver(() => GapAreaStub, { nullable: true, description: 'The gap area served.' })
  gapArea(@Root() { gapAreaId }: VisitRow): GapAreaStub {
    return { id: gapAreaId };
  }

  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => RecordVisitResult, {
    description: 'Reports what somebody of the coordinated area did on one day of a deployment, and for how long.',
  })
  recordVisit(
    @Arg('input', () => RecordVisitInput, { description: 'Which deployment, the day and what was done.' })
    input: RecordVisitInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof RecordVisitResult>> {
    return readAfresh(context, recordVisit(context, input));
  }
}

@Resolver(() => DeploymentEntry)
class DeploymentVisitsResolver {
  @FieldResolver(() => VisitTotalsType, {
    nullable: true,
    description: 'What its reports add up to; `visitReports(filter: { deploymentId })` lists them.',
  })
  visitTotals(@Root() { id }: DeploymentRow, @Ctx() { loaders }: PillarsContext): Promise<VisitTotals | null> {
    return loaders.visitsOfDeployment.load(id);
  }
}

@Resolver(() => GapAreaStub)
class GapAreaVisitsResolver {
  @FieldResolver(() => VisitTotalsType, {
    nullable: true,
    description: 'What the reports of its people add up to; `visitReports(filter: { gapAreaId })` lists them.',
  })
  visitTotals(@Root() { id }: GapAreaStub, @Ctx() { loaders }: PillarsContext): Promise<VisitTotals | null> {
    return byId(loaders.visitsOfGap, id);
  }
}

export const visitResolvers = [VisitResolver, DeploymentVisitsResolver, GapAreaVisitsResolver] as const;

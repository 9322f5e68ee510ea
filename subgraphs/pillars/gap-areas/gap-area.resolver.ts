import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import { PageArgs, type Page } from '#kit/connection';

import type { PillarsContext } from '../context.ts';
import type { DeploymentRow } from '../deployments/deployment.queries.ts';
import { DeploymentState } from '../deployments/deployment.rules.ts';
import { DeploymentConnection } from '../deployments/deployment.type.ts';
import { byId } from '../references.ts';
import { GapAreaStub } from './gap-area.stub.ts';
import { missingPeople } from './staffing.rules.ts';
import { StaffingType } from './staffing.type.ts';

@Resolver(() => GapAreaStub)
export class GapAreaResolver {
  @FieldResolver(() => StaffingType, {
    nullable: true,
    description: 'How many social-pillar people are needed, deployed and missing; null before pillars heard of it.',
  })
  async staffing(@Root() { id }: GapAreaStub, @Ctx() { loaders }: PillarsContext): Promise<StaffingType | null> {
    const row = await byId(loaders.staffing, id);
    return row && { ...row, missing: missingPeople(row) };
  }

  @FieldResolver(() => DeploymentConnection, {
    nullable: true,
    description:
      'The deployments behind `staffing`, by first day; names stay with the coordinators.\nIstilah: penugasan.',
  })
  deployments(
    @Root() { id }: GapAreaStub,
    @Arg('states', () => [DeploymentState], { nullable: true, description: 'Only deployments in these states.' })
    states: DeploymentState[] | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: PillarsContext,
  ): Promise<Page<DeploymentRow>> | null {
    return loaders.deploymentsOfGap(page, states).load(id);
  }
}

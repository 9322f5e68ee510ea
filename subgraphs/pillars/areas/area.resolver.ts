import { Arg, Args, Ctx, FieldResolver, Resolver, Root } from 'type-graphql';

import { PageArgs, type Page } from '#kit/connection';

import type { PillarsContext } from '../context.ts';
import type { FigureRow } from '../figures/figure.queries.ts';
import { PersonnelIndicator } from '../figures/figure.rules.ts';
import { PersonnelFigureConnection } from '../figures/figure.type.ts';
import { StaffingRatioArgs, StaffingRatioType } from '../staffing-ratios/staffing-ratio.type.ts';
import type { TrainingSessionRow } from '../trainings/training-session.queries.ts';
import { TrainingSessionConnection } from '../trainings/training-session.type.ts';
import { Area } from './area.stub.ts';

@Resolver(() => Area)
export class AreaResolver {
  @FieldResolver(() => PersonnelFigureConnection, {
    nullable: true,
    description: 'Stated figures about the social-pillar people of exactly this area, the newest period first.',
  })
  async personnelFigures(
    @Root() { code }: Area,
    @Arg('indicator', () => PersonnelIndicator, { nullable: true, description: 'Only figures that count this.' })
    indicator: PersonnelIndicator | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: PillarsContext,
  ): Promise<Page<FigureRow>> {
    return loaders.figuresOfArea(page, indicator).load(code);
  }

  @FieldResolver(() => TrainingSessionConnection, {
    nullable: true,
    description: 'Trainings of the people of exactly this area, the newest first.\nIstilah: bimtek.',
  })
  async trainingSessions(
    @Root() { code }: Area,
    @Arg('type', () => String, {
      nullable: true,
      description: 'Only trainings this personnel type took part in, by code.',
    })
    type: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { loaders }: PillarsContext,
  ): Promise<Page<TrainingSessionRow>> {
    return loaders.trainingSessionsOfArea(page, type).load(code);
  }

  @FieldResolver(() => StaffingRatioType, {
    nullable: true,
    description: 'People in need for each person who serves here, with both numbers and their sources.',
  })
  staffingRatio(
    @Root() { code }: Area,
    @Args(() => StaffingRatioArgs) question: StaffingRatioArgs,
    @Ctx() { loaders }: PillarsContext,
  ): Promise<StaffingRatioType> {
    return loaders.staffingRatio(code, question);
  }
}

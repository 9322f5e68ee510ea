import { Arg, Args, Authorized, Ctx, FieldResolver, Int, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import { PageArgs, type Page } from '#kit/connection';
import type { Answer } from '#kit/refusal-type';

import { AreaType } from '../areas/area.type.ts';
import { readAfresh, type ProgramsContext } from '../context.ts';
import { SourceType } from '../sources/source.type.ts';
import {
  PlanningCycleRecorded,
  RecordPlanningCycleInput,
  RecordPlanningCycleResult,
} from './planning-cycle-command.type.ts';
import { recordPlanningCycle } from './planning-cycle.commands.ts';
import { findPlanningCycle, listPlanningCycles, type PlanningCycleRow } from './planning-cycle.queries.ts';
import {
  PlanningCycleConnection,
  PlanningCycleFilter,
  PlanningCycleType,
  PlanningCycleVersionType,
  PlanningWindowType,
} from './planning-cycle.type.ts';

@Resolver(() => PlanningCycleType)
export class PlanningCycleResolver {
  @Query(() => PlanningCycleConnection, {
    nullable: true,
    description: 'Planning cycles, newest year first, then by area.\nIstilah: daftar siklus perencanaan.',
  })
  planningCycles(
    @Arg('filter', () => PlanningCycleFilter, { nullable: true, description: 'Which cycles; all when left out.' })
    filter: PlanningCycleFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: ProgramsContext,
  ): Promise<Page<PlanningCycleRow>> {
    return listPlanningCycles(context, filter ?? {}, page);
  }

  @Query(() => PlanningCycleType, {
    nullable: true,
    description:
      'One planning cycle by its code, or by area and fiscal year; NOT_FOUND when there is none.\nIstilah: siklus perencanaan.',
  })
  planningCycle(
    @Arg('code', () => String, { nullable: true, description: 'Its code, such as PLN-21-2025.' }) code: string | null,
    @Arg('area', () => String, { nullable: true, description: 'Its area, by Kemendagri code.' }) area: string | null,
    @Arg('fiscalYear', () => Int, { nullable: true, description: 'The year it plans.' }) fiscalYear: number | null,
    @Ctx() context: ProgramsContext,
  ): Promise<PlanningCycleRow> {
    return findPlanningCycle(context, { code, area, fiscalYear });
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'Whose planning it is.\nIstilah: wilayah.' })
  area(@Root() { areaCode }: PlanningCycleRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.area.load(areaCode);
  }

  @FieldResolver(() => SourceType, {
    nullable: true,
    description: 'Where the hub has it from; null where no page was read for it.\nIstilah: sumber.',
  })
  source(@Root() { sourceCode }: PlanningCycleRow, @Ctx() { loaders }: ProgramsContext) {
    return sourceCode === null ? null : loaders.source.load(sourceCode);
  }

  @FieldResolver(() => [PlanningWindowType], {
    description: 'When each stage is open, in the order of the stages; a stage left out is not.\nIstilah: jadwal.',
  })
  windows(@Root() { id }: PlanningCycleRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.planningWindows(id);
  }

  @FieldResolver(() => [PlanningCycleVersionType], {
    description: 'Its windows as they were recorded, oldest first, the last 100.\nIstilah: riwayat jadwal.',
  })
  versions(@Root() { id }: PlanningCycleRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.planningCycleVersions.load(id);
  }

  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => RecordPlanningCycleResult, {
    description: 'Records the planning year of an area with all its windows, or changes them.\nIstilah: catat jadwal.',
  })
  recordPlanningCycle(
    @Arg('input', () => RecordPlanningCycleInput, { description: 'The year, its windows, and what they rest on.' })
    input: RecordPlanningCycleInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof RecordPlanningCycleResult>> {
    return readAfresh(context, recordPlanningCycle(context, input));
  }
}

@Resolver(() => PlanningCycleRecorded)
export class PlanningCycleRecordedResolver {
  @FieldResolver(() => PlanningCycleType, { nullable: true, description: 'The cycle as it stands now.' })
  planningCycle(@Root() { cycleId }: PlanningCycleRecorded, @Ctx() { loaders }: ProgramsContext) {
    return loaders.planningCycle.load(cycleId);
  }
}

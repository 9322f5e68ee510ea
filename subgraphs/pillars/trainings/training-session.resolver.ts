import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import { PageArgs, type Page } from '#kit/connection';
import { notFound } from '#kit/errors';
import { readId } from '#kit/ids';
import type { Answer } from '#kit/refusal-type';

import { Area } from '../areas/area.stub.ts';
import { readAfresh, type PillarsContext } from '../context.ts';
import type { PersonnelTypeRow } from '../personnel-types/personnel-type.queries.ts';
import { PersonnelTypeType } from '../personnel-types/personnel-type.type.ts';
import { SourceStub, sourceOf } from '../sources/source.stub.ts';
import { RecordTrainingSessionResult } from './training-session-result.type.ts';
import { recordTrainingSession } from './training-session.commands.ts';
import { listTrainingSessions, type TrainingSessionRow } from './training-session.queries.ts';
import {
  RecordTrainingSessionInput,
  TrainingSessionConnection,
  TrainingSessionFilter,
  TrainingSessionType,
} from './training-session.type.ts';

@Resolver(() => TrainingSessionType)
export class TrainingSessionResolver {
  @Query(() => TrainingSessionConnection, {
    nullable: true,
    description: 'Trainings by area, type and year, the newest first.\nIstilah: bimtek.',
  })
  trainingSessions(
    @Arg('filter', () => TrainingSessionFilter, { nullable: true, description: 'Which trainings; all when left out.' })
    filter: TrainingSessionFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() { read }: PillarsContext,
  ): Promise<Page<TrainingSessionRow>> {
    return listTrainingSessions(read, filter ?? {}, page);
  }

  @Query(() => TrainingSessionType, { nullable: true, description: 'One training by its id, or NOT_FOUND.' })
  async trainingSession(
    @Arg('id', () => ID, { description: 'The id of the session, a UUID.' }) id: string,
    @Ctx() { loaders }: PillarsContext,
  ): Promise<TrainingSessionRow> {
    const found = await loaders.trainingSession.load(readId('id', id));
    if (!found) throw notFound('training session', id);
    return found;
  }

  @FieldResolver(() => Area, { nullable: true, description: 'The area whose people were trained.\nIstilah: wilayah.' })
  area(@Root() { areaCode }: TrainingSessionRow): Area {
    return { code: areaCode };
  }

  @FieldResolver(() => [PersonnelTypeType], {
    description: 'The roles that took part; no split of the participants is known.',
  })
  async types(
    @Root() { typeCodes }: TrainingSessionRow,
    @Ctx() { loaders }: PillarsContext,
  ): Promise<PersonnelTypeRow[]> {
    const found = await Promise.all(typeCodes.map((code) => loaders.personnelType.load(code)));
    return found.filter((type) => type !== null);
  }

  @FieldResolver(() => SourceStub, {
    nullable: true,
    description: 'The document of the hub that states it; null for a report of a coordinator.',
  })
  source(@Root() { sourceCode }: TrainingSessionRow): SourceStub | null {
    return sourceOf(sourceCode);
  }

  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => RecordTrainingSessionResult, {
    description: 'Records a training that was held in the coordinated area.',
  })
  recordTrainingSession(
    @Arg('input', () => RecordTrainingSessionInput, { description: 'What was held, where and with whom.' })
    input: RecordTrainingSessionInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof RecordTrainingSessionResult>> {
    return readAfresh(context, recordTrainingSession(context, input));
  }
}

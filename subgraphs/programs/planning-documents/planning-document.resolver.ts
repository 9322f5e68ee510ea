import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import { PageArgs, type Page } from '#kit/connection';
import type { Answer } from '#kit/refusal-type';

import { AreaType } from '../areas/area.type.ts';
import { readAfresh, type ProgramsContext } from '../context.ts';
import { ProgrammeType } from '../programmes/programme.type.ts';
import { SourceType } from '../sources/source.type.ts';
import { recordPlanningDocument } from './planning-document.commands.ts';
import { findPlanningDocument, listPlanningDocuments, type PlanningDocumentRow } from './planning-document.queries.ts';
import {
  PlanningDocumentConnection,
  PlanningDocumentFilter,
  PlanningDocumentRecorded,
  PlanningDocumentType,
  RecordPlanningDocumentInput,
  RecordPlanningDocumentResult,
} from './planning-document.type.ts';

@Resolver(() => PlanningDocumentType)
export class PlanningDocumentResolver {
  @Query(() => PlanningDocumentConnection, {
    nullable: true,
    description: 'Planning documents, newest year first, then by area.\nIstilah: daftar dokumen perencanaan.',
  })
  planningDocuments(
    @Arg('filter', () => PlanningDocumentFilter, { nullable: true, description: 'Which documents; all when left out.' })
    filter: PlanningDocumentFilter | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: ProgramsContext,
  ): Promise<Page<PlanningDocumentRow>> {
    return listPlanningDocuments(context, filter ?? {}, page);
  }

  @Query(() => PlanningDocumentType, {
    nullable: true,
    description: 'One planning document by its code; NOT_FOUND when there is none.\nIstilah: dokumen perencanaan.',
  })
  planningDocument(
    @Arg('code', () => ID, { description: 'Its code, such as RENJA-21-2025.' }) code: string,
    @Ctx() context: ProgramsContext,
  ): Promise<PlanningDocumentRow> {
    return findPlanningDocument(context, code);
  }

  @FieldResolver(() => AreaType, { nullable: true, description: 'Whose document it is.\nIstilah: wilayah.' })
  area(@Root() { areaCode }: PlanningDocumentRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.area.load(areaCode);
  }

  @FieldResolver(() => SourceType, { nullable: true, description: 'Where the hub has it from.\nIstilah: sumber.' })
  source(@Root() { sourceCode }: PlanningDocumentRow, @Ctx() { loaders }: ProgramsContext) {
    return loaders.source.load(sourceCode);
  }

  @FieldResolver(() => [ProgrammeType], {
    description: 'The programmes that stand in it, in its order.\nIstilah: daftar program.',
  })
  async programmes(@Root() { id }: PlanningDocumentRow, @Ctx() { loaders }: ProgramsContext) {
    const named = await loaders.programmesOfDocument.load(id);
    const found = await Promise.all(named.map(({ programmeCode }) => loaders.programme.load(programmeCode)));
    return found.filter((programme) => programme !== null);
  }

  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => RecordPlanningDocumentResult, {
    description: 'Records a planning document with the programmes in it.\nIstilah: catat dokumen perencanaan.',
  })
  recordPlanningDocument(
    @Arg('input', () => RecordPlanningDocumentInput, { description: 'The document and where it comes from.' })
    input: RecordPlanningDocumentInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof RecordPlanningDocumentResult>> {
    return readAfresh(context, recordPlanningDocument(context, input));
  }
}

@Resolver(() => PlanningDocumentRecorded)
export class PlanningDocumentRecordedResolver {
  @FieldResolver(() => PlanningDocumentType, { nullable: true, description: 'The document as it is on record.' })
  planningDocument(@Root() { documentId }: PlanningDocumentRecorded, @Ctx() { loaders }: ProgramsContext) {
    return loaders.planningDocument.load(documentId);
  }
}

@Resolver(() => ProgrammeType)
export class ProgrammeDocumentsResolver {
  @FieldResolver(() => [PlanningDocumentType], {
    description: 'The planning documents it stands in, newest first, up to 100.\nIstilah: dokumen perencanaan.',
  })
  planningDocuments(@Root() { code }: { code: string }, @Ctx() { loaders }: ProgramsContext) {
    return loaders.documentsOfProgramme.load(code);
  }
}

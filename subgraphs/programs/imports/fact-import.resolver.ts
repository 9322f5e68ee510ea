import { Arg, Args, Authorized, createUnionType, Ctx, ID, Mutation, Query, Resolver } from 'type-graphql';

import { Role } from '#kit/actor';
import { PageArgs } from '#kit/connection';
import { byTypename, type Answer } from '#kit/refusal-type';

import { catalogueShown } from '../../importing/catalogue.ts';
import { importers, runStarted, startImport } from '../../import-runs/import-run.commands.ts';
import { listImportRuns, oneImportRun } from '../../import-runs/import-run.queries.ts';
import {
  ImportDataSetType,
  ImportFileMissing,
  ImportKeyReused,
  ImportRunConnection,
  ImportRunType,
  ImportStarted,
} from '../../import-runs/import-run.type.ts';
import { requestImportUpload } from '../../import-runs/import-upload.commands.ts';
import {
  ImportStorageFull,
  ImportUploadInput,
  ImportUploadOffered,
  StartImportInput,
  TooManyImportUploads,
} from '../../import-runs/import-upload.type.ts';
import type { ProgramsContext } from '../context.ts';
import { programsImports } from './catalogue.ts';

const RequestFactsUploadResult = createUnionType({
  name: 'RequestFactsUploadResult',
  description: 'The address for the bytes, or why there is none.',
  types: () => [ImportUploadOffered, TooManyImportUploads, ImportStorageFull] as const,
  resolveType: byTypename,
});

const ImportFactsResult = createUnionType({
  name: 'ImportFactsResult',
  description: 'The import, or why it was not started.',
  types: () => [ImportStarted, ImportFileMissing, ImportKeyReused] as const,
  resolveType: byTypename,
});

@Resolver()
export class FactImportResolver {
  @Query(() => [ImportDataSetType], {
    nullable: true,
    description: 'What facts may be imported from files, with the columns each takes.\nIstilah: set data impor.',
  })
  factDataSets() {
    return catalogueShown(programsImports);
  }

  @Query(() => ImportRunConnection, {
    nullable: true,
    description:
      'Imports of facts that the viewer started or whose area is theirs, newest first.\nIstilah: daftar impor.',
  })
  factImports(@Args(() => PageArgs) page: PageArgs, @Ctx() context: ProgramsContext) {
    return listImportRuns(context, importers(programsImports), page);
  }

  @Query(() => ImportRunType, {
    nullable: true,
    description: 'One import of facts; NOT_FOUND when the viewer may not see it.\nIstilah: impor.',
  })
  factImport(
    @Arg('id', () => ID, { description: 'The id of the import, a UUID.' }) id: string,
    @Ctx() context: ProgramsContext,
  ) {
    return oneImportRun(context, importers(programsImports), id);
  }

  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => RequestFactsUploadResult, {
    description: 'Announces a file of facts and gives the address that takes its bytes, once, by PUT.',
  })
  requestFactsUpload(
    @Arg('input', () => ImportUploadInput, { description: 'The file.' }) input: ImportUploadInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof RequestFactsUploadResult>> {
    return requestImportUpload(context, input);
  }

  @Authorized(Role.PROGRAM_OFFICER)
  @Mutation(() => ImportFactsResult, {
    description:
      'Starts the import of an uploaded file, or a trial; each row is judged by the rules of its own command.',
  })
  async importFacts(
    @Arg('input', () => StartImportInput, { description: 'The file, and for trial or for real.' })
    input: StartImportInput,
    @Ctx() context: ProgramsContext,
  ): Promise<Answer<typeof ImportFactsResult>> {
    const outcome = await startImport(context, programsImports, input);
    return runStarted(context, importers(programsImports), outcome);
  }
}

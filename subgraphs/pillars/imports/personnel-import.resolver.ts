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
import type { PillarsContext } from '../context.ts';
import { pillarsImports } from './catalogue.ts';

const RequestPersonnelUploadResult = createUnionType({
  name: 'RequestPersonnelUploadResult',
  description: 'The address for the bytes, or why there is none.',
  types: () => [ImportUploadOffered, TooManyImportUploads, ImportStorageFull] as const,
  resolveType: byTypename,
});

const ImportPersonnelResult = createUnionType({
  name: 'ImportPersonnelResult',
  description: 'The import, or why it was not started.',
  types: () => [ImportStarted, ImportFileMissing, ImportKeyReused] as const,
  resolveType: byTypename,
});

@Resolver()
export class PersonnelImportResolver {
  @Query(() => [ImportDataSetType], {
    nullable: true,
    description: 'What personnel may be imported from files, with the columns each takes.\nIstilah: set data impor.',
  })
  personnelDataSets() {
    return catalogueShown(pillarsImports);
  }

  @Query(() => ImportRunConnection, {
    nullable: true,
    description:
      'Imports of personnel that the viewer started or whose area is theirs, newest first.\nIstilah: daftar impor.',
  })
  personnelImports(@Args(() => PageArgs) page: PageArgs, @Ctx() context: PillarsContext) {
    return listImportRuns(context, importers(pillarsImports), page);
  }

  @Query(() => ImportRunType, {
    nullable: true,
    description: 'One import of personnel; NOT_FOUND when the viewer may not see it.\nIstilah: impor.',
  })
  personnelImport(
    @Arg('id', () => ID, { description: 'The id of the import, a UUID.' }) id: string,
    @Ctx() context: PillarsContext,
  ) {
    return oneImportRun(context, importers(pillarsImports), id);
  }

  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => RequestPersonnelUploadResult, {
    description: 'Announces a file of personnel and gives the address that takes its bytes, once, by PUT.',
  })
  requestPersonnelUpload(
    @Arg('input', () => ImportUploadInput, { description: 'The file.' }) input: ImportUploadInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof RequestPersonnelUploadResult>> {
    return requestImportUpload(context, input);
  }

  @Authorized(Role.PILLAR_COORDINATOR)
  @Mutation(() => ImportPersonnelResult, {
    description:
      'Starts the import of an uploaded file, or a trial; each row is judged by the rules of its own command.',
  })
  async importPersonnel(
    @Arg('input', () => StartImportInput, { description: 'The file, and for trial or for real.' })
    input: StartImportInput,
    @Ctx() context: PillarsContext,
  ): Promise<Answer<typeof ImportPersonnelResult>> {
    const outcome = await startImport(context, pillarsImports, input);
    return runStarted(context, importers(pillarsImports), outcome);
  }
}

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
import type { CsrContext } from '../context.ts';
import { csrImports } from './catalogue.ts';

const RequestCompaniesUploadResult = createUnionType({
  name: 'RequestCompaniesUploadResult',
  description: 'The address for the bytes, or why there is none.',
  types: () => [ImportUploadOffered, TooManyImportUploads, ImportStorageFull] as const,
  resolveType: byTypename,
});

const ImportCompaniesResult = createUnionType({
  name: 'ImportCompaniesResult',
  description: 'The import, or why it was not started.',
  types: () => [ImportStarted, ImportFileMissing, ImportKeyReused] as const,
  resolveType: byTypename,
});

@Resolver()
export class CompanyImportResolver {
  @Query(() => [ImportDataSetType], {
    nullable: true,
    description: 'What companies may be imported from files, with the columns each takes.\nIstilah: set data impor.',
  })
  companyDataSets() {
    return catalogueShown(csrImports);
  }

  @Query(() => ImportRunConnection, {
    nullable: true,
    description:
      'Imports of companies that the viewer started or whose area is theirs, newest first.\nIstilah: daftar impor.',
  })
  companyImports(@Args(() => PageArgs) page: PageArgs, @Ctx() context: CsrContext) {
    return listImportRuns(context, importers(csrImports), page);
  }

  @Query(() => ImportRunType, {
    nullable: true,
    description: 'One import of companies; NOT_FOUND when the viewer may not see it.\nIstilah: impor.',
  })
  companyImport(
    @Arg('id', () => ID, { description: 'The id of the import, a UUID.' }) id: string,
    @Ctx() context: CsrContext,
  ) {
    return oneImportRun(context, importers(csrImports), id);
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => RequestCompaniesUploadResult, {
    description: 'Announces a file of companies and gives the address that takes its bytes, once, by PUT.',
  })
  requestCompaniesUpload(
    @Arg('input', () => ImportUploadInput, { description: 'The file.' }) input: ImportUploadInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof RequestCompaniesUploadResult>> {
    return requestImportUpload(context, input);
  }

  @Authorized(Role.FORUM_COORDINATOR)
  @Mutation(() => ImportCompaniesResult, {
    description:
      'Starts the import of an uploaded file, or a trial; each row is judged by the rules of its own command.',
  })
  async importCompanies(
    @Arg('input', () => StartImportInput, { description: 'The file, and for trial or for real.' })
    input: StartImportInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof ImportCompaniesResult>> {
    const outcome = await startImport(context, csrImports, input);
    return runStarted(context, importers(csrImports), outcome);
  }
}

import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import { importReadings, startResult, uploadResult } from '../../import-runs/import-reading.resolver.ts';
import { importers, runStarted, startImport } from '../../import-runs/import-run.commands.ts';
import { requestImportUpload } from '../../import-runs/import-upload.commands.ts';
import { ImportUploadInput, StartImportInput } from '../../import-runs/import-upload.type.ts';
import type { CsrContext } from '../context.ts';
import { csrImports } from './catalogue.ts';

const RequestCompaniesUploadResult = uploadResult('RequestCompaniesUploadResult');
const ImportCompaniesResult = startResult('ImportCompaniesResult');

/** What may be imported, and what became of files. */
export const CompanyImportReadings = importReadings(csrImports, { one: 'company', many: 'companies' });

@Resolver()
export class CompanyImportResolver {
  @Authorized(Role.FORUM_COORDINATOR, Role.COMPANY)
  @Mutation(() => RequestCompaniesUploadResult, {
    description: 'Announces a file of companies and gives the address that takes its bytes, once, by PUT.',
  })
  requestCompaniesUpload(
    @Arg('input', () => ImportUploadInput, { description: 'The file.' }) input: ImportUploadInput,
    @Ctx() context: CsrContext,
  ): Promise<Answer<typeof RequestCompaniesUploadResult>> {
    return requestImportUpload(context, input);
  }

  @Authorized(Role.FORUM_COORDINATOR, Role.COMPANY)
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

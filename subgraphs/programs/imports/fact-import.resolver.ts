import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import { importReadings, startResult, uploadResult } from '../../import-runs/import-reading.resolver.ts';
import { importers, runStarted, startImport } from '../../import-runs/import-run.commands.ts';
import { requestImportUpload } from '../../import-runs/import-upload.commands.ts';
import { ImportUploadInput, StartImportInput } from '../../import-runs/import-upload.type.ts';
import type { ProgramsContext } from '../context.ts';
import { programsImports } from './catalogue.ts';

const RequestFactsUploadResult = uploadResult('RequestFactsUploadResult');
const ImportFactsResult = startResult('ImportFactsResult');

/** What may be imported, and what became of files. */
export const FactImportReadings = importReadings(programsImports, { one: 'fact', many: 'facts' });

@Resolver()
export class FactImportResolver {
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

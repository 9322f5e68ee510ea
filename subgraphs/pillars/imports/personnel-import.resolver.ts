import { Arg, Authorized, Ctx, Mutation, Resolver } from 'type-graphql';

import { Role } from '#kit/actor';
import type { Answer } from '#kit/refusal-type';

import { importReadings, startResult, uploadResult } from '../../import-runs/import-reading.resolver.ts';
import { importers, runStarted, startImport } from '../../import-runs/import-run.commands.ts';
import { requestImportUpload } from '../../import-runs/import-upload.commands.ts';
import { ImportUploadInput, StartImportInput } from '../../import-runs/import-upload.type.ts';
import type { PillarsContext } from '../context.ts';
import { pillarsImports } from './catalogue.ts';

const RequestPersonnelUploadResult = uploadResult('RequestPersonnelUploadResult');
const ImportPersonnelResult = startResult('ImportPersonnelResult');

/** What may be imported, and what became of files. */
export const PersonnelImportReadings = importReadings(pillarsImports, { one: 'personnel', many: 'personnel' });

@Resolver()
export class PersonnelImportResolver {
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

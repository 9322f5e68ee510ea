import { Arg, Args, createUnionType, Ctx, ID, Query, Resolver, type ClassType } from 'type-graphql';

import { PageArgs } from '#kit/connection';
import type { RequestContext } from '#kit/context';
import { byTypename } from '#kit/refusal-type';

import { catalogueShown, type ImportCatalogue } from '../importing/catalogue.ts';
import { importers } from './import-run.commands.ts';
import { listImportRuns, oneImportRun } from './import-run.queries.ts';
import {
  ImportDataSetType,
  ImportFileMissing,
  ImportKeyReused,
  ImportRunConnection,
  ImportRunType,
  ImportStarted,
} from './import-run.type.ts';
import { ImportStorageFull, ImportUploadOffered, TooManyImportUploads } from './import-upload.type.ts';

/** The answer to announcing a file, by the name that a subgraph gives it. */
export const uploadResult = (name: string) =>
  createUnionType({
    name,
    description: 'The address for the bytes, or why there is none.',
    types: () => [ImportUploadOffered, TooManyImportUploads, ImportStorageFull] as const,
    resolveType: byTypename,
  });

/** The answer to starting an import, by the name that a subgraph gives it. */
export const startResult = (name: string) =>
  createUnionType({
    name,
    description: 'The import, or why it was not started.',
    types: () => [ImportStarted, ImportFileMissing, ImportKeyReused] as const,
    resolveType: byTypename,
  });

/**
 * What a subgraph shows of its imports: what it takes and what became of files. `one` stands in the names of the fields,
 * such as `fact` in `factImports`, `many` in their descriptions.
 */
export function importReadings(catalogue: ImportCatalogue, { one, many }: { one: string; many: string }): ClassType {
  @Resolver()
  class ImportReadingResolver {
    @Query(() => [ImportDataSetType], {
      name: `${one}DataSets`,
      nullable: true,
      description: `What ${many} may be imported from files, with the columns each takes.\nIstilah: set data impor.`,
    })
    dataSets() {
      return catalogueShown(catalogue);
    }

    @Query(() => ImportRunConnection, {
      name: `${one}Imports`,
      nullable: true,
      description: `Imports of ${many} that the viewer started or whose area is theirs, newest first.\nIstilah: daftar impor.`,
    })
    runs(@Args(() => PageArgs) page: PageArgs, @Ctx() context: RequestContext) {
      return listImportRuns(context, importers(catalogue), page);
    }

    @Query(() => ImportRunType, {
      name: `${one}Import`,
      nullable: true,
      description: `One import of ${many}; NOT_FOUND when the viewer may not see it.\nIstilah: impor.`,
    })
    run(
      @Arg('id', () => ID, { description: 'The id of the import, a UUID.' }) id: string,
      @Ctx() context: RequestContext,
    ) {
      return oneImportRun(context, importers(catalogue), id);
    }
  }
  return ImportReadingResolver;
}

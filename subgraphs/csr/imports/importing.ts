import { importClock } from '../../import-runs/import-run.commands.ts';
import { importResolvers } from '../../import-runs/import-run.resolver.ts';
import { addImportRoutes } from '../../import-runs/import-upload.routes.ts';
import { csrImports } from './catalogue.ts';
import { CompanyImportReadings, CompanyImportResolver } from './company-import.resolver.ts';

/** What imports add to csr. */
export const COMPANY_IMPORTS = {
  catalogue: csrImports,
  resolvers: [CompanyImportReadings, CompanyImportResolver, ...importResolvers],
  clock: importClock(csrImports),
  addRoutes: addImportRoutes,
};

import { importClock } from '../../import-runs/import-run.commands.ts';
import { importResolvers } from '../../import-runs/import-run.resolver.ts';
import { programsImports } from './catalogue.ts';
import { FactImportReadings, FactImportResolver } from './fact-import.resolver.ts';

/** What imports add to programs besides their catalogue. */
export const FACT_IMPORTS = {
  resolvers: [FactImportReadings, FactImportResolver, ...importResolvers],
  clock: importClock(programsImports),
};

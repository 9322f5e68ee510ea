import type { ImportCatalogue } from '../../importing/catalogue.ts';
import { activities } from '../activities/activity.import.ts';
import { companies } from '../companies/company.import.ts';
import { csrObservations } from '../forum/observation.import.ts';
import observations from './mappings/csr-observations.json' with { type: 'json' };

/** What csr takes from files, and the outside files whose columns it knows. */
export const csrImports: ImportCatalogue = {
  dataSets: [companies, csrObservations, activities],
  mappings: [observations],
};

import type { ImportCatalogue } from '../../importing/catalogue.ts';
import { personnelFigures } from '../figures/figure.import.ts';
import { personnel } from '../personnel/personnel.import.ts';
import psksCounts from './mappings/psks-counts.json' with { type: 'json' };

/** What pillars takes from files, and the outside files whose columns it knows. */
export const pillarsImports: ImportCatalogue = { dataSets: [personnel, personnelFigures], mappings: [psksCounts] };

import type { ImportCatalogue } from '../../importing/catalogue.ts';
import { boundaries } from '../boundaries/boundary.import.ts';
import { budgetLines } from '../budgets/budget-line.import.ts';
import { figures } from '../figures/figure.import.ts';
import { proposals } from '../proposals/proposal.import.ts';
import { verificationRounds } from '../verifications/verification-round.import.ts';
import assistanceRecipients from './mappings/assistance-recipients.json' with { type: 'json' };
import boundaryFile from './mappings/boundaries.json' with { type: 'json' };
import dtksVervalBudget from './mappings/dtks-verval-budget.json' with { type: 'json' };
import dtksVerification from './mappings/dtks-verification.json' with { type: 'json' };
import dumisakeRealisation from './mappings/dumisake-realisation.json' with { type: 'json' };
import humanDevelopment from './mappings/human-development-2025.json' with { type: 'json' };
import population from './mappings/population-2024.json' with { type: 'json' };
import povertyIndicators from './mappings/poverty-indicators.json' with { type: 'json' };
import ppksCounts from './mappings/ppks-counts.json' with { type: 'json' };
import welfareIndicators from './mappings/welfare-indicators-2021.json' with { type: 'json' };

/** The maps that a known repository of boundaries was cut into; all of one form. */
const BOUNDARY_FILES = [
  'provinces_indonesia.geojson',
  'regencies_focus.geojson',
  'districts_jambi.geojson',
  'districts_kepri.geojson',
  'districts_indramayu.geojson',
];

/** What programs takes from files, and the outside files whose columns it knows. */
export const programsImports: ImportCatalogue = {
  dataSets: [figures, verificationRounds, budgetLines, proposals, boundaries],
  mappings: [
    assistanceRecipients,
    ...BOUNDARY_FILES.map((file) => ({ ...boundaryFile, file })),
    dtksVervalBudget,
    dtksVerification,
    dumisakeRealisation,
    humanDevelopment,
    population,
    povertyIndicators,
    ppksCounts,
    welfareIndicators,
  ],
};

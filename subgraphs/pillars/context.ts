import type { RequestContext } from '#kit/context';
import { gatherLoaders } from '#kit/loading';

import { briefLoaders } from './briefs/brief.queries.ts';
import { importLoaders } from '../import-runs/import-run.queries.ts';
import { availabilityLoaders } from './availability/availability.queries.ts';
import { certificateLoaders } from './certificates/certificate.queries.ts';
import { deploymentLoaders } from './deployments/deployment.queries.ts';
import { figureLoaders } from './figures/figure.queries.ts';
import { staffingLoaders } from './gap-areas/staffing.queries.ts';
import { organisationLoaders } from './organisations/organisation.queries.ts';
import { consentLoaders } from './consents/consent.queries.ts';
import { correctionLoaders } from './corrections/correction.queries.ts';
import { wantedValueLoader } from './corrections/wanted-value.commands.ts';
import { contactLoader } from './personal-reads/personal-read.commands.ts';
import { personnelTypeLoaders } from './personnel-types/personnel-type.queries.ts';
import { personnelLoaders } from './personnel/personnel.queries.ts';
import { readinessLoaders } from './readiness/readiness.queries.ts';
import { requirementLoaders } from './requirements/requirement.queries.ts';
import { resourceTypeLoaders } from './resource-types/resource-type.queries.ts';
import { understaffedAreaLoaders } from './staffing-ratios/understaffed-area.queries.ts';
import { staffingRatioLoaders } from './staffing-ratios/staffing-ratio.queries.ts';
import { trainingSessionLoaders } from './trainings/training-session.queries.ts';
import { visitLoaders } from './visits/visit.queries.ts';

/** What the resolvers of pillars load by key; one fresh set per request. */
const loadersOf = gatherLoaders(
  briefLoaders,
  importLoaders,
  resourceTypeLoaders,
  personnelTypeLoaders,
  figureLoaders,
  staffingRatioLoaders,
  understaffedAreaLoaders,
  trainingSessionLoaders,
  organisationLoaders,
  personnelLoaders,
  consentLoaders,
  (_read, base) => ({ contact: contactLoader(base) }),
  (_read, base) => ({ wantedValue: wantedValueLoader(base) }),
  correctionLoaders,
  certificateLoaders,
  availabilityLoaders,
  deploymentLoaders,
  staffingLoaders,
  visitLoaders,
  (read) => {
    const loaders = requirementLoaders(read);
    return { ...loaders, ...readinessLoaders(read, loaders.requirements) };
  },
);

export interface PillarsContext extends RequestContext {
  loaders: ReturnType<typeof loadersOf>;
}

/** Adds the loaders of pillars to a fresh request context. */
export function pillarsContext(base: RequestContext): PillarsContext {
  return { ...base, loaders: loadersOf(base) };
}

/** After a command its answer is read from a new snapshot, and nothing that was loaded before is handed out again. */
export async function readAfresh<Outcome>(context: PillarsContext, command: Promise<Outcome>): Promise<Outcome> {
  const outcome = await command;
  await context.read.renew();
  context.loaders = loadersOf(context);
  return outcome;
}

import type { RequestContext } from '#kit/context';

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
function loadersOf(context: RequestContext) {
  const { read } = context;
  const requirements = requirementLoaders(read);
  return {
    ...briefLoaders(read),
    ...importLoaders(read),
    ...resourceTypeLoaders(read),
    ...personnelTypeLoaders(read),
    ...figureLoaders(read),
    ...staffingRatioLoaders(read),
    ...understaffedAreaLoaders(read),
    ...trainingSessionLoaders(read),
    ...organisationLoaders(read),
    ...personnelLoaders(read),
    ...consentLoaders(read),
    contact: contactLoader(context),
    wantedValue: wantedValueLoader(context),
    ...correctionLoaders(read),
    ...certificateLoaders(read),
    ...availabilityLoaders(read),
    ...deploymentLoaders(read),
    ...staffingLoaders(read),
    ...requirements,
    ...visitLoaders(read),
    ...readinessLoaders(read, requirements.requirements),
  };
}

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

import type { Remembered } from '#kit/as-of';
import type { RequestContext } from '#kit/context';
import { gatherLoaders } from '#kit/loading';

import { importLoaders } from '../import-runs/import-run.queries.ts';
import { areaLoaders } from './areas/area.queries.ts';
import { boundaryLoaders } from './boundaries/boundary.queries.ts';
import { briefLoaders } from './briefs/brief.queries.ts';
import { budgetLoaders } from './budgets/budget-line.queries.ts';
import { categoryLoaders } from './categories/need-category.queries.ts';
import { criteriaCountLoaders } from './criteria/criteria-count.queries.ts';
import { criteriaLoaders } from './criteria/criteria-set.queries.ts';
import { dataQualityLoaders } from './data-quality/data-quality.queries.ts';
import { datasetLoaders } from './datasets/welfare-dataset.queries.ts';
import { figureLoaders } from './figures/figure.queries.ts';
import { gapAreaLoaders } from './gap-areas/gap-area.queries.ts';
import { meetingChangeLoaders } from './meeting-changes/meeting-change.queries.ts';
import { meetingLoaders } from './meetings/meeting.queries.ts';
import { gapResultLoaders } from './gap-results/gap-result.queries.ts';
import { goalLoaders } from './goals/sdg-target.queries.ts';
import { historyLoaders } from './history/history.queries.ts';
import { needLoaders } from './needs/need-line.queries.ts';
import { planningCycleLoaders } from './planning-cycles/planning-cycle.queries.ts';
import { planningDocumentLoaders } from './planning-documents/planning-document.queries.ts';
import { outcomeLoaders } from './outcomes/outcome.queries.ts';
import { priorityLoaders } from './priorities/priority.queries.ts';
import { programmeLoaders } from './programmes/programme.queries.ts';
import { areaGapRowLoaders } from './rankings/area-gap-row.queries.ts';
import { proposalLoaders } from './proposals/proposal.queries.ts';
import { projectionLoaders } from './rankings/projection.queries.ts';
import { regulationLoaders } from './regulations/regulation.queries.ts';
import { serviceStandardLoaders } from './service-standards/service-standard.queries.ts';
import { sourceLoaders } from './sources/source.queries.ts';
import { figurePeopleLoaders } from './suppression/figure-people.queries.ts';
import { toldPeopleLoaders } from './suppression/told-people.queries.ts';
import { trustLoaders } from './trust/trust.queries.ts';
import { verificationLoaders } from './verifications/verification-round.queries.ts';

/** Everything the resolvers of programs load by key; one fresh set per request. */
const loadersOf = gatherLoaders(
  importLoaders,
  areaLoaders,
  areaGapRowLoaders,
  boundaryLoaders,
  briefLoaders,
  budgetLoaders,
  categoryLoaders,
  criteriaCountLoaders,
  criteriaLoaders,
  goalLoaders,
  serviceStandardLoaders,
  dataQualityLoaders,
  datasetLoaders,
  figureLoaders,
  gapAreaLoaders,
  meetingLoaders,
  meetingChangeLoaders,
  gapResultLoaders,
  historyLoaders,
  needLoaders,
  planningCycleLoaders,
  planningDocumentLoaders,
  outcomeLoaders,
  priorityLoaders,
  programmeLoaders,
  projectionLoaders,
  proposalLoaders,
  regulationLoaders,
  sourceLoaders,
  figurePeopleLoaders,
  toldPeopleLoaders,
  trustLoaders,
  verificationLoaders,
);

export interface ProgramsContext extends RequestContext {
  loaders: ReturnType<typeof loadersOf>;
}

/** Adds the loaders of programs to a fresh request context. */
export function programsContext(base: RequestContext): ProgramsContext {
  return { ...base, loaders: loadersOf(base) };
}

/** After a command, what the answer shows is read from a new snapshot, and nothing loaded before is handed out again. */
export async function readAfresh<Outcome>(context: ProgramsContext, command: Promise<Outcome>): Promise<Outcome> {
  const outcome = await command;
  await context.read.renew();
  context.loaders = loadersOf(context);
  return outcome;
}

/** What loads beside a row: of the instant the row was read as of, or of now. */
export function loadersAt({ loaders }: ProgramsContext, { asKnownAt }: Remembered) {
  return asKnownAt === undefined ? loaders : loaders.past(asKnownAt);
}

import { validate } from 'uuid';

import { announcePriorities } from './priorities/priority.events.ts';
import { defineSubgraph } from '#host/subgraph';

import { addImportRoutes } from '../import-runs/import-upload.routes.ts';
import { AgencyResolver } from './agencies/agency.resolver.ts';
import { AreaGroupResolver, AreaResolver } from './areas/area.resolver.ts';
import { programsAudit } from './audit.ts';
import { AREA_BOUNDARIES } from './boundaries/boundary.resolver.ts';
import { BRIEF_EVENTS } from './briefs/brief.events.ts';
import { BudgetLine, BudgetLineVersion } from './budgets/budget-line.entity.ts';
import { withSums } from './budgets/budget-line.queries.ts';
import {
  AreaBudgetResolver,
  BudgetLineResolver,
  BudgetLineVersionResolver,
  PillarBudgetResolver,
  ProgrammeBudgetResolver,
} from './budgets/budget-line.resolver.ts';
import { BudgetLineCommandResolver } from './budgets/budget-line-command.resolver.ts';
import { NeedCategoryResolver, PriorityGroupResolver } from './categories/need-category.resolver.ts';
import { programsContext } from './context.ts';
import { COORDINATION_RESOLVERS } from './coordination.ts';
import { DATA_TRUST } from './data-trust.ts';
import { GapArea, GapEvidence } from './gap-areas/gap-area.entity.ts';
import { GAP_AREA_CHANNEL } from './gap-areas/gap-area.events.ts';
import { gapAreaByReference } from './gap-areas/gap-area.queries.ts';
import { GapAreaCommandResolver } from './gap-areas/gap-area-command.resolver.ts';
import { GapAreaResolver } from './gap-areas/gap-area.resolver.ts';
import { GapEvidenceResolver } from './gap-areas/gap-evidence.resolver.ts';
import { Figure } from './figures/figure.entity.ts';
import { FigureCommandResolver } from './figures/figure-command.resolver.ts';
import {
  AreaFiguresResolver,
  FigureChoiceResolver,
  FigureResolver,
  IndicatorResolver,
} from './figures/figure.resolver.ts';
import { programsImports } from './imports/catalogue.ts';
import { FACT_IMPORTS } from './imports/importing.ts';
import { Migration20261121a } from './migrations/migration-20261121a.ts';
import { Migration20261121b } from './migrations/migration-20261121b.ts';
import { Migration20261121c } from './migrations/migration-20261121c.ts';
import { Migration20261122audit } from './migrations/migration-20261122audit.ts';
import { Migration20261122criteria } from './migrations/migration-20261122criteria.ts';
import { Migration20261122people } from './migrations/migration-20261122people.ts';
import { Migration20261122quality } from './migrations/migration-20261122quality.ts';
import { Migration20261122trust } from './migrations/migration-20261122trust.ts';
import { Migration20261122planning } from './migrations/migration-20261122planning.ts';
import { Migration20261122meetings } from './migrations/migration-20261122meetings.ts';
import { Migration20261122money } from './migrations/migration-20261122money.ts';
import { Migration20261122plans } from './migrations/migration-20261122plans.ts';
import { Migration20261122briefs } from './migrations/migration-20261122briefs.ts';
import { Migration20261122imports } from './migrations/migration-20261122imports.ts';
import { Migration20261122history } from './migrations/migration-20261122history.ts';
import { Migration20261122boundaries } from './migrations/migration-20261122boundaries.ts';
import { Migration20261122withheld } from './migrations/migration-20261122withheld.ts';
import { Migration20261122proposals } from './migrations/migration-20261122proposals.ts';
import { Migration20261122ranking } from './migrations/migration-20261122ranking.ts';
import { Migration20261122trustKept } from './migrations/migration-20261122trust-kept.ts';
import { Covering, NeedLine } from './needs/need-line.entity.ts';
import { needLineByReference } from './needs/need-line.queries.ts';
import {
  BudgetLineCoveringsResolver,
  CoveringResolver,
  NeedFormulaResolver,
  NeedLineResolver,
} from './needs/need-line.resolver.ts';
import { AreaGapRowResolver, AreaGapSummaryResolver } from './rankings/area-summary.resolver.ts';
import { PLANNING_RESOLVERS } from './planning.ts';
import { PlanningProposal } from './proposals/proposal.entity.ts';
import { asProposal } from './proposals/proposal.queries.ts';
import { projectCoverage, projectStaffing } from './rankings/ranking.events.ts';
import {
  ProgrammeComponentResolver,
  ProgrammePillarResolver,
  ProgrammeResolver,
} from './programmes/programme.resolver.ts';
import { RegulationResolver } from './regulations/regulation.resolver.ts';
import { SourceResolver } from './sources/source.resolver.ts';
import { keepTrust } from './trust/kept-trust.commands.ts';
import { VerificationRound } from './verifications/verification-round.entity.ts';
import { VerificationRoundCommandResolver } from './verifications/verification-round-command.resolver.ts';
import { withCounts } from './verifications/verification-round.queries.ts';
import {
  VerificationRoundResolver,
  VerificationStatementResolver,
} from './verifications/verification-round.resolver.ts';

type ByCode = Record<'code', string>;
type ById = Record<'id', string>;

export const programs = defineSubgraph({
  name: 'programs',
  audit: programsAudit,
  entities: [
    BudgetLine,
    BudgetLineVersion,
    Figure,
    VerificationRound,
    GapArea,
    GapEvidence,
    NeedLine,
    Covering,
    PlanningProposal,
  ],
  migrations: [
    { name: 'Migration20261121a', class: Migration20261121a },
    { name: 'Migration20261121b', class: Migration20261121b },
    { name: 'Migration20261121c', class: Migration20261121c },
    { name: 'Migration20261122audit', class: Migration20261122audit },
    { name: 'Migration20261122trust', class: Migration20261122trust },
    { name: 'Migration20261122planning', class: Migration20261122planning },
    { name: 'Migration20261122meetings', class: Migration20261122meetings },
    { name: 'Migration20261122money', class: Migration20261122money },
    { name: 'Migration20261122plans', class: Migration20261122plans },
    { name: 'Migration20261122quality', class: Migration20261122quality },
    { name: 'Migration20261122briefs', class: Migration20261122briefs },
    { name: 'Migration20261122criteria', class: Migration20261122criteria },
    { name: 'Migration20261122people', class: Migration20261122people },
    { name: 'Migration20261122imports', class: Migration20261122imports },
    { name: 'Migration20261122history', class: Migration20261122history },
    { name: 'Migration20261122boundaries', class: Migration20261122boundaries },
    { name: 'Migration20261122withheld', class: Migration20261122withheld },
    { name: 'Migration20261122proposals', class: Migration20261122proposals },
    { name: 'Migration20261122ranking', class: Migration20261122ranking },
    { name: 'Migration20261122trustKept', class: Migration20261122trustKept },
  ],
  resolvers: [
    AgencyResolver,
    ...FACT_IMPORTS.resolvers,
    AreaResolver,
    AreaGroupResolver,
    AreaFiguresResolver,
    AreaBudgetResolver,
    ...AREA_BOUNDARIES,
    SourceResolver,
    RegulationResolver,
    NeedCategoryResolver,
    PriorityGroupResolver,
    ProgrammeResolver,
    ProgrammePillarResolver,
    ProgrammeComponentResolver,
    ProgrammeBudgetResolver,
    PillarBudgetResolver,
    BudgetLineResolver,
    BudgetLineVersionResolver,
    BudgetLineCommandResolver,
    FigureResolver,
    FigureChoiceResolver,
    IndicatorResolver,
    FigureCommandResolver,
    VerificationRoundResolver,
    VerificationStatementResolver,
    VerificationRoundCommandResolver,
    GapAreaResolver,
    GapAreaCommandResolver,
    GapEvidenceResolver,
    NeedLineResolver,
    CoveringResolver,
    BudgetLineCoveringsResolver,
    NeedFormulaResolver,
    AreaGapSummaryResolver,
    ...DATA_TRUST,
    AreaGapRowResolver,
    ...PLANNING_RESOLVERS,
    ...COORDINATION_RESOLVERS,
  ],
  types: [],
  context: programsContext,
  references: {
    Area: ({ code }: ByCode, { loaders }) => loaders.area.load(code),
    AreaGroup: ({ code }: ByCode, { loaders }) => loaders.areaGroup.load(code),
    Source: ({ code }: ByCode, { loaders }) => loaders.source.load(code),
    Regulation: ({ code }: ByCode, { loaders }) => loaders.regulation.load(code),
    NeedCategory: ({ code }: ByCode, { loaders }) => loaders.needCategory.load(code),
    PriorityGroup: ({ code }: ByCode, { loaders }) => loaders.priorityGroup.load(code),
    Programme: ({ code }: ByCode, { loaders }) => loaders.programme.load(code),
    ProgrammePillar: ({ code }: ByCode, { loaders }) => loaders.programmePillar.load(code),
    ProgrammeComponent: ({ code }: ByCode, { loaders }) => loaders.programmeComponent.load(code),
    Indicator: ({ code }: ByCode, { loaders }) => loaders.indicator.load(code),
    Figure: ({ id }: ById, { loaders }) => (validate(id) ? loaders.figure.load(id) : null),
    BudgetLine: async ({ id }: ById, { loaders }) => {
      const row = validate(id) ? await loaders.budgetLine.load(id) : null;
      return row && withSums(row);
    },
    VerificationRound: async ({ id }: ById, { loaders }) => {
      const row = validate(id) ? await loaders.verificationRound.load(id) : null;
      return row && withCounts(row);
    },
    GapArea: ({ id }: ById, context) => gapAreaByReference(id, context),
    NeedLine: ({ id }: ById, context) => needLineByReference(id, context),
    MeetingBrief: ({ id }: ById, { loaders }) => (validate(id) ? loaders.brief.load(id) : null),
    CoordinationMeeting: ({ id }: ById, { loaders }) => (validate(id) ? loaders.meeting.load(id) : null),
    PlanningProposal: async ({ id }: ById, { loaders }) => {
      const row = validate(id) ? await loaders.planningProposal.load(id.toLowerCase()) : null;
      return row && asProposal(row);
    },
  },
  follows: {
    'csr.coverage': projectCoverage,
    'pillars.staffing': projectStaffing,
    ...BRIEF_EVENTS,
  },
  // Ten past midnight in Jakarta.
  clock: [
    { name: 'keep-trust', at: '* * * * *', work: keepTrust },
    { name: 'tell-priorities', at: '10 17 * * *', work: announcePriorities },
    ...FACT_IMPORTS.clock,
  ],
  channels: [GAP_AREA_CHANNEL],
  imports: programsImports,
  routes: addImportRoutes,
});

import { defineSubgraph } from '#host/subgraph';

import { applyBrief } from './briefs/brief.events.ts';
import { BriefStaffingResolver, MeetingBriefResolver } from './briefs/brief.resolver.ts';
import { MeetingBriefStub } from './briefs/brief.stub.ts';
import { Migration20261122briefs } from './migrations/migration-20261122briefs.ts';
import { importClock } from '../import-runs/import-run.commands.ts';
import { importResolvers } from '../import-runs/import-run.resolver.ts';
import { addImportRoutes } from '../import-runs/import-upload.routes.ts';
import { applyAreas, applyPeopleInNeed } from './areas/area.events.ts';
import { pillarsAudit } from './audit.ts';
import { AreaResolver } from './areas/area.resolver.ts';
import { Area } from './areas/area.stub.ts';
import { Availability } from './availability/availability.entity.ts';
import { AvailabilityResolver } from './availability/availability.resolver.ts';
import { Certificate } from './certificates/certificate.entity.ts';
import { CertificateResolver } from './certificates/certificate.resolver.ts';
import { ConsentResolver, ConsentsOfPersonResolver } from './consents/consent.resolver.ts';
import { IdentityResolver } from './identities/identity.resolver.ts';
import { PersonalReadResolver } from './personal-reads/personal-read.resolver.ts';
import { correctionResolvers } from './corrections/correction.resolver.ts';
import { pillarsPersonalData } from './personal-data.ts';
import { pillarsContext, type PillarsContext } from './context.ts';
import { DeploymentCommandsResolver } from './deployments/deployment-commands.resolver.ts';
import { Deployment, DeploymentEvent } from './deployments/deployment.entity.ts';
import { lapseProposals } from './deployments/lapse.commands.ts';
import { DeploymentResolver } from './deployments/deployment.resolver.ts';
import { PersonnelFigureResolver } from './figures/figure.resolver.ts';
import { GapArea, GapStaffing } from './gap-areas/gap-area.entity.ts';
import { applyGapArea } from './gap-areas/gap-area.events.ts';
import { GapAreaResolver } from './gap-areas/gap-area.resolver.ts';
import { GapAreaStub } from './gap-areas/gap-area.stub.ts';
import { pillarsImports } from './imports/catalogue.ts';
import { PersonnelImportReadings, PersonnelImportResolver } from './imports/personnel-import.resolver.ts';
import { Migration20261121a } from './migrations/migration-20261121a.ts';
import { Migration20261122audit } from './migrations/migration-20261122audit.ts';
import { Migration20261122imports } from './migrations/migration-20261122imports.ts';
import { Migration20261122readiness } from './migrations/migration-20261122readiness.ts';
import { Migration20261122operations } from './migrations/migration-20261122operations.ts';
import { Migration20261122visits } from './migrations/migration-20261122visits.ts';
import { Migration20261123lists } from './migrations/migration-20261123lists.ts';
import { Migration20261122rights } from './migrations/migration-20261122rights.ts';
import { Migration20261122privacy } from './migrations/migration-20261122privacy.ts';
import { Organisation } from './organisations/organisation.entity.ts';
import { OrganisationResolver } from './organisations/organisation.resolver.ts';
import { PersonnelTypeResolver } from './personnel-types/personnel-type.resolver.ts';
import { Person, Personnel } from './personnel/personnel.entity.ts';
import { PersonnelCommandsResolver, PersonnelResolver } from './personnel/personnel.resolver.ts';
import { PledgeAllocationStub, PledgeStub } from './pledges/pledge.stub.ts';
import { readinessResolvers } from './readiness/readiness.resolver.ts';
import { byId } from './references.ts';
import { requirementResolvers } from './requirements/requirement.resolver.ts';
import { ResourceTypeResolver } from './resource-types/resource-type.resolver.ts';
import { PeopleInNeedResolver, StaffingRatioResolver } from './staffing-ratios/staffing-ratio.resolver.ts';
import { understaffedAreaResolvers } from './staffing-ratios/understaffed-area.resolver.ts';
import { TrainingSession } from './trainings/training-session.entity.ts';
import { VisitVoidResolver } from './visits/visit-void.resolver.ts';
import { applyVolunteerWithdrawal } from './volunteers/volunteer-withdrawal.events.ts';
import { VolunteerWithdrawalResolver } from './volunteers/volunteer-withdrawal.resolver.ts';
import { visitResolvers } from './visits/visit.resolver.ts';
import { TrainingSessionResolver } from './trainings/training-session.resolver.ts';

interface ById {
  id: string;
}

interface ByCode {
  code: string;
}

/** Who is there to deliver, whether they are trained and free, and where they serve. */
export const pillars = defineSubgraph({
  name: 'pillars',
  audit: pillarsAudit,
  personalData: pillarsPersonalData,
  entities: [
    Personnel,
    Person,
    Organisation,
    TrainingSession,
    Certificate,
    Availability,
    Deployment,
    DeploymentEvent,
    GapArea,
    GapStaffing,
  ],
  migrations: [
    { name: 'Migration20261121a', class: Migration20261121a },
    { name: 'Migration20261122audit', class: Migration20261122audit },
    { name: 'Migration20261122briefs', class: Migration20261122briefs },
    { name: 'Migration20261122imports', class: Migration20261122imports },
    { name: 'Migration20261122readiness', class: Migration20261122readiness },
    { name: 'Migration20261122visits', class: Migration20261122visits },
    { name: 'Migration20261122privacy', class: Migration20261122privacy },
    { name: 'Migration20261122rights', class: Migration20261122rights },
    { name: 'Migration20261122operations', class: Migration20261122operations },
    { name: 'Migration20261123lists', class: Migration20261123lists },
  ],
  resolvers: [
    PersonnelImportReadings,
    PersonnelImportResolver,
    ...importResolvers,
    ResourceTypeResolver,
    PersonnelTypeResolver,
    PersonnelFigureResolver,
    StaffingRatioResolver,
    PeopleInNeedResolver,
    ...understaffedAreaResolvers,
    TrainingSessionResolver,
    OrganisationResolver,
    PersonnelResolver,
    PersonnelCommandsResolver,
    ConsentResolver,
    IdentityResolver,
    ConsentsOfPersonResolver,
    PersonalReadResolver,
    AvailabilityResolver,
    CertificateResolver,
    DeploymentResolver,
    DeploymentCommandsResolver,
    GapAreaResolver,
    AreaResolver,
    MeetingBriefResolver,
    BriefStaffingResolver,
    ...requirementResolvers,
    ...readinessResolvers,
    ...visitResolvers,
    VisitVoidResolver,
    VolunteerWithdrawalResolver,
    ...correctionResolvers,
  ],
  types: [MeetingBriefStub, Area, GapAreaStub, PledgeStub, PledgeAllocationStub],
  context: pillarsContext,
  references: {
    MeetingBrief: (reference: MeetingBriefStub) => reference,
    Area: (reference: Area) => reference,
    GapArea: (reference: GapAreaStub) => reference,
    Pledge: (reference: PledgeStub) => reference,
    PledgeAllocation: (reference: PledgeAllocationStub) => reference,
    ResourceType: ({ code }: ByCode, { loaders }: PillarsContext) => loaders.resourceType.load(code),
    PersonnelType: ({ code }: ByCode, { loaders }: PillarsContext) => loaders.personnelType.load(code),
    Personnel: ({ id }: ById, { loaders }: PillarsContext) => byId(loaders.personnel, id),
    Organisation: ({ id }: ById, { loaders }: PillarsContext) => byId(loaders.organisation, id),
    TrainingSession: ({ id }: ById, { loaders }: PillarsContext) => byId(loaders.trainingSession, id),
    Deployment: ({ id }: ById, { loaders }: PillarsContext) => byId(loaders.deployment, id),
  },
  follows: {
    'programs.brief': applyBrief,
    'programs.areas': applyAreas,
    'programs.people-in-need': applyPeopleInNeed,
    'programs.gap-area': applyGapArea,
    'csr.volunteer-withdrawal': applyVolunteerWithdrawal,
  },
  clock: [{ name: 'lapse-proposals', at: '* * * * *', work: lapseProposals }, ...importClock(pillarsImports)],
  channels: [],
  imports: pillarsImports,
  routes: addImportRoutes,
});

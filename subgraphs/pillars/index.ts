import { defineSubgraph } from '#kit/subgraph';

import { applyAreas, applyPeopleInNeed } from './areas/area.events.ts';
import { Area } from './areas/area.stub.ts';
import { Availability } from './availability/availability.entity.ts';
import { Certificate } from './certificates/certificate.entity.ts';
import { pillarsContext, type PillarsContext } from './context.ts';
import { Deployment, DeploymentEvent } from './deployments/deployment.entity.ts';
import { GapArea, GapStaffing } from './gap-areas/gap-area.entity.ts';
import { Migration20261121a } from './migrations/migration-20261121a.ts';
import { Organisation } from './organisations/organisation.entity.ts';
import { PersonnelTypeResolver } from './personnel-types/personnel-type.resolver.ts';
import { Person, Personnel } from './personnel/personnel.entity.ts';
import { ResourceTypeResolver } from './resource-types/resource-type.resolver.ts';
import { TrainingSession } from './trainings/training-session.entity.ts';

/** Who is there to deliver, whether they are trained and free, and where they serve. */
export const pillars = defineSubgraph({
  name: 'pillars',
  entities: [
    Personnel, Person, Organisation, TrainingSession, Certificate, Availability, Deployment, DeploymentEvent, GapArea,
    GapStaffing,
  ],
  migrations: [{ name: 'Migration20261121a', class: Migration20261121a }],
  resolvers: [ResourceTypeResolver, PersonnelTypeResolver],
  types: [Area],
  context: pillarsContext,
  references: {
    Area: (reference: Area) => reference,
    ResourceType: ({ code }: { code: string }, { loaders }: PillarsContext) => loaders.resourceType.load(code),
    PersonnelType: ({ code }: { code: string }, { loaders }: PillarsContext) => loaders.personnelType.load(code),
  },
  follows: {
    'programs.areas': applyAreas,
    'programs.people-in-need': applyPeopleInNeed,
  },
  clock: [],
  channels: [],
});

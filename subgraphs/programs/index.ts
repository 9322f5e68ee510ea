import { defineSubgraph } from '#kit/subgraph';

import { AreaGroupResolver, AreaResolver } from './areas/area.resolver.ts';
import { programsContext } from './context.ts';
import { Migration20261121a } from './migrations/migration-20261121a.ts';
import { Migration20261121b } from './migrations/migration-20261121b.ts';

export const programs = defineSubgraph({
  name: 'programs',
  entities: [],
  migrations: [
    { name: 'Migration20261121a', class: Migration20261121a },
    { name: 'Migration20261121b', class: Migration20261121b },
    // Migration20261121c: gap areas
  ],
  resolvers: [
    AreaResolver, AreaGroupResolver,
    // gap areas: resolvers here
  ],
  types: [
    // gap areas: refusals and other types that no root field reaches
  ],
  context: programsContext,
  references: {
    Area: ({ code }: { code: string }, { loaders }) => loaders.area.load(code),
    // gap areas: GapArea, NeedLine
  },
  follows: {
    // gap areas: csr.coverage, pillars.staffing
  },
  clock: [],
  channels: [],
});

import 'reflect-metadata';

import { buildSubgraphSchema } from '@apollo/subgraph';
import { printSchemaWithDirectives } from '@graphql-tools/utils';
import type { EntityClass, EntitySchema } from '@mikro-orm/postgresql';
import type { Router } from 'express';
import { parse, type GraphQLSchema } from 'graphql';
import {
  buildSchemaSync,
  createResolversMap,
  type AuthChecker,
  type ClassType,
  type NonEmptyArray,
} from 'type-graphql';

import { hasRole, type Role } from '#kit/actor';
import type { ImportCatalogue } from '../importing/catalogue.ts';
import { auditTrailOf } from './audit-trail.ts';
import { checkInput } from './check-input.ts';
import { readFieldsDirectly, shorten } from './short-ways.ts';
import type { StandingFigure } from './telemetry/gauges.ts';
import { noteCommands } from './telemetry/noting.ts';
import { checkReferences, isFindable, keysOf } from './references.ts';
import type { AuditPolicy } from '#kit/audit';
import type { RequestContext } from '#kit/context';
import type { Store, StoreOptions } from '#kit/database';
import { forbidden, unauthenticated } from '#kit/errors';
import type { ClockTask, Heard, JobTasks } from '#kit/events';
import type { PersonalData } from '#kit/personal-data';
import { writers } from '#kit/writer';

/** Everything the kit needs to know of one subgraph; its `index.ts` is the only place that knows all files. */
export interface SubgraphDefinition<Context extends RequestContext = RequestContext> {
  name: string;
  entities: (EntityClass | EntitySchema)[];
  migrations: StoreOptions['migrations'];
  resolvers: NonEmptyArray<Function>;
  /** Types that no root field reaches: refusals, stubs of other subgraphs' types. */
  types: ClassType[];
  /** Adds the subgraph's loaders to a fresh context. */
  context: (base: RequestContext) => Context;
  /** Who reads its audit trail, and which tables that leaves out. */
  audit: AuditPolicy;
  /** What it keeps of people, and up to when; none for a subgraph without any. */
  personalData?: PersonalData;
  /** How an entity is found again by its key, for the gateway. */
  references: Record<string, (reference: never, context: Context) => unknown>;
  /** Events of other subgraphs, by topic. */
  follows: Record<string, Heard>;
  clock: readonly ClockTask[];
  /** Work that it puts in its own queue, by the name of the job. */
  jobs?: JobTasks;
  /** What it tells those who watch it, besides what every subgraph does. */
  watched?: readonly StandingFigure[];
  /** Postgres notification channels that live updates listen to. */
  channels: readonly string[];
  /** Plain HTTP besides GraphQL, such as the upload of evidence files. */
  routes?: (store: Store, router: Router) => void;
  /** What it takes from files, and how known outside files feed it. */
  imports?: ImportCatalogue;
}

/** Lets the compiler check one subgraph's definition against its own context type. */
export function defineSubgraph<Context extends RequestContext>(definition: SubgraphDefinition<Context>) {
  return definition as unknown as SubgraphDefinition;
}

const LINK = `extend schema @link(url: "https://specs.apollo.dev/federation/v2.9", import: ["@key", "@external", "@requires", "@provides", "@shareable", "@inaccessible", "@tag"])\n`;

/** Runs before every @Authorized field; whose object it is, the command checks after it has read the row. */
const checkRole: AuthChecker<RequestContext, Role> = ({ context, info }, roles) => {
  if (!context.actor) throw unauthenticated();
  if (roles.length > 0 && !roles.some((role) => hasRole(context.actor, role))) {
    throw forbidden(`This needs the role ${roles.join(' or ')}.`);
  }
  const writer = writers.getStore();
  if (writer && info.parentType.name === 'Mutation') writer.action = info.fieldName;
  return true;
};

const unused = (): never => {
  throw new Error('A subscription names its own source with `subscribe`, over context.notices.');
};

export interface BuiltSubgraph {
  sdl: string;
  schema: GraphQLSchema;
}

/** Turns the decorated classes of a subgraph into its SDL and its executable federated schema. */
export function buildSubgraph(definition: SubgraphDefinition): BuiltSubgraph {
  readFieldsDirectly();
  const plain = buildSchemaSync({
    resolvers: [...definition.resolvers, auditTrailOf(definition.name, definition.audit)],
    orphanedTypes: definition.types,
    skipCheck: true,
    validateFn: (value, _type, { args }) => checkInput(value, args),
    authChecker: checkRole,
    // type-graphql asks for one even where every subscription brings its own source.
    pubSub: { publish: unused, subscribe: unused },
  });
  const sdl = LINK + printSchemaWithDirectives(plain).replace(/^schema\s*\{[^}]*\}\s*/m, '');
  const document = parse(sdl, { noLocation: true });
  const keys = keysOf(document);
  const resolvers: Record<string, object> = createResolversMap(plain);
  shorten(resolvers, definition.resolvers);
  for (const [type, find] of Object.entries(definition.references)) {
    resolvers[type] = {
      ...resolvers[type],
      __resolveReference: (reference: never, context: RequestContext) =>
        isFindable(keys.get(type), reference) ? find(reference, context) : null,
    };
  }
  // The resolvers map of type-graphql and the one of Apollo differ in name only.
  const schema = buildSubgraphSchema([{ typeDefs: document, resolvers: resolvers as never }]);
  checkReferences(schema, keys);
  noteCommands(definition.name, schema);
  return { sdl, schema };
}

import { relocatedError } from '@graphql-tools/utils';
import type { GraphQLError } from 'graphql';

import type { Targets } from './entities.ts';

type Errors = readonly GraphQLError[];

/** What a call for fields of the root says; a fault of the whole call stands at the first of them. */
export const faultsAtRoot = (errors: Errors, first: readonly string[]): Errors =>
  errors.map((error) => (error.path ? error : relocatedError(error, first)));

/** A fault within an entity stands wherever that entity does. */
const atEach = (error: GraphQLError, targets: Targets, at: number, from: number): Errors =>
  targets.pathsOf(at).map((path) => relocatedError(error, [...path, ...(error.path ?? []).slice(from)]));

/** What a call for entities says; a fault of the whole call stands at the fields that led there. */
export const faultsOfEntities = (errors: Errors, targets: Targets, lead: readonly string[]): Errors =>
  errors.flatMap((error) => {
    const from = error.path?.indexOf('_entities') ?? -1;
    const at = from < 0 ? undefined : error.path?.[from + 1];
    const placed = typeof at === 'number' ? atEach(error, targets, at, from + 2) : [];
    return placed.length > 0 ? placed : [lead.length > 0 ? relocatedError(error, lead) : error];
  });

/**
 * The same for a call in which several lists of entities are asked for, each by its alias; a fault of the whole call stands
 * at the fields that led to each of them, for something is missing there.
 */
export const faultsOfBatch = (
  errors: Errors,
  targetsOf: ReadonlyMap<string, Targets>,
  leads: readonly (readonly string[])[],
): Errors =>
  errors.flatMap((error) => {
    const [alias, at] = error.path ?? [];
    const targets = typeof alias === 'string' ? targetsOf.get(alias) : undefined;
    const placed = targets && typeof at === 'number' ? atEach(error, targets, at, 2) : [];
    if (placed.length > 0) return placed;
    return leads.length > 0 ? leads.map((lead) => relocatedError(error, lead)) : [error];
  });

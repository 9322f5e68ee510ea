import type { BatchFetchNode, FetchNode, FlattenNode, PlanNode } from '@graphql-hive/router-query-planner';
import type { ExecutionResult } from '@graphql-tools/utils';
import { getOperationAST, Kind, OperationTypeNode, parse, type DocumentNode, type GraphQLError } from 'graphql';

import { Keys, Targets, type Segments } from './entities.ts';
import { faultsAtRoot, faultsOfBatch, faultsOfEntities } from './faults.ts';
import type { Fits } from './kinds.ts';
import { mergeInto, type Row } from './rows.ts';

/** One question to a subgraph, as the plan holds it. */
export interface Call {
  subgraph: string;
  document: DocumentNode;
  operationName: string | undefined;
  operationType: OperationTypeNode;
}

/** One operation on its way. */
export interface Run {
  data: Row;
  errors: GraphQLError[];
  variables: Readonly<Row>;
  fits: Fits;
  ask: (call: Call, variables: Row | undefined) => Promise<ExecutionResult>;
}

/** A part of a plan, ready to be gone through. */
export type Step = (run: Run) => Promise<void>;

const KINDS = {
  query: OperationTypeNode.QUERY,
  mutation: OperationTypeNode.MUTATION,
  subscription: OperationTypeNode.SUBSCRIPTION,
};

const callOf = (node: FetchNode | BatchFetchNode): Call => ({
  subgraph: node.serviceName,
  document: parse(node.operation, { noLocation: true }),
  operationName: node.operationName,
  operationType: KINDS[node.operationKind ?? 'query'],
});

/** Those of the client's variables that a call needs. */
function chosen(variables: Run['variables'], names: readonly string[] | undefined): Row | undefined {
  const told = names?.filter((name) => Object.hasOwn(variables, name)) ?? [];
  return told.length > 0 ? Object.fromEntries(told.map((name) => [name, variables[name]])) : undefined;
}

function firstFieldOf({ document, operationName }: Call): string[] {
  const fields = getOperationAST(document, operationName)?.selectionSet.selections ?? [];
  const first = fields.find((field) => field.kind === Kind.FIELD);
  return first ? [first.alias?.value ?? first.name.value] : [];
}

/** Fields of the root. */
function fetchStep(node: FetchNode): Step | null {
  if (node.requires && node.requires.length > 0) return null;
  const call = callOf(node);
  const first = firstFieldOf(call);
  return async ({ variables, errors, data, ask }) => {
    const answer = await ask(call, chosen(variables, node.variableUsages));
    if (answer.errors) errors.push(...faultsAtRoot(answer.errors, first));
    if (answer.data) mergeInto(data, answer.data);
  };
}

const leadOf = (path: Segments): string[] =>
  path.flatMap((segment) => (segment !== '@' && 'Field' in segment ? [segment.Field] : []));

/** What a subgraph adds to the objects at the end of a path. */
function flattenStep({ path, node }: FlattenNode): Step | null {
  if (node.kind !== 'Fetch' || isRewritten(node)) return null;
  const { requires, variableUsages } = node;
  if (!requires || requires.length === 0) return null;
  const call = callOf(node);
  const fields = leadOf(path);
  const lead = fields.length > 0 ? fields : firstFieldOf(call);
  return async ({ data, variables, errors, fits, ask }) => {
    const [keys, targets] = [new Keys(), new Targets()];
    targets.collect(data, path, requires, keys, fits);
    if (keys.sent.length === 0) return;
    const answer = await ask(call, { ...chosen(variables, variableUsages), representations: keys.sent });
    if (answer.errors) errors.push(...faultsOfEntities(answer.errors, targets, lead));
    targets.merge(answer.data?.['_entities']);
  };
}

/** The same for several paths in one call, each list of entities by its alias. */
function batchStep(node: BatchFetchNode): Step | null {
  const { aliases } = node.entityBatch;
  if (aliases.some((one) => isRewritten(one) || one.requires.length === 0)) return null;
  const call = callOf(node);
  const leadsOf = (alias: (typeof aliases)[number]) => alias.paths.map(leadOf).filter((lead) => lead.length > 0);
  return async ({ data, variables, errors, fits, ask }) => {
    const keysOf = new Map<string, Keys>();
    const targetsOf = new Map<string, Targets>();
    for (const { alias, representationsVariableName, paths, requires } of aliases) {
      const keys = keysOf.get(representationsVariableName) ?? new Keys();
      keysOf.set(representationsVariableName, keys);
      const targets = new Targets();
      targetsOf.set(alias, targets);
      for (const path of paths) targets.collect(data, path, requires, keys, fits);
    }
    if ([...keysOf.values()].every(({ sent }) => sent.length === 0)) return;
    const sent = Object.fromEntries([...keysOf].map(([name, keys]) => [name, keys.sent]));
    const answer = await ask(call, { ...chosen(variables, node.variableUsages), ...sent });
    if (answer.errors) {
      const missed = aliases.filter(({ alias }) => targetsOf.get(alias)?.isAny);
      errors.push(...faultsOfBatch(answer.errors, targetsOf, missed.flatMap(leadsOf)));
    }
    for (const [alias, targets] of targetsOf) targets.merge(answer.data?.[alias]);
  };
}

const isRewritten = (node: { inputRewrites?: unknown[]; outputRewrites?: unknown[] }): boolean =>
  (node.inputRewrites?.length ?? 0) > 0 || (node.outputRewrites?.length ?? 0) > 0;

const nothing: Step = async () => undefined;

function allOf(nodes: readonly PlanNode[]): Step[] | null {
  const steps = nodes.map(stepOf);
  return steps.every((step) => step !== null) ? steps : null;
}

/** Makes a part of a plan ready; null for what only the runtime does. */
export function stepOf(node: PlanNode): Step | null {
  switch (node.kind) {
    case 'Fetch':
      return isRewritten(node) ? null : fetchStep(node);
    case 'Flatten':
      return flattenStep(node);
    case 'BatchFetch':
      return batchStep(node);
    case 'Sequence': {
      const steps = allOf(node.nodes);
      return (
        steps &&
        (async (run) => {
          for (const step of steps) await step(run);
        })
      );
    }
    case 'Parallel': {
      const steps = allOf(node.nodes);
      return steps && (async (run) => void (await Promise.all(steps.map((step) => step(run)))));
    }
    case 'Condition': {
      const [then, otherwise] = [node.ifClause, node.elseClause].map((clause) => (clause ? stepOf(clause) : nothing));
      if (!then || !otherwise) return null;
      return (run) => (run.variables[node.condition] === true ? then : otherwise)(run);
    }
    default:
      return null;
  }
}

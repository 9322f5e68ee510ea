import { unifiedGraphHandler } from '@graphql-hive/router-runtime';
import type { ExecutionRequest, ExecutionResult, Executor } from '@graphql-tools/utils';
import {
  getOperationAST,
  getVariableValues,
  Kind,
  print,
  visit,
  type DocumentNode,
  type FragmentDefinitionNode,
  type GraphQLSchema,
  type OperationDefinitionNode,
} from 'graphql';

import { kindsOf, type Fits } from './kinds.ts';
import { formOfObject, type Makings } from './projection.ts';
import { ODD_KEYS, type Row } from './rows.ts';
import { stepOf, type Run, type Step } from './steps.ts';

type Handler = typeof unifiedGraphHandler;
type HandlerOptions = Parameters<Handler>[0];
type Handled = Awaited<ReturnType<Handler>>;

/** A document that was planned and made ready. */
interface Ready {
  operation: OperationDefinitionNode;
  root: string;
  step: Step;
  form: (variables: Readonly<Row>) => (value: unknown) => unknown;
}

const MOST_FORMS = 32;
const INTROSPECTION = /^__(schema|type)$/;

/** True for what is left to the runtime: introspection, and response keys that are odd names of objects. */
function isOdd(document: DocumentNode): boolean {
  let odd = false;
  visit(document, {
    Field({ name, alias }) {
      const key = alias?.value ?? name.value;
      odd ||= INTROSPECTION.test(name.value) || ODD_KEYS.has(key) || (key === '__typename' && name.value !== key);
    },
  });
  return odd;
}

/** The variables that @skip and @include ask. */
function truthsOf(document: DocumentNode): string[] {
  const names = new Set<string>();
  visit(document, {
    Directive({ name, arguments: given = [] }) {
      if (name.value !== 'skip' && name.value !== 'include') return;
      for (const { value } of given) if (value.kind === Kind.VARIABLE) names.add(value.name.value);
    },
  });
  return [...names];
}

const fragmentsOf = (document: DocumentNode): ReadonlyMap<string, FragmentDefinitionNode> =>
  new Map(
    document.definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one]] : [])),
  );

/** The forms of an operation's answers: one for each way in which its conditions turn out. */
function formsOf(
  document: DocumentNode,
  operation: OperationDefinitionNode,
  root: string,
  rest: Omit<Makings, 'fragments' | 'variables'>,
) {
  const [truths, fragments] = [truthsOf(document), fragmentsOf(document)];
  const known = new Map<string, (value: unknown) => unknown>();
  return (variables: Readonly<Row>) => {
    const told = truths.map((name) => (variables[name] ? '1' : '0')).join('');
    const kept = known.get(told);
    if (kept) return kept;
    const form = formOfObject(root, [operation.selectionSet], { ...rest, fragments, variables });
    if (known.size >= MOST_FORMS) known.clear();
    known.set(told, form);
    return form;
  };
}

/** Plans documents and makes them ready, each once for as long as the document is kept. */
async function openPlans(schema: GraphQLSchema, supergraph: string) {
  // The runtime loads it as late: where there is no binary for the machine, nothing of the above can be done.
  const { QueryPlanner } = await import('@graphql-hive/router-query-planner');
  const planner = new QueryPlanner(supergraph);
  const fits = kindsOf(schema);
  const kept = new WeakMap<DocumentNode, Map<string, Promise<Ready | null>>>();
  const mayDiffer = planner.overrideLabels.length > 0 || planner.overridePercentages.length > 0;

  async function plan(document: DocumentNode, operationName: string | undefined): Promise<Ready | null> {
    const operation = getOperationAST(document, operationName);
    if (!operation || operation.operation === 'subscription' || mayDiffer || isOdd(document)) return null;
    const root = schema.getRootType(operation.operation)?.name;
    const { node } = await planner.planAsync(print(document), operationName, new Set(), 0);
    const step = node && stepOf(node);
    if (!step || root === undefined) return null;
    return { operation, root, step, form: formsOf(document, operation, root, { schema, fits }) };
  }

  return {
    fits,
    ready(document: DocumentNode, operationName: string | undefined): Promise<Ready | null> {
      const ofDocument = kept.get(document) ?? new Map<string, Promise<Ready | null>>();
      kept.set(document, ofDocument);
      const name = operationName ?? '';
      const known = ofDocument.get(name);
      if (known) return known;
      // What cannot be planned is told by the runtime.
      const made = plan(document, operationName).catch(() => null);
      ofDocument.set(name, made);
      return made;
    },
  };
}

type Asker = (subgraph: string) => Executor;

/** One operation by its plan, from the first call to the answer. */
async function carryOut(ready: Ready, request: ExecutionRequest, variables: Readonly<Row>, fits: Fits, askerOf: Asker) {
  const { context } = request;
  // Who goes away is not worked for any longer.
  const signal = request.signal ?? context?.request?.signal;
  const run: Run = {
    data: {},
    errors: [],
    variables,
    fits,
    ask: async ({ subgraph, ...call }, sent) =>
      (await askerOf(subgraph)({ ...call, variables: sent, context, signal })) as ExecutionResult,
  };
  await ready.step(run);
  return {
    ...(Object.keys(run.data).length > 0 && { data: ready.form(variables)(run.data) }),
    ...(run.errors.length > 0 && { errors: run.errors }),
  };
}

/** Carries plans out itself, and hands to the runtime whole what it does not do. */
export const interpreting =
  (
    executorOf: (subgraph: string, schema: GraphQLSchema) => Executor,
    isOnlyPlanned: (asked: Request | undefined) => boolean,
  ): Handler =>
  async (options: HandlerOptions): Promise<Handled> => {
    const handled = await unifiedGraphHandler(options);
    const { unifiedGraph: schema, executor: runtime } = handled;
    if (!runtime) return handled;
    const plans = await openPlans(schema, options.getUnifiedGraphSDL());
    const executors = new Map<string, Executor>();
    const askerOf: Asker = (subgraph) => {
      const executor = executors.get(subgraph) ?? executorOf(subgraph, schema);
      executors.set(subgraph, executor);
      return executor;
    };

    async function execute(request: ExecutionRequest) {
      const ready = await plans.ready(request.document, request.operationName);
      const { request: asked }: { request?: Request } = request.context ?? {};
      if (isOnlyPlanned(asked)) return { data: null };
      if (!ready) return runtime?.(request);
      const given = getVariableValues(schema, ready.operation.variableDefinitions ?? [], request.variables ?? {});
      // Values that do not fit are told of by the runtime.
      return given.coerced ? carryOut(ready, request, given.coerced, plans.fits, askerOf) : runtime?.(request);
    }
    return { ...handled, executor: execute as Executor };
  };

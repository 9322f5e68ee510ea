import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import { getOperationAST, type DocumentNode, type ExecutionArgs, type ExecutionResult } from 'graphql';

import type { TokenReader } from '#host/token';
import { today } from '#kit/dates';

import { answersKept } from '../telemetry/metrics.ts';
import type { DatabaseState } from './database-state.ts';
import { keepAnswers, type KeptAnswer } from './kept-answers.ts';

export interface KeepingOptions {
  state: DatabaseState;
  readToken: TokenReader;
  mostBytes: number;
}

/** While commits come one after the other nothing can be kept; after so many other states, nobody asks for a while. */
const RESTLESS = 4;
const REST_MS = 200;

interface CallContext {
  request?: Request;
}

/** The requests of which a part of the answer tells how late it is. */
const ofTheMoment = new WeakSet<Request>();

/** Notes that the answer to a request holds for its moment only. */
export const noteMoment = (request: Request | undefined): void => void (request && ofTheMoment.add(request));

const points = new WeakMap<object, number>();

/** What a kept answer cost when it was made; undefined for one that was made now. */
export const pointsOfKept = (data: unknown): number | undefined =>
  typeof data === 'object' && data !== null ? points.get(data) : undefined;

type Told = ExecutionResult & { stringify: (result: ExecutionResult) => string };

/** An answer whose data are there as text. */
function withText(data: Record<string, unknown>, text: string): Told {
  return {
    data,
    stringify: ({ errors, extensions }) => {
      const rest = JSON.stringify({ errors, extensions }).slice(1);
      return `{"data":${text}${rest === '}' ? rest : `,${rest}`}`;
    },
  };
}

function asTold(kept: KeptAnswer): Told {
  const data = {};
  points.set(data, kept.points);
  return withText(data, kept.text);
}

/** A number for each document; documents that were read once are the same object. */
function numbered(): (document: DocumentNode) => number {
  const numbers = new WeakMap<DocumentNode, number>();
  let last = 0;
  return (document) => {
    const known = numbers.get(document) ?? (last += 1);
    numbers.set(document, known);
    return known;
  };
}

const isQuery = ({ document, operationName }: ExecutionArgs) =>
  getOperationAST(document, operationName)?.operation === 'query';

const mayBeKept = (result: ExecutionResult | AsyncIterable<unknown>, request: Request | undefined) =>
  !(Symbol.asyncIterator in result) &&
  !result.errors &&
  typeof result.data === 'object' &&
  result.data !== null &&
  !(request && ofTheMoment.has(request));

/**
 * Keeps answers to queries for as long as nothing was committed at all, and gives them again to whoever may see the same.
 * Before each, the databases are asked whether they still stand as they stood when the answer was begun: so nobody gets
 * anything older than what was committed before he asked, and what a reading leaves behind (who read whose data) is
 * left behind each time. Stands after the limits: an answer costs its points whether it was kept or not.
 */
export function keeping({ state, readToken, mostBytes }: KeepingOptions): GatewayPlugin {
  const answers = keepAnswers(mostBytes);
  const numberOf = numbered();
  let otherStates = 0;
  let restUntil = 0;

  async function keyOf(args: ExecutionArgs, request: Request | undefined): Promise<string | null> {
    const authorization = request?.headers.get('authorization');
    // Whose token is not believed is told so by whom he asks.
    const actor = authorization ? await readToken(authorization).catch(() => undefined) : null;
    if (actor === undefined) return null;
    const operation = [numberOf(args.document), args.operationName ?? '', args.variableValues ?? {}];
    return JSON.stringify([...operation, actor, today()]);
  }

  /** The state that holds now; null where it is not known, or changes too often for anything to be kept. */
  async function stateNow(): Promise<string | null> {
    if (performance.now() < restUntil) return null;
    const now = await state.ask();
    otherStates = now !== null && answers.isStill(now) ? 0 : otherStates + 1;
    // A database that does not say is not waited for by each who asks.
    if (now !== null && otherStates < RESTLESS) return now;
    otherStates = 0;
    restUntil = performance.now() + REST_MS;
    return null;
  }

  return {
    async onExecute({ args, setResultAndStopExecution }) {
      if (!isQuery(args)) return;
      const { request } = args.contextValue as CallContext;
      const key = await keyOf(args, request);
      const begunIn = key === null ? null : await stateNow();
      if (key === null || begunIn === null) return void answersKept.inc({ result: 'PASSED' });
      const kept = answers.find(key);
      answersKept.inc({ result: kept ? 'KEPT' : 'MADE' });
      if (kept) return setResultAndStopExecution(asTold(kept));
      return {
        onExecuteDone({ result, setResult }) {
          if (!mayBeKept(result, request)) return;
          const { data, extensions } = result as ExecutionResult;
          const text = JSON.stringify(data);
          const told = withText(data ?? {}, text);
          const bill = extensions?.['cost'] as { actualQueryCost: number } | undefined;
          answers.keep(key, { text, points: bill?.actualQueryCost ?? 0 }, begunIn);
          setResult({ ...told, ...(extensions && { extensions }) });
        },
      };
    },
  };
}

import type { GatewayPlugin } from '@graphql-hive/gateway-runtime';
import express, { type Request as Asked, type RequestHandler, type Response as Reply } from 'express';
import { getOperationAST, type ExecutionArgs, type ExecutionResult } from 'graphql';

import type { DatabaseState } from '#host/database-state';
import type { TokenReader } from '#host/token';
import { today } from '#kit/dates';

import { FREE, settle, type Bill } from '../limits/bill.ts';
import { callerOf, type Throttle } from '../limits/throttle.ts';
import { answersKept } from '../telemetry/metrics.ts';
import { beginOperation, endOperation, shortName } from '../telemetry/operations.ts';
import { keepAnswers, type KeptAnswer } from './kept-answers.ts';
import { openUnderWay } from './under-way.ts';

export interface KeepingOptions {
  state: DatabaseState;
  readToken: TokenReader;
  /** Null where nobody's use is limited. */
  throttle: Throttle | null;
  /** Where browsers of other origins may read answers, what they are told is not kept. */
  hasOrigins: boolean;
  mostBytes: number;
}

export interface Keeping {
  /** Answers what was asked before in the same words, by the same person, as long as that answer holds. */
  again: RequestHandler;
  /** Keeps what is worked out. */
  plugin: GatewayPlugin;
}

/** While commits come one after the other nothing can be kept; after so many other states, nobody asks for a while. */
const RESTLESS = 4;
const REST_MS = 200;
/** A longer question is not asked twice in the same words. */
const MOST_ASKED_BYTES = 16 * 1024;

/** Who asks for a stream or for parts gets his answer in a frame of its own. */
const AS_JSON = /^application\/(graphql-response\+)?json\b/;

interface CallContext {
  request?: Request;
  req?: Asked;
}

/** A question whose answer may be kept: its key, and the state of the databases when it was begun. */
interface Question {
  key: string;
  begunIn?: string | null;
  made?: Omit<KeptAnswer, 'contentType'>;
  isFaulty?: boolean;
}

/** The requests of which a part of the answer tells how late it is. */
const ofTheMoment = new WeakSet<Request>();

/** Notes that the answer to a request holds for its moment only. */
export const noteMoment = (request: Request | undefined): void => void (request && ofTheMoment.add(request));

/** An answer whose data are there as text. */
function withText(data: Record<string, unknown>, text: string) {
  return {
    data,
    stringify: ({ errors, extensions }: ExecutionResult) => {
      const rest = JSON.stringify({ errors, extensions }).slice(1);
      return `{"data":${text}${rest === '}' ? rest : `,${rest}`}`;
    },
  };
}

const mayBeKept = (result: ExecutionResult | AsyncIterable<unknown>, request: Request | undefined) =>
  !(Symbol.asyncIterator in result) &&
  !result.errors &&
  typeof result.data === 'object' &&
  result.data !== null &&
  !(request && ofTheMoment.has(request));

const readBody = express.raw({ type: () => true, limit: MOST_ASKED_BYTES, inflate: false });

/** What is packed or long is read by the runtime. */
const isPlain = (request: Asked) =>
  request.method === 'POST' &&
  request.header('content-encoding') === undefined &&
  Number(request.header('content-length') ?? Infinity) <= MOST_ASKED_BYTES;

/**
 * Keeps answers to queries for as long as nothing was committed at all, and gives them again to whoever may see the same
 * and asks in the same words: what was read, checked and priced once is neither read nor checked again.
 * Before each, the databases are asked whether they still stand as they stood when the answer was begun: so nobody gets
 * anything older than what was committed before he asked, and what a reading leaves behind (who read whose data) is
 * left behind each time. An answer costs its points whether it was kept or not.
 */
export function openKeeping({ state, readToken, throttle, hasOrigins, mostBytes }: KeepingOptions): Keeping {
  const answers = keepAnswers(mostBytes);
  const questions = new WeakMap<Asked, Question>();
  const underWay = openUnderWay();
  let otherStates = 0;
  let restUntil = 0;

  async function keyOf(request: Asked): Promise<string | null> {
    if (!Buffer.isBuffer(request.body) || (hasOrigins && request.header('origin') !== undefined)) return null;
    // Whose token is not believed is told so by whom he asks.
    const actor = await readToken(request.header('authorization')).catch(() => undefined);
    if (actor === undefined) return null;
    const viewer = actor === null ? '' : JSON.stringify(actor);
    // Each byte is a sign of its own: as text, all bytes that are none would be the same.
    const body = request.body.toString('latin1');
    return [today(), request.originalUrl, request.header('accept') ?? '', viewer, body].join('\n');
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

  /** What is owed for a kept answer; null where the caller may not have it, which the limits tell. */
  async function charge(request: Asked, { price, points }: KeptAnswer): Promise<Bill | null> {
    const caller = callerOf(request);
    const spent = throttle ? await throttle.spend(caller, price, 0) : FREE;
    return spent.isAllowed ? settle(throttle, caller, spent, { price, points }) : null;
  }

  /** Gives the answer that still holds; false where there is none. */
  async function answer(request: Asked, reply: Reply): Promise<boolean> {
    const started = performance.now();
    const key = await keyOf(request);
    if (key === null) return false;
    const question: Question = { key };
    questions.set(request, question);
    if (!answers.had(key)) await underWay.same(key);
    if (!answers.had(key)) return false;
    // Asked for after the wait as well: what was committed meanwhile, such as a look that is noted, ends the answer.
    question.begunIn = await stateNow();
    const kept = question.begunIn === null ? null : answers.find(key);
    const bill = kept && (await charge(request, kept));
    if (!kept || !bill) return false;
    answersKept.inc({ result: 'KEPT' });
    const extensions = { cost: bill };
    const watched = { ...beginOperation(request.header('traceparent')), started, kind: 'query', name: kept.name };
    endOperation(watched, request.header('x-request-id') ?? '', { extensions });
    if (watched.span) reply.setHeader('traceresponse', watched.span.traceparent);
    const body = Buffer.from(`{"data":${kept.text},"extensions":${JSON.stringify(extensions)}}`);
    reply.setHeader('content-type', kept.contentType);
    reply.setHeader('content-length', body.length);
    reply.end(body);
    return true;
  }

  const again: RequestHandler = (request, reply, next) => {
    if (!isPlain(request)) return next();
    readBody(request, reply, (problem?: unknown) => {
      if (problem) return next(problem);
      answer(request, reply).then((isAnswered) => (isAnswered ? undefined : next()), next);
    });
  };

  const plugin: GatewayPlugin = {
    async onExecute({ args }) {
      const operation = getOperationAST((args as ExecutionArgs).document, args.operationName);
      if (operation?.operation !== 'query') return;
      const { request, req } = args.contextValue as CallContext;
      const question = req && questions.get(req);
      if (question && question.begunIn === undefined) question.begunIn = await stateNow();
      if (!question || question.begunIn === null) return void answersKept.inc({ result: 'PASSED' });
      answersKept.inc({ result: 'MADE' });
      underWay.begin(question.key, req.res);
      return {
        onExecuteDone({ result, setResult }) {
          question.isFaulty = !(Symbol.asyncIterator in result) && result.errors !== undefined;
          if (!mayBeKept(result, request)) return;
          const { data, extensions } = result as ExecutionResult;
          const text = JSON.stringify(data);
          const bill = extensions?.['cost'] as Bill | undefined;
          const { requestedQueryCost: price = 0, actualQueryCost: points = 0 } = bill ?? {};
          question.made = { text, price, points, name: shortName(operation) };
          setResult({ ...withText(data ?? {}, text), ...(extensions && { extensions }) });
        },
      };
    },
    onResponse({ response, serverContext }) {
      const { req } = serverContext as CallContext;
      const { key, begunIn, made, isFaulty } = (req && questions.get(req)) ?? {};
      if (key === undefined || !begunIn) return;
      const contentType = response.headers.get('content-type') ?? '';
      const isKept = made !== undefined && response.status === 200 && AS_JSON.test(contentType);
      if (isKept) answers.keep(key, { ...made, contentType }, begunIn);
      underWay.noteKept(key, isKept ? 'KEPT' : isFaulty ? 'FAULT' : 'NOT_KEPT');
    },
  };
  return { again, plugin };
}

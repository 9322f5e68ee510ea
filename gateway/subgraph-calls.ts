import { buildHTTPExecutor } from '@graphql-tools/executor-http';
import type { ExecutionRequest, ExecutionResult, Executor } from '@graphql-tools/utils';
import { print, stripIgnoredCharacters, type DocumentNode, type GraphQLSchema } from 'graphql';
import type { LocalAnswer, LocalExecutor } from '#host/execute';
import { HUB_HEADER } from '#host/odd-requests';
import { addressesIn, askInTurn } from '#host/replicas';
import { isMasked, serviceUnavailable } from '#kit/errors';
import { log } from '#kit/log';

import { isShapedAs } from './answer-shape.ts';
import { noteMoment } from './answers/keeping.ts';
import { askSubgraph, openSubgraph } from './subgraph-fetch.ts';
import { traceparentOf, watchCall, type CallOutcome } from './telemetry/calls.ts';

/** A call to a subgraph ends after this long, so that one that hangs does not hold the whole answer. */
const CALL_MS = 3_000;
/** A command may try again until its deadline of 5 s; cutting it sooner would hide what became of it. */
const COMMAND_MS = 6_000;
/** All calls of one query together end after this long. */
const QUERY_MS = 5_000;
/** The connection of a late call is closed this long after its answer was given up. */
const CLEAN_UP_MS = 250;

const AS_JSON = {
  'content-type': 'application/json',
  accept: 'application/graphql-response+json, application/json',
};

/** How the gateway reaches its subgraphs: in this process, or by HTTP. */
export interface SubgraphCalls {
  local: ReadonlyMap<string, LocalExecutor>;
  /** The address of each; or several by commas, where it runs as several processes. */
  urls: ReadonlyMap<string, string>;
  /** Shown to subgraphs of ours only; null where somebody else's are called. */
  hubSecret: string | null;
}

interface CallContext {
  request?: Request;
}

/** What one request of a client has borne so far. */
interface Patience {
  since: number;
  /** Subgraphs that did not answer in time: asked once more for another part of the answer, they would cost as much again. */
  silent: Set<string>;
  /** A live update stays open, and each of its events has all the time there is. */
  isLive: boolean;
}

const patiences = new WeakMap<Request, Patience>();

function patienceOf({ context, operationType }: ExecutionRequest): Patience {
  const asked: Request | undefined = context?.request;
  const patience = (asked && patiences.get(asked)) ?? {
    since: performance.now(),
    silent: new Set<string>(),
    isLive: false,
  };
  if (asked) patiences.set(asked, patience);
  patience.isLive ||= operationType === 'subscription';
  return patience;
}

/** How long a subgraph may still take for this call; 0 when it is not to be asked. */
function limitOf(name: string, request: ExecutionRequest, patience: Patience): number {
  if (request.operationType === 'mutation') return COMMAND_MS;
  if (patience.isLive) return CALL_MS;
  if (patience.silent.has(name)) return 0;
  return Math.min(CALL_MS, Math.max(0, patience.since + QUERY_MS - performance.now()));
}

/** The outgoing headers, built from nothing: the caller's token, the request's id, our own trace, and no other header. */
function callerHeaders(request: ExecutionRequest | undefined) {
  const context: CallContext | undefined = request?.context;
  const headers = context?.request?.headers;
  return {
    authorization: headers?.get('authorization') ?? null,
    requestId: headers?.get('x-request-id') ?? null,
    traceparent: traceparentOf(request),
  };
}

function localCall(execute: LocalExecutor): Executor {
  return (request: ExecutionRequest) =>
    execute(
      { query: request.document, operationName: request.operationName, variables: request.variables },
      callerHeaders(request),
    ) as never;
}

const texts = new WeakMap<DocumentNode, string>();

/** The text of a document, which a plan asks for again and again. */
function textOf(document: DocumentNode): string {
  const text = texts.get(document) ?? stripIgnoredCharacters(print(document));
  texts.set(document, text);
  return text;
}

/** A signal that ends a call after a while, or when whoever asked has gone. */
function limitedTo(limitMs: number, asker: AbortSignal | undefined) {
  const cut = new AbortController();
  const end = () => cut.abort();
  const timer = setTimeout(end, limitMs);
  asker?.addEventListener('abort', end, { once: true });
  // Whoever has gone already says so no more.
  if (asker?.aborted) end();
  return {
    signal: cut.signal,
    over() {
      clearTimeout(timer);
      asker?.removeEventListener('abort', end);
    },
  };
}

/** Sends to the processes of a subgraph in turn; only what may be done twice is sent again once it has left. */
function httpCall(addresses: string, hubSecret: string | null, schema: GraphQLSchema | null): Executor {
  const headers = (request: ExecutionRequest | undefined) => {
    const { authorization, requestId, traceparent } = callerHeaders(request);
    return {
      ...(authorization && { authorization }),
      ...(requestId && { 'x-request-id': requestId }),
      ...(traceparent && { traceparent }),
      ...(hubSecret !== null && { [HUB_HEADER]: hubSecret }),
    };
  };
  // A subscription stays open: a time limit would end it. By GET its document would have to fit into the address.
  const open = buildHTTPExecutor({
    endpoint: addressesIn(addresses)[0] ?? '',
    headers,
    method: 'POST',
    fetch: (_address: unknown, init?: RequestInit) =>
      askInTurn(addresses, (address) => openSubgraph(address, init), { mayRepeat: true, signal: init?.signal }),
  }) as Executor;
  const once = async (request: ExecutionRequest) => {
    const { document, variables, operationName, operationType } = request;
    const isCommand = operationType === 'mutation';
    const limit = limitedTo((isCommand ? COMMAND_MS : CALL_MS) + CLEAN_UP_MS, request.signal);
    const call = {
      headers: { ...AS_JSON, ...headers(request) },
      body: JSON.stringify({ query: textOf(document), variables, operationName }),
      signal: limit.signal,
    };
    try {
      const ask = (address: string) => askSubgraph(address, call);
      const { answer, isOfTheMoment } = await askInTurn(addresses, ask, {
        mayRepeat: !isCommand,
        signal: limit.signal,
      });
      const { data, errors } = Object(answer) as ExecutionResult;
      // What is missing beside an error is told by it.
      const claimsToBeWhole = data !== undefined && data !== null && !errors?.length;
      if (claimsToBeWhole && !isShapedAs(request, data, variables, schema))
        throw new Error('its data are not what was asked for');
      if (isOfTheMoment) noteMoment((request.context as CallContext | undefined)?.request);
      return answer;
    } finally {
      limit.over();
    }
  };
  return (request) => (request.operationType === 'subscription' ? open(request) : (once(request) as never));
}

const away = (name: string) =>
  serviceUnavailable(`The service ${name} does not answer. The other parts of this answer are right.`, name);

/** Which request, and which trace, a line of the log is about. */
function lineOfCall(request: ExecutionRequest): Record<string, string | undefined> {
  const { requestId, traceparent } = callerHeaders(request);
  return { requestId: requestId ?? undefined, traceId: traceparent?.slice(3, 35) };
}

/** A transport failure is no masked error of ours: it becomes SERVICE_UNAVAILABLE, and its text goes to the log only. */
function readAnswer(name: string, request: ExecutionRequest, answer: ExecutionResult): ExecutionResult {
  const isAnswer = typeof answer === 'object' && answer !== null && ('data' in answer || 'errors' in answer);
  if (!isAnswer) return { data: null, errors: [away(name)] };
  const { data, errors = [] } = answer;
  if (errors.length === 0) return data ? answer : { data: null, errors: [away(name)] };
  if (errors.every(isMasked)) return answer;
  return {
    ...answer,
    errors: errors.map((error) => {
      if (isMasked(error)) return error;
      log.warn({ subgraph: name, ...lineOfCall(request), error: error.message }, 'subgraph call failed');
      return away(name);
    }),
  };
}

/** An answer of our own making stands for one that did not come. */
const outcomeOf = ({ errors = [] }: ExecutionResult): CallOutcome => {
  if (errors.length === 0) return 'ANSWERED';
  return errors.some(({ extensions }) => extensions?.['code'] === 'SERVICE_UNAVAILABLE') ? 'AWAY' : 'FAULTY';
};

function isStream(answer: unknown): answer is AsyncIterable<ExecutionResult> {
  return typeof answer === 'object' && answer !== null && Symbol.asyncIterator in answer;
}

/** The executor of one subgraph, which never throws and never hangs. What comes by HTTP is held against the schema, where that is told. */
export function callsTo(
  name: string,
  calls: SubgraphCalls,
  location: string,
  schema: GraphQLSchema | null = null,
): Executor {
  const local = calls.local.get(name);
  const call = local ? localCall(local) : httpCall(calls.urls.get(name) ?? location, calls.hubSecret, schema);
  return (async (request: ExecutionRequest) => {
    const patience = patienceOf(request);
    const limit = limitOf(name, request, patience);
    if (limit === 0) return { data: null, errors: [away(name)] };
    const ended = watchCall(name, request);
    let outcome: CallOutcome = 'AWAY';
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<ExecutionResult>((done) => {
      timer = setTimeout(() => {
        patience.silent.add(name);
        done({ data: null, errors: [away(name)] });
      }, limit);
    });
    try {
      const answer = await Promise.race([call(request), late]);
      if (isStream(answer)) {
        outcome = 'ANSWERED';
        return answer;
      }
      if ((answer as LocalAnswer).isOfTheMoment) noteMoment((request.context as CallContext | undefined)?.request);
      const read = readAnswer(name, request, answer as ExecutionResult);
      outcome = outcomeOf(read);
      return read;
    } catch (error) {
      log.warn({ subgraph: name, ...lineOfCall(request), error: String(error) }, 'subgraph call failed');
      return { data: null, errors: [away(name)] };
    } finally {
      clearTimeout(timer);
      ended(outcome);
      // What a command did is read with the whole time of a query, however long the command took.
      if (request.operationType === 'mutation') patience.since = performance.now();
    }
  }) as Executor;
}

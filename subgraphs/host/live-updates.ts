import type { ServerResponse } from 'node:http';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

import type { Request, RequestHandler } from 'express';
import { getOperationAST, parse, specifiedRules, validate, type DocumentNode, type GraphQLSchema } from 'graphql';

import { maskError } from '#kit/errors';

import { LIMITS } from './apollo.ts';
import { documentRules } from './document-limits.ts';
import type { LocalAnswer, LocalExecutor, LocalRequest } from './execute.ts';
import { refuse } from './odd-requests.ts';

const PING_MS = 12_000;
/** The first bytes, which some readers wait for before they believe in the line, and what keeps it open. */
const NOTHING = ':\n\n';

const RULES = [...specifiedRules, ...documentRules(LIMITS)];

const isText = (said: unknown): said is string => typeof said === 'string';
const isNone = (said: unknown): said is null | undefined => said === null || said === undefined;

/** The subscription that a request carries; null where it carries something else, or cannot be read. */
function subscriptionIn({ method, body }: Request): (LocalRequest & { query: DocumentNode }) | null {
  const { query, operationName, variables }: Record<string, unknown> = Object(body);
  if (method !== 'POST' || !isText(query) || !(isNone(operationName) || isText(operationName))) return null;
  if (!(isNone(variables) || (typeof variables === 'object' && !Array.isArray(variables)))) return null;
  try {
    const document = parse(query);
    if (getOperationAST(document, operationName)?.operation !== 'subscription') return null;
    return { query: document, operationName: operationName ?? undefined, variables: { ...variables } };
  } catch {
    // Whoever reads it next tells what is wrong with it.
    return null;
  }
}

const frame = (event: 'next' | 'complete', data = '') => `event: ${event}\ndata: ${data}\n\n`;

async function* framesOf(answers: AsyncIterable<LocalAnswer>): AsyncGenerator<string> {
  yield NOTHING;
  for await (const answer of answers) yield frame('next', JSON.stringify(answer));
  yield frame('complete');
}

/** Writes what happens as it is read: an answer is worked out when the one before it has left, so that none pile up. */
async function send(answers: AsyncIterableIterator<LocalAnswer>, response: ServerResponse): Promise<void> {
  const leave = () => void answers.return?.();
  if (response.destroyed) return leave();
  // Whoever leaves is let go at once, also where nothing happens.
  response.once('close', leave);
  response.writeHead(200, { 'content-type': 'text/event-stream; charset=utf-8', 'cache-control': 'no-store' });
  const ping = setInterval(() => void (response.writableNeedDrain || response.write(NOTHING)), PING_MS);
  try {
    await pipeline(Readable.from(framesOf(answers), { highWaterMark: 1 }), response);
  } finally {
    clearInterval(ping);
  }
}

async function* only(answer: LocalAnswer): AsyncGenerator<LocalAnswer> {
  yield answer;
}

/**
 * Subscriptions by POST leave as server-sent events, under the limits of every other operation. Whoever takes nothing but
 * events and asks for something else is refused before anything is done; any other request goes on to Apollo Server.
 */
export function liveUpdates(schema: GraphQLSchema, execute: LocalExecutor): RequestHandler {
  return async (request, response, next) => {
    if (!/\btext\/event-stream\b/.test(request.header('accept') ?? '')) return next();
    const asked = subscriptionIn(request);
    if (asked === null) {
      if (request.accepts('application/json', 'application/graphql-response+json')) return next();
      return refuse(406, 'Server-sent events answer one subscription, sent as a POST. Ask else for JSON.', response);
    }
    const faults = validate(schema, asked.query, RULES);
    if (faults.length > 0) return void response.status(400).json({ errors: faults.map((fault) => maskError(fault)) });
    const answer = await execute(asked, {
      authorization: request.header('authorization'),
      requestId: request.header('x-request-id'),
      traceparent: request.header('traceparent'),
    });
    // A reader who leaves amid a word is no fault of anybody.
    await send(Symbol.asyncIterator in answer ? answer : only(answer), response).catch(() => response.destroy());
  };
}

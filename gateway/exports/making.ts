import { setTimeout as pause } from 'node:timers/promises';

import type { Request, RequestHandler, Response } from 'express';
import { GraphQLError } from 'graphql';

import { maskError, serviceUnavailable, throttled } from '#kit/errors';

import { openSlots } from '../limits/slots.ts';
import { callerOf, type Payer } from '../limits/throttle.ts';
import { limitsHit } from '../telemetry/metrics.ts';
import type { AskHub, HubAnswer } from './pages.ts';

/** So many files are made at the same time: for one caller, and for all. */
const PER_CALLER = 3;
const IN_ALL = 12;
const AGAIN_SECONDS = 5;
/** A caller who has spent everything waits for more at most so often in a row; the rest of the file is cut off then. */
const MOST_WAITS = 3;

const STATUS: Record<string, number> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  BAD_USER_INPUT: 400,
  PERSISTED_QUERY_ONLY: 400,
  PERSISTED_QUERY_NOT_FOUND: 400,
  THROTTLED: 429,
};

export interface MakingOptions {
  /** Asks the hub, charged to whoever sent the request, as whoever the token names. */
  askFor: (caller: { req: Request; signal: AbortSignal }, authorization: string | undefined) => AskHub;
  /** Who pays for a request. */
  payerOf: Payer;
}

/** What a file is made with. */
export interface Making {
  request: Request;
  response: Response;
  /** Asks as the caller (his token), or as nobody. */
  askAs: (authorization: string | undefined) => AskHub;
  /** Says that whoever asked has gone. */
  gone: AbortSignal;
}

const TOO_MANY = {
  caller: {
    id: `Paling banyak ${PER_CALLER} berkas dibuat untuk Anda pada saat yang sama. Tunggu sampai satu selesai, lalu coba lagi.`,
    en: `At most ${PER_CALLER} files are made for you at the same time. Wait until one is done, then try again.`,
  },
  all: {
    id: 'Terlalu banyak berkas sedang dibuat. Coba lagi sebentar lagi.',
    en: 'Too many files are being made right now. Try again in a moment.',
  },
};

function noRoom(whose: keyof typeof TOO_MANY): GraphQLError {
  const wording = TOO_MANY[whose];
  const { extensions } = whose === 'caller' ? throttled() : serviceUnavailable();
  limitsHit.inc({ limit: 'files' });
  return new GraphQLError(wording.en, { extensions: { ...extensions, wording, retryAfter: AGAIN_SECONDS } });
}

/** After how many seconds a caller who has spent everything may ask on; null where that is not the matter. */
function waitOf({ errors = [] }: HubAnswer): number | null {
  const wait = errors.find(({ extensions }) => extensions?.code === 'THROTTLED')?.extensions?.['retryAfter'];
  return typeof wait === 'number' ? wait : null;
}

/** Once a file has begun, it comes as fast as its caller may spend: a page that is refused for that is asked for later. */
function patiently(ask: AskHub, gone: AbortSignal): AskHub {
  let hasBegun = false;
  return async (operation) => {
    for (let waits = 0; ; waits += 1) {
      const answer = await ask(operation);
      const seconds = hasBegun && waits < MOST_WAITS ? waitOf(answer) : null;
      if (seconds === null) {
        hasBegun = true;
        return answer;
      }
      await pause(seconds * 1_000, undefined, { signal: gone });
    }
  };
}

/** Says what is wrong; a file that breaks in the middle is cut off, so that nobody takes it for whole. */
function fail(response: Response, error: unknown): void {
  if (response.headersSent) {
    response.destroy();
    return;
  }
  const masked = maskError(error);
  const { code, retryAfter } = masked.extensions ?? {};
  response.removeHeader('content-disposition');
  if (typeof retryAfter === 'number') response.setHeader('retry-after', retryAfter);
  const status = STATUS[String(code)] ?? (error instanceof GraphQLError ? 503 : 500);
  response.status(status).json({ errors: [masked] });
}

/** Answers with files: only so many at a time, each charged to whoever asked, and none once he has gone. */
export function openMaking({ askFor, payerOf }: MakingOptions) {
  const slots = openSlots({ perCaller: PER_CALLER, inAll: IN_ALL });
  return (make: (making: Making) => Promise<void>): RequestHandler =>
    async (request, response) => {
      const left = new AbortController();
      const { signal: gone } = left;
      response.once('close', () => left.abort());
      const askAs = (authorization: string | undefined) =>
        patiently(askFor({ req: request, signal: gone }, authorization), gone);
      const slot = slots.take(await payerOf(callerOf(request)));
      try {
        if (typeof slot === 'string') throw noRoom(slot);
        await make({ request, response, askAs, gone });
      } catch (error) {
        if (!gone.aborted) fail(response, error);
      } finally {
        if (typeof slot !== 'string') slot();
      }
    };
}

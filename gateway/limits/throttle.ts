import type { Request } from 'express';
import { RateLimiterRes, type RateLimiterAbstract } from 'rate-limiter-flexible';
import { tokenReader, type issuerFromEnvironment } from '#host/token';

import { inThisProcess, type Counters } from './counters.ts';

const WINDOW_SECONDS = 60;
const KNOWN_MS = 30_000;
const MOST_KNOWN = 10_000;

/** What one caller may spend in a minute; null for no limit. */
export interface Allowance {
  /** Points of cost. */
  points: number | null;
  /** Commands: root fields of mutations, however many come in one request. */
  commands: number | null;
}

/** Shopify's form: what there is at most, what is left, and how much comes back in a second. */
export interface ThrottleStatus {
  maximumAvailable: number;
  currentlyAvailable: number;
  restoreRate: number;
}

export type Spent = { isAllowed: true; status: ThrottleStatus | null } | { isAllowed: false; retryAfter: number };

export interface Throttle {
  spend(caller: Caller, points: number, commands: number): Promise<Spent>;
  /** Gives back what an answer did not cost. */
  giveBack(caller: Caller, points: number): Promise<ThrottleStatus | null>;
}

export interface Caller {
  authorization: string | null;
  address: string;
}

/** Who asks by HTTP. */
export const callerOf = (request: Request | undefined): Caller => ({
  authorization: request?.header('authorization') ?? null,
  address: request?.ip ?? 'unknown',
});

/** Names who pays for what a caller asks. */
export type Payer = (caller: Caller) => Promise<string>;

/** Who pays: whoever a valid token names, else the address. A token is believed for half a minute once it was checked. */
export function payerOf(issuer: ReturnType<typeof issuerFromEnvironment>): Payer {
  const readToken = tokenReader(issuer);
  const known = new Map<string, { payer: string; until: number }>();
  return async ({ authorization, address }) => {
    const byAddress = `address ${address}`;
    if (!authorization) return byAddress;
    const told = known.get(authorization);
    if (told && told.until > Date.now()) return told.payer;
    const actor = await readToken(authorization).catch(() => null);
    if (!actor) return byAddress;
    if (known.size >= MOST_KNOWN) known.clear();
    const payer = `subject ${actor.subject}`;
    known.set(authorization, { payer, until: Date.now() + KNOWN_MS });
    return payer;
  };
}

async function take(limiter: RateLimiterAbstract, payer: string, amount: number): Promise<RateLimiterRes | number> {
  try {
    return await limiter.consume(payer, amount);
  } catch (refused) {
    if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
    throw refused;
  }
}

/** Counts what each caller spends in a minute; null where nothing is limited. */
export function openThrottle(
  { points: pointsAllowed, commands: commandsAllowed }: Allowance,
  payer: Payer,
  counters: Counters = inThisProcess,
): Throttle | null {
  if (pointsAllowed === null && commandsAllowed === null) return null;
  const limiterOf = (name: string, points: number | null) =>
    points === null ? null : counters.limiter(name, points, WINDOW_SECONDS);
  const byPoints = limiterOf('points', pointsAllowed);
  const byCommands = limiterOf('commands', commandsAllowed);
  const statusOf = (left: RateLimiterRes): ThrottleStatus | null =>
    pointsAllowed === null
      ? null
      : {
          maximumAvailable: pointsAllowed,
          currentlyAvailable: Math.max(0, Math.min(pointsAllowed, pointsAllowed - left.consumedPoints)),
          restoreRate: Math.round(pointsAllowed / WINDOW_SECONDS),
        };
  return {
    async spend(caller, points, commands) {
      const who = await payer(caller);
      const ofCommands = byCommands && commands > 0 ? await take(byCommands, who, commands) : null;
      if (typeof ofCommands === 'number') return { isAllowed: false, retryAfter: ofCommands };
      const ofPoints = byPoints ? await take(byPoints, who, points) : null;
      if (typeof ofPoints === 'number') return { isAllowed: false, retryAfter: ofPoints };
      return { isAllowed: true, status: ofPoints && statusOf(ofPoints) };
    },
    async giveBack(caller, points) {
      if (!byPoints) return null;
      return statusOf(await byPoints.reward(await payer(caller), points));
    },
  };
}

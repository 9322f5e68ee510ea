import { createHash } from 'node:crypto';

import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';

/** So many wrong passwords for one account, from whatever addresses, and for how long it rests then. */
export interface AccountLimit {
  failures: number;
  seconds: number;
}

/** Twelve letters are not guessed in 240 tries an hour. */
export const ACCOUNT_LIMIT: AccountLimit = { failures: 20, seconds: 300 };
const MOST_KNOWN = 10_000;

/** What stands for an account in memory: nobody's address of mail. */
const keyOf = (email: string) => createHash('sha256').update(email.trim().toLowerCase()).digest('base64url');

/**
 * Many addresses that guess at one account are stopped together, whether there is such an account or not. Where somebody has
 * signed in before, that address is none of theirs: who guesses does not lock out whose account it is.
 */
export function openAccountLimit({ failures, seconds }: AccountLimit) {
  const limiter = new RateLimiterMemory({ points: failures, duration: seconds });
  const known = new Set<string>();
  return {
    /** After how many seconds this account may be tried again; 0 at once. The try counts until it has succeeded. */
    async try(email: string, address: string): Promise<number> {
      const key = keyOf(email);
      if (known.has(`${key} ${address}`)) return 0;
      try {
        await limiter.consume(key);
        return 0;
      } catch (refused) {
        if (refused instanceof RateLimiterRes) return Math.max(1, Math.ceil(refused.msBeforeNext / 1_000));
        throw refused;
      }
    },
    /** Notes that whoever tried was who he said. */
    async succeed(email: string, address: string): Promise<void> {
      const key = keyOf(email);
      if (known.has(`${key} ${address}`)) return;
      if (known.size >= MOST_KNOWN) known.clear();
      known.add(`${key} ${address}`);
      await limiter.reward(key);
    },
  };
}

import { accountOf, catchUp, send, storedOf, walk, type KillHub, type Wish } from '../kills/kill-world.ts';
import { until } from '../support/client.ts';
import { inParallel } from '../support/pledging.ts';
import type { Gap } from '../support/world.ts';
import type { Sent } from './traffic.ts';

/** What the books say when a fault is over. */
export interface Books {
  sent: number;
  acknowledged: number;
  /** Acknowledged, and not there, or there with another amount. */
  lost: number;
  /** Not acknowledged, and there all the same: the answer was lost, and the same key tells it. */
  unheard: number;
  /** What is there though nobody sent it: a second pledge of one key. */
  twice: number;
  /** Milliseconds until the ranking had heard of every commit. */
  caughtUp: number;
  breaches: string[];
}

/** Sends what was not acknowledged again, with its old key, as a client does that got no answer. */
async function sendAgain(wish: Wish): Promise<void> {
  const answer = await until(
    () => send(wish),
    ({ data }) => data?.['submitPledge']?.pledge != null,
    20_000,
  );
  if (answer.errors) throw new Error(`a key cannot be sent again: ${JSON.stringify(answer.errors)}`);
}

/** Looks for every key that was sent: first as the fault left the books, then after all keys were sent again. */
export async function booksOf(world: KillHub, gaps: readonly Gap[], sent: readonly Sent[]): Promise<Books> {
  const { hub } = world;
  const wishes = sent.map(({ wish }) => wish);
  const amounts = new Map((await storedOf(hub.databaseUrl, wishes)).map(({ key, amount }) => [key, Number(amount)]));
  const isThere = ({ wish }: Sent) => amounts.get(wish.key) === wish.amount;
  const acknowledged = sent.filter(({ isAcknowledged }) => isAcknowledged);
  const open = sent.filter(({ isAcknowledged }) => !isAcknowledged);
  await inParallel(open, 8, ({ wish }) => sendAgain(wish));
  const caughtUp = await catchUp(hub, gaps);
  let twice = 0;
  for (const gap of gaps) {
    const own = wishes.filter((wish) => wish.gap.id === gap.id);
    const [line] = (await accountOf(hub, gap)).coverage.lines;
    twice += Math.abs((line?.rows.totalCount ?? 0) - own.length);
    if (line?.held !== own.reduce((sum, { amount }) => sum + amount, 0)) twice += 1;
  }
  const { breaches } = await walk(hub.databaseUrl);
  return {
    sent: sent.length,
    acknowledged: acknowledged.length,
    lost: acknowledged.filter((one) => !isThere(one)).length,
    unheard: open.filter((one) => amounts.has(one.wish.key)).length,
    twice,
    caughtUp,
    breaches: breaches.map(({ rule, key }) => `${rule}: ${key}`),
  };
}

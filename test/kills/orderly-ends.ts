import { setTimeout as pause } from 'node:timers/promises';

import { Client } from 'pg';
import { expect, test } from 'vitest';

import type { Hub } from '../support/hub.ts';
import { aGap, type CompanyUser, type Gap } from '../support/world.ts';
import { seconds, send, someCompanies, storedOf, tell, wishesFor, type KillHub, type Wish } from './kill-world.ts';

const LONGEST_MS = 10_000;

/** What ended amid commands: the exit codes, and the commands that were answered as taken in, each with its pledge. */
export interface Ended {
  codes: (number | null | undefined)[];
  answered: { wish: Wish; pledgeId: string | null }[];
}

/**
 * Ends processes while commands run in them that wait for an account: each must be answered, and the end come soon after.
 */
export async function endAmidCommands(
  hub: Hub,
  gap: Gap,
  givers: readonly CompanyUser[],
  stop: () => (Promise<number | null> | undefined)[],
): Promise<Ended> {
  const holder = new Client({ connectionString: hub.databaseUrl });
  holder.on('error', () => undefined);
  await holder.connect();
  // While another holds the account, these commands run and cannot end.
  await holder.query('begin');
  await holder.query('select 1 from csr.gap_account where id = $1 for update', [gap.id]);
  const wishes = wishesFor([gap], givers, 6);
  const answers = wishes.map((wish) => send(wish));
  await pause(300);
  const since = performance.now();
  const stopped = stop();
  await pause(300);
  await holder.end();
  const given = await Promise.all(answers);
  expect(given.map(({ data }) => data?.['submitPledge']?.__typename)).toEqual(given.map(() => 'PledgeSubmitted'));
  const codes = await Promise.all(stopped);
  const lasted = performance.now() - since;
  tell(`SIGTERM: ${given.length} running commands answered, ended after ${seconds(lasted)}`);
  expect(lasted).toBeLessThanOrEqual(LONGEST_MS);
  const answered = given.map(({ data }, at) => ({
    wish: wishes[at],
    pledgeId: data?.['submitPledge'].pledge?.id ?? null,
  }));
  return { codes, answered: answered.filter((one): one is Ended['answered'][number] => one.wish !== undefined) };
}

/** An answer is a promise: what was answered as taken in is in the database when the process is gone. */
export async function expectKept(databaseUrl: string, answered: Ended['answered']): Promise<void> {
  const stored = await storedOf(
    databaseUrl,
    answered.map(({ wish }) => wish),
  );
  const known = new Map(stored.map(({ key, ...kept }) => [key, kept]));
  expect(answered.map(({ wish }) => known.get(wish.key))).toEqual(
    answered.map(({ wish, pledgeId }) => ({ pledgeId, amount: String(wish.amount) })),
  );
}

/** SIGTERM of several processes at once: what runs in them is answered before they end. */
export function orderlyEnds(world: () => KillHub): void {
  test('the gateway and csr are told to end amid commands: each is answered and kept, and they end with code 0 within 10 s', async () => {
    const { hub, started } = world();
    const gap = await aGap(hub, [{ need: 900_000_000 }]);
    const givers = await someCompanies(hub, 2);
    const stop = () => ['gateway', 'csr'].map((name) => started.running.get(name)?.stop());
    const { codes, answered } = await endAmidCommands(hub, gap, givers, stop);
    expect(codes).toEqual([0, 0]);
    await expectKept(hub.databaseUrl, answered);
    await started.restart('csr', 'gateway');
  }, 60_000);
}

import { setTimeout as pause } from 'node:timers/promises';

import { Client } from 'pg';
import { expect, test } from 'vitest';

import type { Hub } from '../support/hub.ts';
import { aGap, type CompanyUser, type Gap } from '../support/world.ts';
import { seconds, send, someCompanies, tell, wishesFor, type KillHub } from './kill-world.ts';

const LONGEST_MS = 10_000;

/**
 * Ends processes while commands run in them that wait for an account: each must be answered, and the end come soon after.
 * Gives the exit codes.
 */
export async function endAmidCommands(
  hub: Hub,
  gap: Gap,
  givers: readonly CompanyUser[],
  stop: () => (Promise<number | null> | undefined)[],
): Promise<(number | null | undefined)[]> {
  const holder = new Client({ connectionString: hub.databaseUrl });
  holder.on('error', () => undefined);
  await holder.connect();
  // While another holds the account, these commands run and cannot end.
  await holder.query('begin');
  await holder.query('select 1 from csr.gap_account where id = $1 for update', [gap.id]);
  const answers = wishesFor([gap], givers, 6).map((wish) => send(wish));
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
  return codes;
}

/** SIGTERM of several processes at once: what runs in them is answered before they end. */
export function orderlyEnds(world: () => KillHub): void {
  test('the gateway and csr are told to end amid commands: each is answered, and they end with code 0 within 10 s', async () => {
    const { hub, started } = world();
    const gap = await aGap(hub, [{ need: 900_000_000 }]);
    const givers = await someCompanies(hub, 2);
    const stop = () => ['gateway', 'csr'].map((name) => started.running.get(name)?.stop());
    expect(await endAmidCommands(hub, gap, givers, stop)).toEqual([0, 0]);
    await started.restart('csr', 'gateway');
  }, 60_000);
}

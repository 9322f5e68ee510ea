import { afterAll, beforeAll, expect, test } from 'vitest';

import { csr as definition } from '../../subgraphs/csr/index.ts';
import { csrContext } from '../../subgraphs/csr/context.ts';
import { allocateFromPool } from '../../subgraphs/csr/pools/pool-allocation.commands.ts';
import { openStore, type Store } from '../../subgraphs/kit/database.ts';
import { openSnapshot } from '../../subgraphs/reading/open-snapshot.ts';
import { NO_NOTICES, aGap, aKey, firstLine, tellGap } from './csr-world.ts';
import { aPool, coordinator, csr, expectSound, openPools } from './pool-world.ts';

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openPools();
});
afterAll(() => close());

test('fifty draws at once, by two processes, never exceed the pool or the gap', { timeout: 60_000 }, async () => {
  const second = await openStore({ ...definition, databaseUrl: csr.databaseUrl });
  const as = (store: Store) =>
    csrContext({
      actor: coordinator,
      requestId: 'race',
      withheld: new Set(),
      store,
      notices: NO_NOTICES,
      read: openSnapshot(store),
    });
  const race = async (pool: number, need: number, places: number) => {
    const gaps = Array.from({ length: places }, () => aGap({ need: String(need) }));
    for (const gap of gaps) await tellGap(csr, gap, 1);
    const pledgeId = await aPool(pool);
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, async (_, index) => {
        const context = as(index % 2 === 0 ? csr.store : second);
        const gap = gaps[index % places];
        const allocations = [{ needLineId: gap ? firstLine(gap) : '', amount: 30n }];
        const input = { pledgeId, allocations, reason: 'balapan', idempotencyKey: aKey() };
        try {
          return (await allocateFromPool(context, input)).__typename;
        } finally {
          await context.read.end();
        }
      }),
    );
    const { rows } = await csr.store.pool.query(
      `select o.allocated::int, (select sum(committed)::int from need_account where need_line_id = any($2)) as committed
       from pool o where o.pledge_id = $1`,
      [pledgeId, gaps.map(firstLine)],
    );
    return { won: outcomes.filter((name) => name === 'PoolAllocated').length, ...rows[0], outcomes: new Set(outcomes) };
  };
  expect(await race(400, 10_000, 10)).toEqual({
    won: 13,
    allocated: 390,
    committed: 390,
    outcomes: new Set(['PoolAllocated', 'PoolHasLess']),
  });
  expect(await race(10_000, 400, 1)).toEqual({
    won: 13,
    allocated: 390,
    committed: 390,
    outcomes: new Set(['PoolAllocated', 'GapHasLessOpen']),
  });
  await second.close();
  await expectSound();
});

test('the table itself refuses what a command would not', async () => {
  const gap = aGap();
  await tellGap(csr, gap, 1);
  const id = await aPool(10);
  const forged = csr.store.pool.query(
    `insert into pledge_allocation (id, pledge_id, need_line_id, gap_area_id, position, kind, unit, requested_amount,
       amount, from_pool, state) values (gen_random_uuid(), $1, $2, $3, 0, 'MONEY', 'IDR', 11, 11, true, 'COMMITTED')`,
    [id, firstLine(gap), gap.id],
  );
  await expect(forged).rejects.toThrow('never_over_pool');
});

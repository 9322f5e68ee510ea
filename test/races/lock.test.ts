import { setTimeout as pause } from 'node:timers/promises';

import { Client } from 'pg';
import { expect, test } from 'vitest';

import { stories } from '../support/stories.ts';
import { submit } from '../support/pledging.ts';
import { aCompany, aGap, coverageOf } from '../support/world.ts';

stories('the lock of an account', (hub) => {
  test('a second pledge waits while the first holds the account, then sees what the first left', async () => {
    const gap = await aGap(hub(), [{ need: 100 }]);
    const line = gap.lines[0]?.id ?? '';
    const company = await aCompany(hub());
    const holder = new Client({ connectionString: hub().databaseUrl });
    await holder.connect();
    try {
      // The first takes 60 of 100 and keeps its transaction open.
      await holder.query('begin');
      await holder.query('select 1 from csr.gap_account where id = $1 for update', [gap.id]);
      await holder.query('update csr.need_account set held = held + 60 where need_line_id = $1', [line]);
      const second = submit(company.ask, { needLineId: line, amount: 60 });
      const early = await Promise.race([second.then(() => 'answered'), pause(300, 'waiting')]);
      await holder.query('commit');
      const { outcome } = await second;
      expect(early).toBe('waiting');
      expect(outcome).toMatchObject({ __typename: 'GapHasLessOpen', lines: [{ needLineId: line, open: 40 }] });
    } finally {
      // What was written behind the hub's back is taken away again: the ledger of the shared hub stays whole.
      await holder.query('update csr.need_account set held = held - 60 where need_line_id = $1 and held >= 60', [line]);
      await holder.end();
    }
    expect((await coverageOf(hub(), gap.id))?.lines[0]?.open).toBe(100);
  });

  test('the constraint refuses what no lock prevented', async () => {
    const gap = await aGap(hub(), [{ need: 100 }]);
    const client = new Client({ connectionString: hub().databaseUrl });
    await client.connect();
    const update = client.query('update csr.need_account set held = 101 where need_line_id = $1', [gap.lines[0]?.id]);
    await expect(update).rejects.toThrow('never_over_need');
    await client.end();
  });
});

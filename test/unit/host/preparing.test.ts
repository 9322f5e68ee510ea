import { expect, test } from 'vitest';

import { keepPreparing } from '../../../subgraphs/host/preparing.ts';

test('what can never be prepared is told, and not tried again', async () => {
  let tries = 0;
  const { prepared } = keepPreparing('programs', async () => {
    tries += 1;
    throw new Error('the file of figures is not there');
  });
  await expect(prepared).rejects.toThrow('the file of figures is not there');
  expect(tries).toBe(1);
});

test('who stops while the database is away is not kept', async () => {
  const { prepared, stop } = keepPreparing('programs', async () => {
    throw Object.assign(new Error('no'), { code: 'ECONNREFUSED' });
  });
  const over = prepared.catch((error: Error) => error.message);
  await stop();
  expect(await over).toBe('no');
});

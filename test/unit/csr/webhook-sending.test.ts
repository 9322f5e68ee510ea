import { expect, test } from 'vitest';

import { sendMessage } from '../../../subgraphs/csr/webhooks/sending.commands.ts';

test('a name that nobody answers for takes no longer than a receiver who does not answer', async () => {
  const message = { messageId: 'msg_1', url: 'https://lambat.example/hook', secret: 'whsec_AAAA', body: '{}' };
  const silent = () => new Promise<never>(() => undefined);
  const attempt = await sendMessage(message, silent);
  expect(attempt).toMatchObject({ status: null, problem: 'No answer within 5 seconds.' });
  expect(attempt.durationMs).toBeLessThan(7_000);
}, 10_000);

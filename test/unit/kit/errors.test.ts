import { Client } from 'pg';
import { expect, test } from 'vitest';

import { maskError } from '../../../subgraphs/kit/errors.ts';

test('a database whose name nobody knows while it moves is away, and no bug of ours', async () => {
  const client = new Client({ connectionString: 'postgres://simpul@moved.invalid/simpul' });
  const error: unknown = await client.connect().catch((problem: unknown) => problem);
  expect(maskError(error).extensions).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
});

// As the system says it of a machine that is gone, and of a name whose server does not answer.
test.each(['EAI_AGAIN', 'ENOTFOUND', 'EHOSTUNREACH', 'ENETUNREACH', 'ETIMEDOUT'])('nor is %s', (code) => {
  const error = Object.assign(new Error('connect'), { code });
  expect(maskError(error).extensions).toMatchObject({ code: 'SERVICE_UNAVAILABLE' });
});

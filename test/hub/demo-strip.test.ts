import { randomUUID } from 'node:crypto';

import { expect, test } from 'vitest';

import { demoTeller } from '../../gateway/demo-data.ts';
import type { HubAnswer } from '../../gateway/exports/pages.ts';
import { stories } from '../support/stories.ts';
import { aCompany } from '../support/world.ts';

stories('what is invented', (hub) => {
  test('is said also where real companies stand before the made-up ones', async () => {
    await aCompany(hub(), { name: `PT Aman ${randomUUID().slice(0, 8)}` });
    // A teller of its own: the hub's remembers for a minute what it was told before the company came.
    const tells = demoTeller(async (operation) => {
      const answer = await fetch(`${hub().url}/graphql`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify(operation),
      });
      return (await answer.json()) as HubAnswer;
    });
    // A busy hub leaves the first page to ask for itself.
    await expect.poll(tells).toBe('yes');
  });
});

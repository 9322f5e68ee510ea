import { serverAudits } from 'graphql-http';
import { expect, test } from 'vitest';

import { AS_HUB } from '../support/client.ts';
import { stories } from '../support/stories.ts';

/** All audits of GraphQL over HTTP against one address, and those that are not met. */
async function notMet(url: string, headers: Record<string, string>): Promise<{ asked: number; wrong: string[] }> {
  const audits = serverAudits({
    url,
    fetchFn: (address: string, init: RequestInit = {}) =>
      fetch(address, { ...init, headers: { ...(init.headers as Record<string, string>), ...headers } }),
  });
  const wrong: string[] = [];
  for (const audit of audits) {
    const result = await audit.fn();
    if (result.status !== 'ok') wrong.push(`${result.status} ${audit.id} ${audit.name}: ${result.reason}`);
  }
  return { asked: audits.length, wrong };
}

stories('GraphQL over HTTP', (hub) => {
  // A GET has to show that it comes from no plain link; without that it is refused, which the audits note.
  const shown = { 'apollo-require-preflight': '1' };

  test('the gateway meets every audit', async () => {
    expect(await notMet(`${hub().url}/graphql`, shown)).toEqual({ asked: 61, wrong: [] });
  });

  test('without the header of a preflight only queries by GET are refused', async () => {
    const { wrong } = await notMet(`${hub().url}/graphql`, {});
    expect(wrong.map((line) => line.replace(/:.*/, ''))).toEqual([
      'notice 5A70 MAY accept application/x-www-form-urlencoded formatted GET requests',
      expect.stringMatching(/^notice D6D5 MAY allow URL-encoded JSON string \{variables\} parameter in GETs/),
      expect.stringMatching(/^notice 6A70 MAY allow URL-encoded JSON string \{variables\} parameter in GETs/),
    ]);
  });

  test('each subgraph meets every audit', async () => {
    for (const [name, url] of Object.entries(hub().subgraphs)) {
      expect({ name, ...(await notMet(url, { ...shown, ...AS_HUB })) }).toEqual({ name, asked: 61, wrong: [] });
    }
  });
});

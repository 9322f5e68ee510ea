import { expect, test } from 'vitest';

import { AS_HUB } from '../support/client.ts';
import { leakIn } from '../support/leaks.ts';
import { stories } from '../support/stories.ts';

const GAP = '018f0000-0000-7000-8000-000000000000';
const many = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index)).join(' ');
const coverage = (fields: string) => `subscription { gapCoverageChanged(gapAreaId: "${GAP}") { ${fields} } }`;

/** Subscriptions that would cost too much, and how each is refused. */
const BOMBS: Record<string, [string, RegExp]> = {
  aliases: [coverage(many(101, (at) => `a${at}: id`)), /Aliases limit of 100/],
  directives: [coverage(many(101, () => 'id @include(if: true)')), /Directives limit of 100/],
  tokens: [coverage('id '.repeat(10_000)), /at most 10000 tokens/],
  depth: [
    coverage(`allocations { nodes { ${'pledge { allocations { '.repeat(10)} id ${'} } '.repeat(10)} } }`),
    /depth limit of 20/,
  ],
  introspection: ['subscription { __schema { queryType { name } } }', /introspection/],
  'what the schema has not': [coverage('nothingOfTheKind'), /nothingOfTheKind/],
};

/** What is no subscription, and would be answered by whoever reads JSON. */
const OTHERS = {
  query: '{ __typename }',
  introspection: '{ __schema { types { name } } }',
  entities: '{ _service { sdl } }',
  command: 'mutation { setCompanyVisibility(input: { isVisible: true }) { __typename } }',
  nothing: '{',
};

stories('live updates at the door of a subgraph', (hub) => {
  const ask = async (at: string, body: unknown, accept = 'text/event-stream') => {
    const answer = await fetch(at, {
      method: 'POST',
      headers: { accept, 'content-type': 'application/json', ...AS_HUB },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    });
    return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
  };

  test.each(Object.entries(BOMBS))('%s: refused before anything is done', async (_name, [query, message]) => {
    const { type, text } = await ask(hub().subgraphs.csr, { query });
    expect(type).toMatch(/^application\/json/);
    expect(text).toMatch(message);
    expect(text).toMatch(/"code":"GRAPHQL_(VALIDATION|PARSE)_FAILED"/);
    expect(leakIn(text)).toBeNull();
  });

  test('whoever takes nothing but events is told that only subscriptions are answered so', async () => {
    for (const url of Object.values(hub().subgraphs)) {
      for (const query of Object.values(OTHERS)) {
        const sent = await ask(url, { query });
        const link = `${url}?query=${encodeURIComponent(query)}`;
        const linked = await fetch(link, { headers: { accept: 'text/event-stream', ...AS_HUB } });
        expect({ query, status: sent.status, linked: linked.status }).toEqual({ query, status: 406, linked: 406 });
        expect(sent.text).toMatch(/one subscription, sent as a POST/);
      }
    }
  });

  test('whoever takes JSON too is answered as ever', async () => {
    const both = 'application/graphql-response+json, application/json, text/event-stream';
    const { status, text } = await ask(hub().subgraphs.csr, { query: '{ __typename }' }, both);
    expect({ status, text }).toEqual({ status: 200, text: '{"data":{"__typename":"Query"}}\n' });
  });

  test('parts of other kinds, a long body and a body that is no JSON are refused', async () => {
    const url = hub().subgraphs.csr;
    const query = coverage('id');
    const odd = [{ query: 5 }, { query, variables: [1] }, { query, variables: 'x' }, { query, operationName: {} }, [1]];
    for (const body of odd) expect((await ask(url, body)).status).toBe(406);
    expect((await ask(url, { query, variables: { long: 'x'.repeat(300_000) } })).status).toBe(413);
    const headers = { accept: 'text/event-stream', 'content-type': 'text/plain', ...AS_HUB };
    expect((await fetch(url, { method: 'POST', headers, body: JSON.stringify({ query }) })).status).toBe(415);
  });
});

import { expect, test } from 'vitest';

import { dataOf, type Ask } from '../support/client.ts';
import { stories } from '../support/stories.ts';

const FIGURES = `query ($after: String) { figures(first: 100, after: $after) {
  nodes { asOf sources { code } } pageInfo { hasNextPage endCursor } } }`;
const SOURCES = `query ($freshness: [Freshness!], $after: String) {
  sources(freshness: $freshness, first: 100, after: $after) { totalCount
  nodes { code title freshness { freshness asOf promisedDays figureCount } } pageInfo { hasNextPage endCursor } } }`;

/** The newest day and the number of figures of each source, from the figures themselves. */
async function fromFigures(ask: Ask): Promise<Map<string, { asOf: string; figureCount: number }>> {
  const found = new Map<string, { asOf: string; figureCount: number }>();
  for (let after: string | null = null; ;) {
    const page: Record<string, any> = await dataOf(ask<Record<string, any>>(FIGURES, { after }));
    const { figures } = page;
    for (const { asOf, sources } of figures.nodes) {
      for (const { code } of sources) {
        const known = found.get(code) ?? { asOf, figureCount: 0 };
        found.set(code, { asOf: known.asOf > asOf ? known.asOf : asOf, figureCount: known.figureCount + 1 });
      }
    }
    if (!figures.pageInfo.hasNextPage) return found;
    after = figures.pageInfo.endCursor;
  }
}

stories('the freshness of sources', (hub) => {
  test('a source is as fresh as its newest figure, and the filter lists exactly those', async () => {
    const { ask } = hub();
    const wanted = await fromFigures(ask);
    // More than a page: other tests bring sources of their own.
    const list = async (freshness?: string[]) => {
      const nodes: any[] = [];
      for (let after: string | null = null; ;) {
        const page: Record<string, any> = await dataOf(ask<Record<string, any>>(SOURCES, { freshness, after }));
        nodes.push(...page['sources'].nodes);
        const { hasNextPage, endCursor } = page['sources'].pageInfo;
        if (!hasNextPage) return { nodes, totalCount: page['sources'].totalCount };
        after = endCursor;
      }
    };
    const all = await list();
    expect(all.nodes.length).toBe(all.totalCount);
    expect(all.nodes).toContainEqual(
      expect.objectContaining({ code: 'seed-001', title: 'JAMBISIBER.COM, Rakor Sosial Jambi' }),
    );
    const dated = all.nodes.filter(({ freshness }: any) => freshness !== null);
    const given = new Map(
      dated.map(({ code, freshness: { asOf, figureCount } }: any) => [code, { asOf, figureCount }]),
    );
    expect(given).toEqual(wanted);
    const codes = (rows: any[]) => rows.map(({ code }) => code);
    for (const one of ['FRESH', 'DUE', 'OVERDUE', 'STALE']) {
      const listed = await list([one]);
      expect(codes(listed.nodes)).toEqual(codes(dated.filter(({ freshness }: any) => freshness.freshness === one)));
      expect(listed.totalCount).toBe(listed.nodes.length);
    }
  });
});

import { expect, test } from 'vitest';

import { dataOf } from '../support/client.ts';
import { stories } from '../support/stories.ts';

const LIST = `query ($first: Int!) {
  gapAreas(filter: { within: "15" }, orderBy: { field: REMAINING, direction: DESC }, first: $first) {
    totalCount
    nodes {
      code area { name }
      coverage { lines { kind unit need budget held committed delivered uncovered open } }
      allocations(first: 5) { nodes { amount state company { name } } }
      staffing { needed deployed missing }
    }
  }
}`;

stories('the list of gaps', (hub) => {
  test('one operation ranks the gaps of Jambi and shows who covers what, from all three subgraphs', async () => {
    const answer = await hub().ask(LIST, { first: 20 });
    const { gapAreas } = await dataOf(Promise.resolve(answer));
    const left = gapAreas.nodes.map(
      (gap: any) => gap.coverage.lines.find((line: any) => line.kind === 'MONEY')?.uncovered ?? -1,
    );
    expect(left).toEqual(left.toSorted((a: number, b: number) => b - a));
    expect(Object.keys(hub().statementsOf(answer.requestId)).toSorted()).toEqual(['csr', 'pillars', 'programs']);
  });
});

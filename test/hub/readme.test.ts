import * as fs from 'node:fs';

import { expect, test } from 'vitest';

import { dataOf } from '../support/client.ts';
import { stories } from '../support/stories.ts';

const QUERIES = [...fs.readFileSync('README.md', 'utf8').matchAll(/```graphql\n([\s\S]*?)```/g)].map(
  ([, text = '']) => text,
);

stories('the README', (hub) => {
  test('its query runs as it is pasted, and finds gaps of Jambi with all three parts', async () => {
    expect(QUERIES).toHaveLength(1);
    const { gapAreas } = await dataOf(hub().ask(QUERIES[0] ?? ''));
    expect(gapAreas.nodes.length).toBeGreaterThan(0);
    for (const gap of gapAreas.nodes) {
      expect(gap.coverage.lines[0].need).toBeGreaterThan(0);
      expect(gap.staffing).toHaveProperty('missing');
    }
  });
});

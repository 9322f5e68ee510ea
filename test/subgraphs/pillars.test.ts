import { afterAll, beforeAll, expect, test } from 'vitest';

import { startPillarsAlone, type PillarsAlone } from './pillars-alone.ts';

let pillars: PillarsAlone;
beforeAll(async () => {
  pillars = await startPillarsAlone();
});
afterAll(() => pillars.stop());

test('an empty subgraph answers', async () => {
  expect(
    await pillars.ask(
      null,
      '{ resourceTypes { code } personnelTypes { code } personnel { totalCount nodes { id } } deployments { totalCount } organisations { totalCount } trainingSessions { totalCount } personnelFigures { totalCount } }',
    ),
  ).toEqual({ resourceTypes: [], personnelTypes: [] });
});

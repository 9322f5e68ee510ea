import { expect, test } from 'vitest';

import { scopeOf } from '../../../subgraphs/import-runs/import-run.rules.ts';

const scope = (...areas: (string | null)[]) =>
  scopeOf(
    areas.map((area) => ({ role: 'PROGRAM_OFFICER', area })),
    ['PROGRAM_OFFICER'],
  );

test('a run lies in the area that holds every grant it is written with', () => {
  expect(scope()).toBeUndefined();
  expect(scope('15.07')).toBe('15.07');
  expect(scope('15.07', '15.07.01')).toBe('15.07');
  // Neither of two kabupaten may read what was imported for the other.
  expect(scope('15.07', '15.71')).toBe('15');
  expect(scope('15.07', '21.71')).toBeNull();
  expect(scope('15.07', null)).toBeNull();
  const other = [{ role: 'FORUM_COORDINATOR', area: '21' }];
  expect(scopeOf([...other, { role: 'PROGRAM_OFFICER', area: '15.07' }], ['PROGRAM_OFFICER'])).toBe('15.07');
});

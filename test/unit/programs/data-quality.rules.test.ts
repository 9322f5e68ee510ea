import { expect, test } from 'vitest';

import {
  DataQualityIssue,
  problemsOfIssues,
  Referral,
  refuseFindings,
} from '../../../subgraphs/programs/data-quality/data-quality.rules.ts';

const found = { issue: DataQualityIssue.INVALID_NIK, count: 5n, referral: Referral.NOT_REFERRED };
const problems = (issues: (typeof found & { referredOn?: string })[], checked: bigint | null = 5n) =>
  problemsOfIssues(issues, checked, '2026-11-22').map(({ field, code }) => `${field} ${code}`);

test('as many records may be wrong as were checked, and not one more', () => {
  expect(problems([found])).toEqual([]);
  expect(problems([{ ...found, count: 6n }])).toEqual(['issues[0].count MORE_THAN_CHECKED']);
  expect(problems([{ ...found, count: 6n }], null)).toEqual([]);
});

test('an issue is named once, and at least one is', () => {
  expect(problems([])).toEqual(['issues NO_ISSUE']);
  expect(problems([found, found])).toEqual(['issues[1].issue ISSUE_TWICE']);
});

test('a referral has its day, today at the latest; none has none', () => {
  const referred = { ...found, referral: Referral.REFERRED };
  expect(problems([referred])).toEqual(['issues[0].referredOn REFERRAL_DAY']);
  expect(problems([{ ...referred, referredOn: '2026-11-22' }])).toEqual([]);
  expect(problems([{ ...referred, referredOn: '2026-11-23' }])).toEqual(['issues[0].referredOn DAY_IN_FUTURE']);
  expect(problems([{ ...found, referredOn: '2026-11-22' }])).toEqual(['issues[0].referredOn REFERRAL_DAY']);
});

test('a round that was not carried out found nothing', () => {
  expect(refuseFindings('NO')).toMatchObject({ __typename: 'VerificationRoundNotCarriedOut' });
  expect(refuseFindings('YES')).toBeNull();
  expect(refuseFindings('UNKNOWN')).toBeNull();
});

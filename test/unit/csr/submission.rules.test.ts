import { describe, expect, test } from 'vitest';

import { overlapVerdicts } from '../../../subgraphs/csr/overlaps/overlap.rules.ts';
import {
  cutInstalments,
  problemsOfContent,
  type PledgeContent,
} from '../../../subgraphs/csr/pledges/pledge-content.rules.ts';
import {
  notVerified,
  planSubmission,
  refuseClosedGap,
  refuseStalePledge,
} from '../../../subgraphs/csr/submissions/submission.rules.ts';
import { canonicalInput } from '../../../subgraphs/csr/replays/replay.rules.ts';

const wish = (requested: bigint, open: bigint) => ({ needLineId: `${requested}/${open}`, requested, open });

describe('submitting', () => {
  test('500 of 500 open is held, 501 is refused whole and says what is open', () => {
    expect(planSubmission([wish(500n, 500n)], 'REFUSE')).toMatchObject({
      outcome: 'HELD',
      turns: [{ to: 'SUBMITTED', amount: 500n }],
    });
    expect(planSubmission([wish(501n, 500n), wish(1n, 1n)], 'REFUSE')).toMatchObject({
      __typename: 'GapHasLessOpen',
      code: 'GAP_REMAINING_CHANGED',
      lines: [{ open: 500n }, { open: 1n }],
    });
  });

  test('PARTIAL cuts each part to what is open, and is refused when nothing is', () => {
    expect(planSubmission([wish(501n, 500n), wish(5n, 0n)], 'PARTIAL')).toMatchObject({
      outcome: 'PARTLY_HELD',
      turns: [{ amount: 500n }, { amount: 0n }],
    });
    expect(planSubmission([wish(501n, 0n), wish(5n, 0n)], 'PARTIAL')).toMatchObject({ code: 'GAP_FULLY_COVERED' });
    expect(planSubmission([wish(5n, 5n)], 'PARTIAL')).toMatchObject({ outcome: 'HELD' });
  });

  test('WAITLIST queues what does not fit whole and holds what does', () => {
    expect(planSubmission([wish(5n, 4n), wish(4n, 4n)], 'WAITLIST')).toMatchObject({
      outcome: 'WAITLISTED',
      turns: [
        { to: 'WAITLISTED', amount: 5n },
        { to: 'SUBMITTED', amount: 4n },
      ],
    });
  });

  test('a closed gap, an unverified company and an old version are refused', () => {
    const gap = { gapAreaId: 'a', code: 'GAP-1', takes: true };
    expect(refuseClosedGap([gap])).toBeNull();
    expect(refuseClosedGap([gap, { ...gap, gapAreaId: 'b', takes: false }])).toMatchObject({
      code: 'GAP_CLOSED',
      gapAreaId: 'b',
    });
    expect(notVerified('REGISTERED')).toMatchObject({ code: 'COMPANY_NOT_VERIFIED', status: 'REGISTERED' });
    expect(refuseStalePledge(2, 2)).toBeNull();
    expect(refuseStalePledge(2, null)).toBeNull();
    expect(refuseStalePledge(3, 2)).toMatchObject({ code: 'PLEDGE_VERSION_STALE', version: 3 });
  });
});

describe('what an offer says', () => {
  const lines = new Map([
    ['m', { kind: 'MONEY' as const, item: null, unit: 'IDR' }],
    ['g', { kind: 'GOODS' as const, item: 'Semen', unit: 'sak' }],
    ['t', { kind: 'PERSON_TIME' as const, item: null, unit: 'person-hour' }],
  ]);
  const limits = { today: '2026-11-21', maxPledge: 1_000n };
  const codes = (content: Partial<PledgeContent>) =>
    problemsOfContent(
      { allocations: [{ needLineId: 'm', amount: 100n }], instalments: [], ...content },
      lines,
      limits,
    ).map((one) => one.code);

  test('1 is enough and 0 is not; each line stands once; the line is known', () => {
    expect(codes({ allocations: [{ needLineId: 'm', amount: 1n }] })).toEqual([]);
    expect(codes({ allocations: [{ needLineId: 'm', amount: 0n }] })).toEqual(['AMOUNT_TOO_SMALL']);
    expect(codes({ allocations: [] })).toEqual(['REQUIRED']);
    expect(
      codes({
        allocations: [
          { needLineId: 'm', amount: 1n },
          { needLineId: 'm', amount: 1n },
        ],
      }),
    ).toEqual(['DUPLICATE']);
    expect(codes({ allocations: [{ needLineId: 'x', amount: 1n }] })).toEqual(['NEED_LINE_UNKNOWN']);
  });

  test('people stand at person-time only, and each gives the same whole hours', () => {
    const given = (needLineId: string, people: number) => codes({ allocations: [{ needLineId, amount: 80n, people }] });
    expect(given('t', 10)).toEqual([]);
    expect(given('t', 7)).toEqual(['HOURS_NOT_WHOLE']);
    expect(given('t', 0)).toEqual(['AMOUNT_TOO_SMALL']);
    expect(given('m', 10)).toEqual(['KIND_NOT_ACCEPTED']);
  });

  test('instalments add up to the money and are due today at the earliest', () => {
    expect(
      codes({
        instalments: [
          { dueOn: '2026-11-21', amount: 60n },
          { dueOn: '2027-01-01', amount: 40n },
        ],
      }),
    ).toEqual([]);
    expect(codes({ instalments: [{ dueOn: '2026-11-20', amount: 100n }] })).toEqual(['DATE_IN_PAST']);
    expect(codes({ instalments: [{ dueOn: '2027-01-01', amount: 99n }] })).toEqual(['TERMS_NOT_EQUAL_TOTAL']);
  });

  test('told totals are checked kind by kind', () => {
    expect(codes({ totals: [{ kind: 'MONEY', unit: 'IDR', amount: 100n }] })).toEqual([]);
    expect(codes({ totals: [{ kind: 'MONEY', unit: 'IDR', amount: 101n }] })).toEqual(['TERMS_NOT_EQUAL_TOTAL']);
    expect(codes({ totals: [] })).toEqual(['TERMS_NOT_EQUAL_TOTAL']);
  });

  test('a pledge is worth at most the maximum, goods at their estimated value', () => {
    const goods = (estimatedValue: bigint) =>
      codes({
        allocations: [
          { needLineId: 'm', amount: 900n },
          { needLineId: 'g', amount: 5n, estimatedValue },
        ],
      });
    expect(goods(100n)).toEqual([]);
    expect(goods(101n)).toEqual(['AMOUNT_TOO_LARGE']);
    expect(codes({ allocations: [{ needLineId: 'm', amount: 1n, estimatedValue: 1n }] })).toEqual([
      'KIND_NOT_ACCEPTED',
    ]);
  });

  test('what was cut takes the last instalments away', () => {
    const plan = [{ amount: 50n }, { amount: 30n }, { amount: 20n }];
    expect(cutInstalments(plan, 100n)).toEqual(plan);
    expect(cutInstalments(plan, 60n)).toEqual([{ amount: 50n }, { amount: 10n }]);
    expect(cutInstalments(plan, 50n)).toEqual([{ amount: 50n }]);
  });
});

describe('overlaps', () => {
  const purpose = { areaCode: '15.07', categoryCode: 'PPKS-24', need: 100n };
  const near = { areaCode: '15.07.01', categoryCode: 'PPKS-24', amount: 60n };

  test('together up to the need they complement, one more is a duplicate', () => {
    expect(overlapVerdicts([near], purpose, 100n)).toEqual(['COMPLEMENT']);
    expect(overlapVerdicts([near], purpose, 101n)).toEqual(['DUPLICATE']);
    expect(overlapVerdicts([near, { ...near, amount: 1n }], purpose, 101n)).toEqual(['DUPLICATE', 'DUPLICATE']);
  });

  test('a coarser area, another category or a missing amount stays unknown', () => {
    const vague = [
      { ...near, areaCode: '15' },
      { ...near, categoryCode: null },
      { ...near, amount: null },
      { ...near, areaCode: '15.071' },
    ];
    expect(overlapVerdicts(vague, purpose, 100n)).toEqual(['UNKNOWN', 'UNKNOWN', 'UNKNOWN', 'UNKNOWN']);
  });
});

test('an input is the same whatever the order of its fields and whatever is left empty, and another amount is another input', () => {
  const one = canonicalInput({ idempotencyKey: 'a', pledgeId: null, amount: 5n, nested: { b: 1, a: 2 } });
  expect(one).toBe(canonicalInput({ nested: { a: 2, b: 1 }, amount: 5n, idempotencyKey: 'b' }));
  expect(one).not.toBe(canonicalInput({ nested: { a: 2, b: 1 }, amount: 6n, idempotencyKey: 'a' }));
});

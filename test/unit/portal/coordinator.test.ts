import { describe, expect, test } from 'vitest';

import { changed, differences, merged } from '../../../portal/src/managing/threeWay.ts';
import { addsUp, meantFor, shownMatches, signed } from '../../../portal/src/matching/matches.ts';
import { flagsOf, type Flagged } from '../../../portal/src/queue/flags.ts';
import { endsSoon, workingDaysSince } from '../../../portal/src/queue/queueDays.ts';
import { checkSearch, queueSearch } from '../../../portal/src/queue/search.ts';
import { timeLeft } from '../../../portal/src/undo/undoOffers.ts';

// 22 November 2026 is a Sunday.
const at = (text: string) => new Date(`${text}+07:00`);

describe('working days', () => {
  test.for([
    ['2026-11-20T10:00:00', '2026-11-20T23:59:00', 0],
    ['2026-11-20T10:00:00', '2026-11-22T12:00:00', 0],
    ['2026-11-20T23:59:00', '2026-11-23T00:01:00', 1],
    ['2026-11-16T08:00:00', '2026-11-23T08:00:00', 5],
    ['2026-11-13T08:00:00', '2026-11-23T08:00:00', 6],
  ] as const)('from %s to %s: %d', ([from, to, days]) => {
    expect(workingDaysSince(at(from), at(to))).toBe(days);
  });

  test('a hold ends at the end of its day in Jakarta', () => {
    expect(endsSoon('2026-11-24', at('2026-11-23T00:00:00'))).toBe(true);
    expect(endsSoon('2026-11-24', at('2026-11-22T23:59:00'))).toBe(false);
    expect(endsSoon(null, at('2026-11-22T23:59:00'))).toBe(false);
  });
});

describe('flags', () => {
  const clean: Flagged = {
    kind: 'MONEY',
    amount: 100,
    submittedAt: at('2026-11-20T10:00:00').toISOString(),
    holdUntil: '2026-12-04',
    isGapTakingPledges: true,
    needLine: { id: 'a' },
    company: { status: 'VERIFIED', registrationNumber: '1' },
    overlaps: [{ verdict: 'COMPLEMENT' }],
    pledge: { instalments: [{}] },
    gapArea: {
      coverage: {
        lines: [
          { needLine: { id: 'a' }, uncovered: 100 },
          { needLine: { id: 'b' }, uncovered: 1 },
        ],
      },
    },
  };
  const now = at('2026-11-22T12:00:00');

  test('nothing to look at, no flag', () => expect(flagsOf(clean, now)).toEqual([]));

  test('each flag by its own fact', () => {
    expect(flagsOf({ ...clean, amount: 101 }, now)).toEqual(['OVER']);
    expect(flagsOf({ ...clean, overlaps: [{ verdict: 'DUPLICATE' }] }, now)).toEqual(['DUPLICATE']);
    expect(flagsOf({ ...clean, isGapTakingPledges: false }, now)).toEqual(['CLOSED']);
    expect(flagsOf({ ...clean, pledge: { instalments: [] } }, now)).toEqual(['NO_SCHEDULE']);
    expect(flagsOf({ ...clean, company: { status: 'REGISTERED' } }, now)).toEqual(['COMPANY', 'NO_NIB']);
    expect(flagsOf({ ...clean, submittedAt: at('2026-11-12T10:00:00').toISOString() }, now)).toEqual(['LATE']);
    expect(flagsOf({ ...clean, holdUntil: '2026-11-23' }, now)).toEqual(['HOLD']);
  });

  test('what a part of the hub that is away would tell raises no flag', () => {
    expect(flagsOf({ ...clean, amount: 999, gapArea: null, company: null }, now)).toEqual([]);
  });
});

describe('a change from a stale version', () => {
  const base = { judul: 'A', tenggat: '2027-01-01', orang: '5' };
  const theirs = { judul: 'B', tenggat: '2027-01-01', orang: '6' };
  const mine = { judul: 'C', tenggat: '2027-02-02', orang: '5' };

  test('only what both changed differently has to be chosen', () => {
    const found = differences(base, theirs, mine).map(({ field, isConflict }) => [field, isConflict]);
    expect(found).toEqual([
      ['judul', true],
      ['tenggat', false],
      ['orang', false],
    ]);
  });

  test('what one of them changed is kept; the rest as chosen', () => {
    expect(merged(base, theirs, mine, { judul: 'theirs' })).toEqual({ judul: 'B', tenggat: '2027-02-02', orang: '6' });
    expect(merged(base, theirs, mine, {})).toEqual({ judul: 'C', tenggat: '2027-02-02', orang: '6' });
  });

  test('the same change by both is no conflict, and nothing else is sent', () => {
    expect(differences(base, theirs, theirs).every(({ isConflict }) => !isConflict)).toBe(true);
    expect(changed(theirs, merged(base, theirs, mine, { judul: 'theirs' }))).toEqual(['tenggat']);
  });
});

describe('suggestions', () => {
  const match = (id: string, area: string, category: string, points: number[]) => ({
    score: points.reduce((sum, one) => sum + one, 0),
    reasons: points.map((one) => ({ points: one })),
    gapArea: { id, area: { code: area }, category: { code: category } },
  });
  const all = [
    match('1', '15.07.05', 'PPKS-21', [30, 25]),
    match('2', '15.07', 'PPKS-24', [30, -10]),
    match('3', '15.071', 'PPKS-24', [30]),
    match('4', '15.07.01', 'PPKS-24', [20]),
    match('5', '15.07.02', 'PPKS-24', [10]),
    match('6', '15.07.03', 'PPKS-24', [5]),
  ];
  const ids = (matches: typeof all) => matches.map(({ gapArea }) => gapArea.id);

  test('at most three, inside the earmark, without those put aside', () => {
    expect(ids(shownMatches(meantFor(all, null)))).toEqual(['1', '2', '3']);
    const earmark = { areaCode: '15.07', categoryCode: 'PPKS-24' };
    const meant = meantFor(all, earmark);
    expect(ids(shownMatches(meant))).toEqual(['2', '4', '5']);
    const skipped = meant.map((one) => ({ ...one, skip: one.gapArea.id === '4' ? {} : null }));
    expect(ids(shownMatches(skipped))).toEqual(['2', '5', '6']);
  });

  test('reasons carry their sign and add up', () => {
    expect([30, -10, 0].map(signed)).toEqual(['+30', '−10', '+0']);
    expect(all.every(addsUp)).toBe(true);
    expect(addsUp({ ...match('1', '15', 'x', [3]), score: 4 })).toBe(false);
  });
});

test('an undo lasts as long as the hub says, and never less for a wrong clock', () => {
  const now = Date.parse('2026-11-22T06:00:00Z');
  expect(timeLeft('2026-11-22T06:00:08Z', now)).toBe(8_000);
  expect(timeLeft('2026-11-22T05:00:00Z', now)).toBe(10_000);
  expect(timeLeft('2026-11-22T07:00:00Z', now)).toBe(10_000);
});

test('of an address only what is understood is kept', () => {
  expect(queueSearch({ wilayah: '15.07', saring: 'terlambat', x: '1' })).toEqual({
    wilayah: '15.07',
    saring: 'terlambat',
  });
  expect(queueSearch({ wilayah: "15' or", saring: 'semua' })).toEqual({});
  expect(checkSearch({ bagian: 'x', lakukan: 'hapus' })).toEqual({});
  expect(checkSearch({ lakukan: 'tolak' })).toEqual({ lakukan: 'tolak' });
});

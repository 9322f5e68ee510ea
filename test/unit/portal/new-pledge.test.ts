import { describe, expect, test } from 'vitest';

import { changesOf } from '../../../portal/src/pledging/changes.ts';
import { problemsOfStep } from '../../../portal/src/pledging/problems.ts';
import { contentOf, missingOf, NOTHING_TYPED, type Typed } from '../../../portal/src/pledging/typed.ts';

const typed = (part: Partial<Typed>): Typed => ({ ...NOTHING_TYPED, ...part });
const MONEY = { id: 'dana', kind: 'MONEY' } as const;
const GOODS = { id: 'tenda', kind: 'GOODS' } as const;
const HOURS = { id: 'relawan', kind: 'PERSON_TIME' } as const;
const TODAY = '2026-11-22';

const fieldsOf = (
  step: Parameters<typeof problemsOfStep>[0],
  what: Typed,
  line?: typeof MONEY | typeof GOODS | typeof HOURS,
) => problemsOfStep(step, what, { line, today: TODAY, language: 'id' }).map(({ field, words }) => [field, words]);

describe('what was typed is what the hub is told', () => {
  test('money with instalments that add up', () => {
    const what = typed({
      lineId: 'dana',
      amount: '1,5 juta',
      instalments: [
        { dueOn: '2027-03-31', amount: '1 juta' },
        { dueOn: '2027-06-30', amount: '500.000' },
      ],
      channel: 'FORUM',
      note: 'Menunggu direksi.',
    });
    expect(contentOf(what, MONEY, 'id')).toEqual({
      allocations: [{ needLineId: 'dana', amount: 1_500_000 }],
      instalments: [
        { dueOn: '2027-03-31', amount: 1_000_000 },
        { dueOn: '2027-06-30', amount: 500_000 },
      ],
      isAnonymous: false,
      channel: 'FORUM',
      note: 'Menunggu direksi.',
    });
  });

  test('a plan that does not add up stays on the device, and nothing is told without an amount', () => {
    const instalments = [{ dueOn: '2027-03-31', amount: '1 juta' }];
    expect(contentOf(typed({ amount: '2 juta', instalments }), MONEY, 'id')?.instalments).toEqual([]);
    expect(missingOf(instalments, 2_000_000, 'id')).toBe(1_000_000);
    expect(contentOf(typed({ amount: '1,5' }), MONEY, 'id')).toBeNull();
  });

  test('goods have a quantity and a value, people have hours each', () => {
    expect(contentOf(typed({ amount: '1.200', value: '3 juta' }), GOODS, 'id')?.allocations).toEqual([
      { needLineId: 'tenda', amount: 1_200, estimatedValue: 3_000_000 },
    ]);
    expect(contentOf(typed({ people: '10', hours: '8' }), HOURS, 'id')?.allocations[0]?.amount).toBe(80);
  });

  test('the way of delivery and people times hours are told as such, and come back as they were typed', () => {
    const what = typed({
      lineId: 'relawan',
      people: '10',
      hours: '8',
      channel: 'AGENCY',
      note: ' Baris satu\nbaris dua ',
    });
    const content = contentOf(what, HOURS, 'id');
    expect(content).toMatchObject({
      allocations: [{ needLineId: 'relawan', amount: 80, people: 10 }],
      channel: 'AGENCY',
      note: 'Baris satu\nbaris dua',
    });
    expect(
      contentOf(typed({ amount: '80', people: '10', hours: '8' }), GOODS, 'id')?.allocations[0],
    ).not.toHaveProperty('people');
  });
});

describe('each step says all that is wrong with it', () => {
  test('nothing chosen, nothing typed', () => {
    expect(fieldsOf('bentuk', typed({}))).toEqual([['bentuk', 'pledging.problem.kind']]);
    expect(fieldsOf('nilai', typed({}), MONEY)).toEqual([['jumlah', 'amounts.problem.REQUIRED']]);
    expect(fieldsOf('nilai', typed({}), HOURS).map(([field]) => field)).toEqual(['orang', 'jam']);
    expect(fieldsOf('jadwal', typed({ amount: '2 juta' }), MONEY).map(([field]) => field)).toEqual(['penyaluran']);
  });

  test('an amount that can mean two things', () => {
    expect(fieldsOf('nilai', typed({ amount: '1,5' }), MONEY)).toEqual([['jumlah', 'amounts.problem.AMBIGUOUS']]);
  });

  test('instalments: a day in the past, no day, a wrong amount and a wrong sum', () => {
    const instalments = [
      { dueOn: '2026-11-21', amount: '1 juta' },
      { dueOn: '', amount: '400.000' },
    ];
    expect(fieldsOf('jadwal', typed({ amount: '2 juta', channel: 'DIRECT', instalments }), MONEY)).toEqual([
      ['termin-0-tanggal', 'pledging.problem.past'],
      ['termin-1-tanggal', 'pledging.problem.day'],
      ['termin-1-nilai', 'pledging.problem.less'],
    ]);
  });
});

test('what the owner of a gap changed since the draft began is named', () => {
  const start = { status: 'PUBLISHED', deadline: '2027-11-30', need: 100 };
  expect(changesOf(start, start)).toEqual([]);
  expect(changesOf(start, { status: 'CLOSED', deadline: '2027-11-30', need: 80 })).toEqual([
    { what: 'status', before: 'PUBLISHED', after: 'CLOSED' },
    { what: 'need', before: 100, after: 80 },
  ]);
});

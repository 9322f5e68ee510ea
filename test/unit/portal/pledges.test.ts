import { expect, test } from 'vitest';

import { filledTerms } from '../../../portal/src/pledges/instalments.ts';
import { hasQuestion, holdEnd, nextStep } from '../../../portal/src/pledges/nextStep.ts';
import { timelineOf, whatHappened } from '../../../portal/src/pledges/timeline.ts';
import { wholeNumber } from '../../../portal/src/quantities/whole.ts';

const TODAY = '2026-11-22';

test('a whole number is read with or without points between thousands, and nothing else is', () => {
  expect(['150.000.000', '150000000', ' Rp1.000', 'Rp. 5', '0'].map(wholeNumber)).toEqual([
    150_000_000, 150_000_000, 1_000, 5, 0,
  ]);
  const refused = ['', '1,5', '1.5', '1.50', '15.00', '-1', '1e9', '1.000.00', 'abc', '99999999999999999'];
  expect(refused.map(wholeNumber)).toEqual(refused.map(() => null));
});

test('what was received fills the terms in their order and never more than each', () => {
  const term = (number: number, amount: number) => ({ number, dueOn: TODAY, amount, isLate: false });
  const filled = (received: number) => filledTerms([term(2, 300), term(1, 200)], received).map((one) => one.filled);
  expect([0, 150, 200, 450, 900].map(filled)).toEqual([
    [0, 0],
    [150, 0],
    [200, 0],
    [200, 250],
    [200, 300],
  ]);
});

test('a pledge is held until the first day of its submitted parts', () => {
  const allocations = [
    { state: 'SUBMITTED', holdUntil: '2026-12-06' },
    { state: 'SUBMITTED', holdUntil: '2026-12-04' },
    { state: 'COMMITTED', holdUntil: '2026-11-01' },
  ] as const;
  expect(holdEnd({ allocations })).toBe('2026-12-04');
  expect(holdEnd({ allocations: [] })).toBeNull();
});

test('an open question comes before anything else, and ends with its part', () => {
  const asked = { state: 'SUBMITTED', holdUntil: '2026-12-04', infoRequest: 'Siapa penerimanya?' } as const;
  const pledge = { state: 'SUBMITTED', allocations: [asked], instalments: [] } as const;
  expect(nextStep(pledge, TODAY)).toEqual({ words: 'pledges.next.answer', day: '2026-12-04' });
  expect(hasQuestion({ allocations: [{ ...asked, state: 'REJECTED' }] })).toBe(false);
});

test('a committed pledge names what is late, then what is due, then just the delivery', () => {
  const terms = [
    { dueOn: '2026-11-01', isLate: true },
    { dueOn: '2026-12-01', isLate: false },
  ];
  const next = (instalments: typeof terms) => nextStep({ state: 'COMMITTED', allocations: [], instalments }, TODAY);
  expect(next(terms)).toEqual({ words: 'pledges.next.late', day: '2026-11-01' });
  expect(next(terms.slice(1))).toEqual({ words: 'pledges.next.due', day: '2026-12-01' });
  expect(next([])).toEqual({ words: 'pledges.next.send', day: null });
});

test('the history of all parts is one, the newest first, with places only where there are several', () => {
  const step = (happenedAt: string) => {
    const states = { fromState: 'DRAFT', toState: 'SUBMITTED' } as const;
    return { ...states, happenedAt, actorName: 'Rina', reason: null, isUndo: false, info: null };
  };
  const part = (name: string, ...times: string[]) => ({ gapArea: { area: { name } }, history: times.map(step) });
  const both = timelineOf([part('Bungo', '2026-11-01', '2026-11-03'), part('Tebo', '2026-11-02')]);
  expect(both.map(({ happenedAt, place }) => [happenedAt, place])).toEqual([
    ['2026-11-03', 'Bungo'],
    ['2026-11-02', 'Tebo'],
    ['2026-11-01', 'Bungo'],
  ]);
  expect(timelineOf([part('Bungo', '2026-11-01')])[0]?.place).toBeNull();
});

test('a question, its answer and a change of amounts are told apart, though the state stays', () => {
  const stays = { fromState: 'SUBMITTED', toState: 'SUBMITTED', happenedAt: '', actorName: '', reason: null } as const;
  const told = (more: object) => whatHappened({ ...stays, isUndo: false, info: null, ...more });
  expect(told({ info: 'ASKED' })).toBe('pledges.happened.ASKED');
  expect(told({ info: 'ANSWERED' })).toBe('pledges.happened.ANSWERED');
  expect(told({})).toBe('pledges.happened.amounts');
  expect(told({ isUndo: true })).toBe('pledges.happened.undo');
  expect(told({ fromState: 'IN_DELIVERY', toState: 'IN_DELIVERY' })).toBe('pledges.happened.IN_DELIVERY');
});

import { expect, test } from 'vitest';

import {
  isCountedWith,
  personsOf,
  refuseChoice,
  refuseValue,
} from '../../../subgraphs/programs/figures/figure.rules.ts';

test.each([
  ['260.4', 260_400n],
  ['3', 3_000n],
  ['0.001', 1n],
  ['228.590', 228_590n],
  ['0.0001', null],
  ['-1', null],
])('%s thousand persons are %s', (value, persons) => expect(personsOf(value, 'thousand persons')).toBe(persons));

test('families are no persons', () => {
  expect(personsOf('12', 'families')).toBeNull();
});

test('people come whole and not below zero; rates may have a point', () => {
  expect(refuseValue('12', 'persons', true)).toBeNull();
  expect(refuseValue('12.5', 'persons', true)).not.toBeNull();
  expect(refuseValue('-1', 'persons', true)).not.toBeNull();
  expect(refuseValue('12.5', 'thousand persons', true)).toBeNull();
  expect(refuseValue('-0.5', 'percent', false)).toBeNull();
});

test('a figure counts when nothing contradicts it, or when it was chosen', () => {
  expect(isCountedWith('a', [], null)).toBe(true);
  expect(isCountedWith('a', ['b'], null)).toBe(false);
  expect(isCountedWith('a', ['b'], 'a')).toBe(true);
  expect(isCountedWith('a', ['b'], 'b')).toBe(false);
});

test('there is nothing to choose without a contradiction', () => {
  expect(refuseChoice(0)).toMatchObject({ __typename: 'FigureNotContradicted' });
  expect(refuseChoice(1)).toBeNull();
});

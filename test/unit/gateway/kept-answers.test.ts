import { expect, test } from 'vitest';

import { keepAnswers } from '../../../gateway/answers/kept-answers.ts';

const answer = (text: string) => ({ text, contentType: 'application/json', name: undefined, price: 1, points: 1 });

test('an answer is found for as long as the state holds in which it was begun', () => {
  const answers = keepAnswers(10_000);
  expect(answers.isStill('1')).toBe(false);
  answers.keep('a', answer('first'), '1');
  expect(answers.isStill('1')).toBe(true);
  expect(answers.find('a')).toEqual(answer('first'));
  expect(answers.isStill('2')).toBe(false);
  expect(answers.find('a')).toBeNull();
  expect(answers.bytes).toBe(0);
});

test('an answer that was begun before a commit and is done after it is not kept', () => {
  const answers = keepAnswers(10_000);
  answers.isStill('1');
  answers.isStill('2');
  answers.keep('a', answer('late'), '1');
  expect(answers.find('a')).toBeNull();
});

test('what was asked for longest ago goes first, and what is larger than a quarter of the room is not kept', () => {
  const answers = keepAnswers(4_000);
  answers.isStill('1');
  for (const key of ['a', 'b', 'c']) answers.keep(key, answer('x'.repeat(300)), '1');
  expect(answers.find('a')).not.toBeNull();
  for (const key of ['d', 'e']) answers.keep(key, answer('x'.repeat(300)), '1');
  expect(['a', 'b', 'c', 'd', 'e'].filter((key) => answers.find(key))).toEqual(['a', 'c', 'd', 'e']);
  expect(answers.bytes).toBeLessThanOrEqual(4_000);
  answers.keep('large', answer('x'.repeat(600)), '1');
  expect(answers.find('large')).toBeNull();
  answers.keep('a', answer('again'), '1');
  expect(answers.find('a')).toEqual(answer('again'));
});

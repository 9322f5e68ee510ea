import { parse } from 'graphql';
import { expect, test } from 'vitest';

import { isShapedAs } from '../../../gateway/answer-shape.ts';

const DOCUMENT = parse(`
  query Shape($with: Boolean!) {
    gap: gapArea { code ... { title } lines { amount } area @include(if: $with) { name } }
    ... Nodes
    node { __typename ... on Pledge { of: allocation { state } } ... on Receipt { of: pledge { code } } }
  }
  query Other { other }
  fragment Nodes on Query { nodes { id } }`);

const gap = { code: 'A', title: null, lines: [{ amount: '1' }, null] };
const whole = { gap, nodes: [[{ id: 1 }], null], node: { __typename: 'Receipt', of: { code: 'B' } } };
const isRight = (data: unknown) => isShapedAs(DOCUMENT, 'Shape', data);

test('what was asked for is right, with nulls, lists of lists, and what a condition or a type leaves out', () => {
  expect(isRight(whole)).toBe(true);
  expect(isRight({ ...whole, gap: { ...gap, area: { name: 'Jambi' } } })).toBe(true);
  expect(isRight({ gap: null, node: { __typename: 'Pledge', of: { state: 'DRAFT' } } })).toBe(true);
  expect(isRight({ ...whole, node: { of: { code: 'B' } } })).toBe(true);
  expect(isShapedAs(DOCUMENT, 'Other', { other: { any: 'scalar' } })).toBe(true);
});

test.each([
  ['a key is missing', { ...whole, node: undefined }],
  ['a field of an object is missing', { ...whole, gap: { code: 'A', title: 'B' } }],
  ['a field of a bare fragment is missing', { ...whole, gap: { code: 'A', lines: [] } }],
  ['a field of an item of a list is missing', { ...whole, gap: { ...gap, lines: [{}] } }],
  ['a text stands for an object', { ...whole, node: 'B' }],
  ['a number stands for an item', { ...whole, gap: { ...gap, lines: [4] } }],
  ['a truth stands for what a condition lets in', { ...whole, gap: { ...gap, area: true } }],
  ['a text stands for what the type lets in', { ...whole, node: { __typename: 'Receipt', of: 'B' } }],
  ['data are a list', [whole]],
  ['data are a text', 'gap'],
])('it is not where %s', (_what, data) => {
  expect(isRight(data)).toBe(false);
});

const ENTITIES = parse(`query ($a: [_Any!]!, $b: [_Any!]!) {
  _entities(representations: $a) { ... on Gap { code } }
  more: _entities(representations: $b) { ... on Gap { title } }
}`);

test.each([
  ['as many as were asked', true, [{ code: 'A' }, null], [{ title: 'B' }]],
  ['too few', false, [{ code: 'A' }], [{ title: 'B' }]],
  ['too many under another name', false, [null, null], [null, null]],
  ['none', false, [null, null], []],
  ['null', false, [null, null], null],
  ['one that is no list', false, [null, null], { title: 'B' }],
])('of entities, %s: %s', (_what, isWhole, entities, more) => {
  expect(isShapedAs(ENTITIES, undefined, { _entities: entities, more }, { a: [{}, {}], b: [{}] })).toBe(isWhole);
});

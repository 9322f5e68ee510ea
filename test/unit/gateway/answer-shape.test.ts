import { buildSchema, parse } from 'graphql';
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
const isRight = (data: unknown) => isShapedAs({ document: DOCUMENT, operationName: 'Shape' }, data);

test('what was asked for is right, with nulls, lists of lists, and what a condition or a type leaves out', () => {
  expect(isRight(whole)).toBe(true);
  expect(isRight({ ...whole, gap: { ...gap, area: { name: 'Jambi' } } })).toBe(true);
  expect(isRight({ gap: null, node: { __typename: 'Pledge', of: { state: 'DRAFT' } } })).toBe(true);
  expect(isRight({ ...whole, node: { of: { code: 'B' } } })).toBe(true);
  expect(isShapedAs({ document: DOCUMENT, operationName: 'Other' }, { other: { any: 'scalar' } })).toBe(true);
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
  ['what its type has is missing', { ...whole, node: { __typename: 'Receipt' } }],
  ['data are a list', [whole]],
  ['data are a text', 'gap'],
])('it is not where %s', (_what, data) => {
  expect(isRight(data)).toBe(false);
});

const gapKey = { __typename: 'Gap', id: '1' };
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
  ['one without what was asked of its type', false, [{ code: 'A' }, {}], [{ title: 'B' }]],
])('of entities, %s: %s', (_what, isWhole, entities, more) => {
  expect(
    isShapedAs(
      { document: ENTITIES },
      { _entities: entities, more },
      { a: [gapKey, gapKey], b: [{ __typename: 'Other' }] },
    ),
  ).toBe(isWhole);
});

const SCHEMA = buildSchema(`
  scalar Any
  enum State { DRAFT SENT }
  type Query { gap: Gap! gaps: [Gap!]! grid: [[Int]] thing: Thing other: Any }
  interface Named { name: String! }
  type Gap implements Named { name: String! code: ID title: String state: State rest: Any lines: [Line!] best: Line! }
  type Line { amount: String! }
  union Thing = Gap | Line`);
const TYPED = parse(`{
  gap { code state rest lines { amount } best { amount } ... on Named { name } }
  gaps { title } grid thing { ... on Gap { title best { amount } } } other unknown { of }
}`);
const LINE = { amount: '1' };
const GAP = { code: 4, state: 'SENT', rest: [{ any: 1 }], lines: [LINE], best: LINE, name: 'A' };
const TOLD = { gap: GAP, gaps: [{ title: null }], grid: [[1, null], null], thing: null, other: [], unknown: [] };
const fits = (data: unknown) => isShapedAs({ document: TYPED }, data, {}, SCHEMA);

test('by the schema, what it allows is right, and what it does not know may be anything', () => {
  expect(fits(TOLD)).toBe(true);
  expect(fits({ ...TOLD, grid: null, thing: { amount: '1' }, unknown: { of: [{}] } })).toBe(true);
  expect(fits({ ...TOLD, gap: { ...GAP, code: null, lines: null }, thing: { title: 'B', best: LINE } })).toBe(true);
});

test.each([
  ['null where there is always something', { ...TOLD, gap: null }],
  ['null as an item that is always there', { ...TOLD, gaps: [null] }],
  ['null as a field that is always there', { ...TOLD, gap: { ...GAP, name: null } }],
  ['null within a fragment', { ...TOLD, thing: { title: 'B', best: null } }],
  ['a list where one object belongs', { ...TOLD, gap: [GAP] }],
  ['an object where a list belongs', { ...TOLD, gaps: { title: 'B' } }],
  ['a list of less depth', { ...TOLD, grid: [1] }],
  ['an object where a leaf belongs', { ...TOLD, gap: { ...GAP, code: { id: 4 } } }],
  ['a list where a value of an enum belongs', { ...TOLD, gap: { ...GAP, state: ['SENT'] } }],
])('by the schema, it is not right where there is %s', (_what, data) => {
  expect(fits(data)).toBe(false);
});

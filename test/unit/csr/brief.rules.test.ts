import { expect, test } from 'vitest';

import { totalsOf } from '../../../subgraphs/csr/briefs/brief.rules.ts';

const line = { kind: 'MONEY', item: null, unit: 'rupiah', need: '10', budget: '1', uncovered: '2', overCovered: '0' };
const row = { ...line, flow: 'NEW_MONEY', held: '2', committed: '3', delivered: '4' };

test('lines of one kind, item and unit add up, others stand apart', () => {
  const lines = [line, { ...line, need: '9007199254740991' }, { ...line, kind: 'GOODS', item: 'beras' }];
  expect(totalsOf(lines, [row, row])).toEqual([
    expect.objectContaining({ kind: 'GOODS', item: 'beras', lines: 1, need: '10', held: '0' }),
    expect.objectContaining({
      kind: 'MONEY',
      lines: 2,
      need: '9007199254741001',
      budget: '2',
      held: '4',
      committed: '6',
    }),
  ]);
});

test('what is handed on or carried over is no new money: it stands beside the totals', () => {
  const totals = totalsOf([line], [row, { ...row, flow: 'PASS_THROUGH' }, { ...row, flow: 'CARRY_OVER' }]);
  expect(totals).toMatchObject([{ held: '2', committed: '3', delivered: '4', relayed: '18' }]);
});

test('no lines have no totals', () => {
  expect(totalsOf([], [])).toEqual([]);
});

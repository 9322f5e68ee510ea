import { array, assert, boolean, integer, oneof, property } from 'fast-check';
import { expect, test } from 'vitest';

import {
  sumsOfAreas,
  withheldCounts,
  type CountCell,
  type CountSum,
} from '../../../subgraphs/programs/suppression/suppression.rules.ts';

/** Counts of areas, the key of each being its code. */
const cellsOf = (counts: Record<string, number>): CountCell[] =>
  Object.entries(counts).map(([areaCode, value]) => ({ key: areaCode, areaCode, value }));

const withheld = (counts: Record<string, number>) =>
  Object.fromEntries(
    withheldCounts(
      cellsOf(counts),
      sumsOfAreas(Object.keys(counts), (code) => code),
    ),
  );

test('1 to 4 people below kabupaten and kota are withheld; 0, 5 and any count of a kabupaten are not', () => {
  expect(withheld({ '15.07': 3, '15.07.01': 1, '15.07.02': 4, '15.07.03': 0, '15.07.04': 5 })).toEqual({
    '15.07.01': 5,
    '15.07.02': 5,
  });
});

test('a lone small count under a total takes the next smallest sibling with it, under one bound', () => {
  expect(withheld({ '15.07': 60, '15.07.01': 3, '15.07.02': 40, '15.07.03': 17, '15.07.04': 0 })).toEqual({
    '15.07.01': 20,
    '15.07.03': 20,
  });
});

test('parts that do not reach the total give nothing away', () => {
  expect(withheld({ '15.07': 61, '15.07.01': 3, '15.07.02': 40, '15.07.03': 17 })).toEqual({ '15.07.01': 5 });
});

test('two small counts whose sum leaves no choice take a third one with them', () => {
  // 1 + 1 = 2 and 4 + 4 = 8 can be nothing else; 2 + 2 = 4 can.
  expect(Object.keys(withheld({ '15.07': 32, '15.07.01': 1, '15.07.02': 1, '15.07.03': 30 }))).toHaveLength(3);
  expect(Object.keys(withheld({ '15.07': 38, '15.07.01': 4, '15.07.02': 4, '15.07.03': 30 }))).toHaveLength(3);
  expect(withheld({ '15.07': 34, '15.07.01': 2, '15.07.02': 2, '15.07.03': 30 })).toEqual({
    '15.07.01': 5,
    '15.07.02': 5,
  });
});

test('where only a 0 is left to hide, it is hidden; where nothing is, the total is', () => {
  expect(withheld({ '15.07': 3, '15.07.01': 3, '15.07.02': 0 })).toEqual({ '15.07.01': 5, '15.07.02': 5 });
  expect(withheld({ '15.07': 3, '15.07.01': 3 })).toEqual({ '15.07.01': 5, '15.07': 5 });
});

test('where everything is hidden and still leaves no choice, the bound is widened', () => {
  const all = { '15.07': 4, '15.07.01': 1, '15.07.02': 1, '15.07.03': 1, '15.07.04': 1 };
  expect(withheld(all)).toEqual(Object.fromEntries(Object.keys(all).map((key) => [key, 10])));
});

test('a small desa is not given away by its kecamatan, nor by the kabupaten over its head', () => {
  const counts = { '15.07': 90, '15.07.01': 20, '15.07.02': 70, '15.07.01.2001': 2, '15.07.01.2002': 18 };
  expect(withheld(counts)).toEqual({ '15.07.01.2001': 20, '15.07.01.2002': 20 });
  // The kecamatan is not counted: the desa and the other kecamatan are the kabupaten.
  expect(withheld({ '15.07': 72, '15.07.02': 70, '15.07.01.2001': 2 })).toEqual({
    '15.07.02': 100,
    '15.07.01.2001': 100,
  });
});

test('what follows by taking away, such as checked less valid, is protected though it is never shown', () => {
  const cells = [
    { key: 'checked', areaCode: '15.07.01', value: 100 },
    { key: 'valid', areaCode: '15.07.01', value: 97 },
    { key: 'rest', areaCode: '15.07.01', value: 3, isDerived: true },
  ];
  expect([...withheldCounts(cells, [{ total: 'checked', parts: ['valid', 'rest'] }])]).toEqual([['valid', 100]]);
  const clean = cells.map((cell) =>
    cell.key === 'rest' ? { ...cell, value: 30 } : cell.key === 'valid' ? { ...cell, value: 70 } : cell,
  );
  expect(withheldCounts(clean, [{ total: 'checked', parts: ['valid', 'rest'] }]).size).toBe(0);
});

/** Every value each withheld cell could have, by trying all combinations that the shown numbers allow. */
function possibleValues(cells: readonly CountCell[], sums: readonly CountSum[], shown: Map<string, number>) {
  const valueOf = new Map(cells.map(({ key, value }) => [key, value]));
  const real = sums.filter(
    ({ total, parts }) => parts.reduce((sum, part) => sum + (valueOf.get(part) ?? 0), 0) === valueOf.get(total),
  );
  const unknown = cells.filter(({ key }) => shown.has(key));
  const least = unknown.some(({ value }) => value === 0) ? 0 : 1;
  const possible = new Map(unknown.map(({ key }) => [key, new Set<number>()]));
  const guess = new Map(valueOf);
  const asked = new Set(unknown.map(({ key }) => key));
  const isOpen = (key: string, at: number) => unknown.findIndex((cell) => cell.key === key) >= at && asked.has(key);
  const fits = (at: number) =>
    real.every(({ total, parts }) => {
      if ([total, ...parts].some((key) => isOpen(key, at))) return true;
      return parts.reduce((sum, part) => sum + (guess.get(part) ?? 0), 0) === guess.get(total);
    });
  const tryFrom = (at: number): void => {
    if (!fits(at)) return;
    const cell = unknown[at];
    if (!cell) {
      for (const { key } of unknown) possible.get(key)?.add(guess.get(key) ?? -1);
      return;
    }
    for (let value = least; value < (shown.get(cell.key) ?? 0); value += 1) {
      guess.set(cell.key, value);
      tryFrom(at + 1);
    }
  };
  tryFrom(0);
  return possible;
}

const isSmall = (cells: readonly CountCell[], key: string) =>
  cells.some((cell) => cell.key === key && cell.areaCode.length > 5 && cell.value > 0 && cell.value < 5);

const small = oneof({ weight: 3, arbitrary: integer({ min: 0, max: 6 }) }, integer({ min: 0, max: 9 }));

test('over random kabupaten of kecamatan and desa, subtraction never tells a withheld count', () => {
  const table = array(
    oneof(
      small.map((own) => ({ own, desa: [] as number[] })),
      array(small, { minLength: 1, maxLength: 2 }).map((desa) => ({ own: null, desa })),
    ),
    { minLength: 1, maxLength: 4 },
  );
  assert(
    property(table, boolean(), (kecamatan, isComplete) => {
      const counts: Record<string, number> = { '15.07': isComplete ? 0 : 1 };
      kecamatan.forEach(({ own, desa }, at) => {
        const code = `15.07.0${at + 1}`;
        const total = own ?? desa.reduce((sum, count) => sum + count, 0);
        counts[code] = total;
        counts['15.07'] = (counts['15.07'] ?? 0) + total;
        desa.forEach((count, place) => (counts[`${code}.200${place + 1}`] = count));
      });
      const cells = cellsOf(counts);
      const sums = sumsOfAreas(Object.keys(counts), (code) => code);
      const shown = withheldCounts(cells, sums);
      expect(cells.filter(({ key }) => isSmall(cells, key) && !shown.has(key))).toEqual([]);
      if (shown.size > 7) return;
      for (const [key, values] of possibleValues(cells, sums, shown)) {
        if (!isSmall(cells, key)) continue;
        expect(values.size, `${key} of ${JSON.stringify(counts)}`).toBeGreaterThan(1);
      }
    }),
    { numRuns: 500 },
  );
});

test('over random tables of areas by category with totals both ways, neither way tells a withheld count', () => {
  const table = integer({ min: 2, max: 3 }).chain((columns) =>
    array(array(small, { minLength: columns, maxLength: columns }), { minLength: 2, maxLength: 3 }),
  );
  assert(
    property(table, (rows) => {
      const columns = rows[0]?.length ?? 0;
      const cells: CountCell[] = [];
      const put = (areaCode: string, category: string, value: number) =>
        cells.push({ key: `${areaCode}|${category}`, areaCode, value });
      const codes = ['15.07', ...rows.map((_, at) => `15.07.0${at + 1}`)];
      const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0);
      const all = [Array.from({ length: columns }, (_, column) => sum(rows.map((row) => row[column] ?? 0))), ...rows];
      all.forEach((row, at) => {
        row.forEach((value, column) => put(codes[at] ?? '', String(column), value));
        put(codes[at] ?? '', 'all', sum(row));
      });
      const categories = [...Array(columns).keys()].map(String);
      const sums = [
        ...[...categories, 'all'].flatMap((category) => sumsOfAreas(codes, (code) => `${code}|${category}`)),
        ...codes.map((code) => ({ total: `${code}|all`, parts: categories.map((category) => `${code}|${category}`) })),
      ];
      const shown = withheldCounts(cells, sums);
      if (shown.size > 8 || [...shown.values()].some((below) => below > 10)) return;
      for (const [key, values] of possibleValues(cells, sums, shown)) {
        if (!isSmall(cells, key)) continue;
        expect(values.size, `${key} of ${JSON.stringify(rows)}`).toBeGreaterThan(1);
      }
    }),
    { numRuns: 500 },
  );
});

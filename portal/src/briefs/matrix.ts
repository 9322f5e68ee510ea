// Who does what where: regions by fields, from the frozen rows of a brief. It counts rows; it adds up no amounts.

export interface MatrixGap {
  code: string;
  areaCode: string;
  areaName: string;
  categoryCode: string;
  categoryName: string;
}

export interface MatrixRow {
  gapCode: string;
  budget: number;
  held: number;
  committed: number;
  delivered: number;
}

export interface Cell {
  /** Supports that count: the state's money and pledges that were accepted. */
  supports: number;
  /** Pledges that wait for a decision and cover nothing yet. */
  waiting: number;
}

export interface Region {
  code: string;
  name: string;
  /** By the code of the field; missing where no need is on record there. */
  cells: ReadonlyMap<string, Cell>;
}

export interface Matrix {
  fields: readonly { code: string; name: string }[];
  regions: readonly Region[];
  /** Gap areas that nobody supports. */
  empty: number;
}

/** The part of the scope that a gap lies in: a kabupaten of a province, a kecamatan of a kabupaten. */
export function regionOf(areaCode: string, scope: string): string {
  return areaCode
    .split('.')
    .slice(0, scope.split('.').length + 1)
    .join('.');
}

/** The rows of each gap area, in their order. */
export function byGap<T extends { gapCode: string }>(rows: readonly T[]): Map<string, T[]> {
  const found = new Map<string, T[]>();
  for (const row of rows) found.set(row.gapCode, [...(found.get(row.gapCode) ?? []), row]);
  return found;
}

const isSupport = ({ budget, committed, delivered }: MatrixRow) => budget > 0 || committed > 0 || delivered > 0;

/** Regions by fields. `names` are the parts of the scope; those without any gap are left out. */
export function matrixOf(
  scope: { code: string; parts: readonly { code: string; name: string }[] },
  gaps: readonly MatrixGap[],
  rows: readonly MatrixRow[],
): Matrix {
  const names = new Map(scope.parts.map(({ code, name }) => [code, name]));
  const fields = new Map<string, string>();
  const regions = new Map<string, Map<string, Cell>>();
  let empty = 0;
  const rowsOf = byGap(rows);
  for (const gap of gaps) {
    fields.set(gap.categoryCode, gap.categoryName);
    const region = regionOf(gap.areaCode, scope.code);
    if (!names.has(region)) names.set(region, gap.areaName);
    const cells = regions.get(region) ?? new Map<string, Cell>();
    regions.set(region, cells);
    const cell = cells.get(gap.categoryCode) ?? { supports: 0, waiting: 0 };
    const own = rowsOf.get(gap.code) ?? [];
    const supports = own.filter(isSupport).length;
    if (supports === 0) empty += 1;
    const waiting = own.filter((row) => !isSupport(row) && row.held > 0).length;
    cells.set(gap.categoryCode, { supports: cell.supports + supports, waiting: cell.waiting + waiting });
  }
  return {
    fields: [...fields].map(([code, name]) => ({ code, name })).toSorted((a, b) => a.code.localeCompare(b.code)),
    regions: [...regions]
      .map(([code, cells]) => ({ code, name: names.get(code) ?? code, cells }))
      .toSorted((a, b) => a.code.localeCompare(b.code)),
    empty,
  };
}

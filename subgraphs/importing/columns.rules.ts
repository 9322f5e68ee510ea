/** What a column is called, in the data set and elsewhere. */
interface Named {
  name: string;
  aliases: readonly string[];
  isRequired: boolean;
}

/** Which heading of a file feeds which column of a data set. */
export interface ColumnMatch {
  /** Required columns that no heading names. */
  missing: string[];
  /** Headings that announce identity numbers. */
  identityColumns: string[];
  /** The cells of a row by the columns of the data set. */
  rename(cells: ReadonlyMap<string, string>): ReadonlyMap<string, string>;
  headingOf(column: string): string;
}

/** A heading without case, spaces and signs: "Kode Wilayah", "kode_wilayah" and "KodeWilayah" are one. */
export const foldHeading = (heading: string): string => heading.toLowerCase().replace(/[^a-z0-9]/g, '');

const IDENTITY = /^(no|nomor)?(nik|ktp|nokk|nomorindukkependudukan|nomorkartukeluarga|kk)(ktp)?$/;

/** Matches the headings of a file with the columns of a data set, by name or by any alias. */
export function columnsOf(header: readonly string[], columns: readonly Named[]): ColumnMatch {
  const known = new Map(
    columns.flatMap(({ name, aliases }) => [name, ...aliases].map((alias) => [foldHeading(alias), name] as const)),
  );
  const byHeading = new Map<string, string>();
  for (const heading of header) {
    const column = known.get(foldHeading(heading));
    // Of two headings for one column the first counts.
    if (column !== undefined && ![...byHeading.values()].includes(column)) byHeading.set(heading, column);
  }
  const byColumn = new Map([...byHeading].map(([heading, column]) => [column, heading]));
  return {
    missing: columns.filter(({ name, isRequired }) => isRequired && !byColumn.has(name)).map(({ name }) => name),
    identityColumns: header.filter((heading) => IDENTITY.test(foldHeading(heading))),
    rename: (cells) => new Map([...byHeading].map(([heading, column]) => [column, cells.get(heading) ?? ''])),
    headingOf: (column) => byColumn.get(column) ?? column,
  };
}

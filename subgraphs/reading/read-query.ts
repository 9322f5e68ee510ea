import { Query, type QueryConfig } from 'pg';

/** What pg's types leave out of a connection. */
export interface Wire {
  stream: { cork(): void; uncork(): void; writable: boolean };
  parsedStatements: Record<string, string | undefined>;
}

/** The columns that a statement gives, and how each is read. */
interface Columns {
  fields: unknown;
  _parsers: unknown;
  _prebuiltEmptyResultObject: unknown;
}

interface WiredQuery {
  name: string;
  _result: Columns;
  _accumulateRows: boolean;
  prepare(connection: Wire): void;
  handleRowDescription(message: unknown): void;
}

// The package's own types tell of a query only how it is made.
const WiredQuery = Query as unknown as new (config: QueryConfig) => WiredQuery;

/** A connection that does not ask for the columns again, and those it knows by the names of their statements. */
interface Knowing {
  quiet: Wire;
  columns: Map<string, Columns>;
}

const knowing = new WeakMap<Wire, Knowing>();

function knowingOf(connection: Wire): Knowing {
  const known = knowing.get(connection) ?? {
    quiet: Object.assign(Object.create(connection), { describe: () => undefined }),
    columns: new Map(),
  };
  knowing.set(connection, known);
  return known;
}

/** A prepared statement that asks for its columns once on each connection, not each time it runs. */
export class ReadQuery extends WiredQuery {
  #knowing: Knowing | undefined;

  override prepare(connection: Wire): void {
    const known = knowingOf(connection);
    const columns = connection.parsedStatements[this.name] === undefined ? undefined : known.columns.get(this.name);
    if (columns) {
      Object.assign(this._result, columns);
      this._accumulateRows = true;
    } else {
      this.#knowing = known;
    }
    super.prepare(columns ? known.quiet : connection);
  }

  override handleRowDescription(message: unknown): void {
    super.handleRowDescription(message);
    const { fields, _parsers, _prebuiltEmptyResultObject } = this._result;
    this.#knowing?.columns.set(this.name, { fields, _parsers, _prebuiltEmptyResultObject });
  }
}

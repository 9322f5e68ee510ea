import type { EntityManager } from '@mikro-orm/postgresql';

/** A table in which people stand. */
export interface PersonalTable {
  /** What of a person is in it. */
  holds: string;
  /** Counts what a leak of it would touch: SQL that gives `rows` and `people`. */
  touched: string;
  /** How its rows end; a table without one goes with another, or is kept for good. */
  ends?: {
    /** How many days a row is kept, where it does not say itself up to which day. */
    keptDays?: () => number;
    /** The ids of what ended before the day `$1`: SQL with how many at most as `$2`, null for all. */
    overdue: string;
    erase: (tx: EntityManager, id: string) => Promise<void>;
  };
}

/** What a subgraph keeps of people: how long, and what to look at when some of it got out. */
export interface PersonalData {
  tables: Readonly<Record<string, PersonalTable>>;
  /**
   * Who was read: SQL with an account (`$1`) or requests (`$2`, an array), either of them null, from `$3` to `$4`. It gives
   * `subject`, `fields`, `reads`, `first`, `last` and `requests`, a row a person.
   */
  reads: string | null;
}

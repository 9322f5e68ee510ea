import type { PoolClient } from 'pg';

import { statements, type Store } from '#kit/database';

import type { Wire } from './read-query.ts';

/** What pg's types leave out: statements that follow each other without waiting, and a socket that gathers writes. */
export type Wired = PoolClient & { pipeline: boolean; connection: Wire };

/** A connection to read from; one that follows another reader has a snapshot to end first. */
interface Reader {
  client: Wired;
  isFollowing: boolean;
}

/** Of the pool's twelve: reading alone never keeps a command from its connection. */
const MOST = 10;
/** How long a connection whose snapshot is over waits for its next reader. */
const KEPT_MS = 50;
/** How long a reader waits for a connection: as long as for one of the pool. */
const PATIENCE_MS = 2_000;

interface Waiting {
  /** Gives it a connection; or none, where it may take one from the pool. */
  go(client: Wired | null): void;
}

class Readers {
  readonly #store: Store;
  readonly #kept: { client: Wired; timer: NodeJS.Timeout }[] = [];
  readonly #waiting: Waiting[] = [];
  /** Connections that are out of the pool: those that are read from, and those that are kept. */
  #out = 0;

  constructor(store: Store) {
    this.#store = store;
  }

  /** A connection at once where one is kept, else one of the pool, else the next that is passed on. */
  async take(): Promise<Reader> {
    const kept = this.#takeKept();
    if (kept) return { client: kept, isFollowing: true };
    if (this.#out >= MOST) {
      const passed = await this.#wait();
      if (passed) return { client: passed, isFollowing: true };
    } else this.#out += 1;
    try {
      return { client: (await this.#store.connectToRead()) as Wired, isFollowing: false };
    } catch (error) {
      this.#leave();
      throw error;
    }
  }

  /** Passes a connection whose snapshot is over to the next reader, so that its end travels with the next beginning. */
  pass(client: Wired): void {
    // A command that waits for a connection comes first; and a copy is looked at anew for each snapshot.
    const { keepsReaders, pool } = this.#store;
    if (!keepsReaders || pool.waitingCount > 0 || !client.connection.stream.writable) return this.giveBack(client);
    const next = this.#waiting.shift();
    if (next) return next.go(client);
    const timer = setTimeout(() => {
      this.#kept.splice(this.#kept.indexOf(entry), 1);
      this.giveBack(client);
    }, KEPT_MS);
    const entry = { client, timer };
    this.#kept.push(entry);
  }

  /** Ends a snapshot and gives its connection back to all. */
  giveBack(client: Wired): void {
    const release = (isWhole: boolean) => {
      client.pipeline = false;
      client.release(!isWhole);
      this.#leave();
    };
    // Nobody waits for the end of a transaction that wrote nothing, and it is part of no request.
    statements
      .run({ count: 0 }, () => client.query('commit'))
      .then(
        () => release(true),
        () => release(false),
      );
  }

  #takeKept(): Wired | undefined {
    for (let entry = this.#kept.pop(); entry; entry = this.#kept.pop()) {
      clearTimeout(entry.timer);
      if (entry.client.connection.stream.writable) return entry.client;
      this.giveBack(entry.client);
    }
    return undefined;
  }

  #wait(): Promise<Wired | null> {
    return new Promise((done, failed) => {
      const late = setTimeout(() => {
        this.#waiting.splice(this.#waiting.indexOf(waiting), 1);
        failed(new Error('timeout exceeded when trying to connect'));
      }, PATIENCE_MS);
      const waiting: Waiting = {
        go(client) {
          clearTimeout(late);
          done(client);
        },
      };
      this.#waiting.push(waiting);
    });
  }

  /** One connection less is out: whoever waits longest may take one instead. */
  #leave(): void {
    const next = this.#waiting.shift();
    if (next) next.go(null);
    else this.#out -= 1;
  }
}

const all = new WeakMap<Store, Readers>();

/** The readers of a store. */
export function readersOf(store: Store): Readers {
  const known = all.get(store) ?? new Readers(store);
  all.set(store, known);
  return known;
}

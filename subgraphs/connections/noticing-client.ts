import type { Socket } from 'node:net';

import { Client, type ClientConfig } from 'pg';

/** A little more than the server lets a statement take (`limits.ts`): silence for longer comes from no server. */
const SILENCE_MS = 4_000;

/** Begins what may take as long as it takes: until its transaction ends, or the connection. */
const MAY_LAST = /^\s*set (local )?statement_timeout = 0/i;
const ENDS = /^\s*(commit|rollback)\b/i;

function textOf(statement: unknown): string {
  const text: unknown = typeof statement === 'string' ? statement : Reflect.get(Object(statement), 'text');
  return typeof text === 'string' ? text : '';
}

/**
 * A pg client that notices when nobody is there any more: a machine that went without a word, or a net that swallows all.
 * The connection is cut, so that whoever waits is told and the pool makes another. pg's own `query_timeout` would tell
 * whoever waits, but leave the connection in the pool, and cuts what a migration or a check of the books may take.
 */
export const NoticingClient: typeof Client = class extends Client {
  #watch: NodeJS.Timeout | undefined;
  #heard = 0;
  #mayLast: 'no' | 'transaction' | 'connection' = 'no';

  constructor(config?: string | ClientConfig) {
    super(config);
    const rest = () => {
      clearTimeout(this.#watch);
      this.#watch = undefined;
    };
    this.on('drain', rest);
    this.on('end', rest);
  }

  // pg's query has a dozen overloads; this passes whatever it was given on unchanged.
  override query(...args: unknown[]): never {
    const text = textOf(args[0]);
    const lasting = MAY_LAST.exec(text);
    if (lasting) this.#mayLast = lasting[1] ? 'transaction' : 'connection';
    if (this.#mayLast === 'transaction' && ENDS.test(text)) this.#mayLast = 'no';
    if (!this.#watch) this.#lookLater();
    return Reflect.apply(super.query, this, args) as never;
  }

  /** pg's types leave the socket out. */
  get #socket(): Socket {
    return (this as unknown as { connection: { stream: Socket } }).connection.stream;
  }

  #lookLater(): void {
    this.#heard = this.#socket.bytesRead;
    // What came while this process was busy is read before it is looked for.
    this.#watch = setTimeout(() => setImmediate(() => this.#look()), SILENCE_MS);
  }

  #look(): void {
    if (!this.#watch) return;
    if (this.#mayLast !== 'no' || this.#socket.bytesRead !== this.#heard) return this.#lookLater();
    this.#socket.destroy(new Error('Connection terminated: the database says nothing any more'));
  }
};

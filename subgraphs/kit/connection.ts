import 'reflect-metadata';

import { ArgsType, Directive, Field, Int, ObjectType, type ClassType } from 'type-graphql';

import { badInput } from './errors.ts';

const MOST = 100;

@ArgsType()
export class PageArgs {
  @Field(() => Int, { defaultValue: 20, description: 'How many rows to give, 1 to 100; 20 unless told.' })
  first!: number;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor to go on after, from `pageInfo.endCursor` of the page before.',
  })
  after?: string | null;
}

@Directive('@shareable')
@ObjectType('PageInfo', { description: 'Where a page of a list ends, after the Relay convention.' })
export class PageInfo {
  @Field(() => Boolean, { description: 'True when rows follow after this page.' })
  hasNextPage!: boolean;

  @Field(() => Boolean, { description: 'True when the page was asked for with `after`, so that rows came before.' })
  hasPreviousPage!: boolean;

  @Field(() => String, { nullable: true, description: 'The cursor of the first row; null on an empty page.' })
  startCursor!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'The cursor of the last row, to be given as `after`; null on an empty page.',
  })
  endCursor!: string | null;
}

/** One page of rows with the keys they are ordered by. */
export interface Page<T> {
  nodes: T[];
  edges: { cursor: string; node: T }[];
  pageInfo: PageInfo;
  /** Counts the whole list; called only when a client asks for totalCount. */
  count: () => Promise<number>;
}

/** Makes the Relay connection type of a node type, with `nodes` as a shortcut past the edges; shareable, where several subgraphs give it. */
export function connectionOf<T extends object>(node: ClassType<T>, name: string, { isShareable = false } = {}) {
  @ObjectType(`${name}Edge`, { description: `One row of a page of ${name} rows, with its cursor.` })
  class Edge {
    @Field(() => String, { description: 'Marks this row in the order of the list.' })
    cursor!: string;

    @Field(() => node, { description: 'The row.' })
    node!: T;
  }

  @ObjectType(`${name}Connection`, { description: `A page of ${name} rows in a stable order.` })
  class Connection {
    @Field(() => [node], { description: 'The rows of this page.' })
    nodes!: T[];

    @Field(() => [Edge], { description: 'The rows of this page, each with its cursor.' })
    edges!: Edge[];

    @Field(() => PageInfo, { description: 'Whether the list goes on, and from where.' })
    pageInfo!: PageInfo;

    count!: () => Promise<number>;

    @Field(() => Int, { description: 'How many rows the whole list has, all pages together.' })
    totalCount(): Promise<number> {
      return this.count();
    }
  }
  if (isShareable) for (const type of [Edge, Connection]) Directive('@shareable')(type);
  return Connection;
}

/** What a key of an order holds; a cursor made by hand is checked against it before SQL sees it. */
export type KeyKind = 'text' | 'uuid' | 'day' | 'number';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const NUMBER = /^-?\d{1,18}(\.\d{1,12})?$/;
const FITS: Record<KeyKind, (key: string) => boolean> = {
  text: (key) => key.length <= 500 && !key.includes('\0'),
  uuid: (key) => UUID.test(key),
  day: (key) => /^\d{4}-\d{2}-\d{2}$/.test(key) && new Date(`${key}T00:00:00Z`).toJSON()?.slice(0, 10) === key,
  number: (key) => NUMBER.test(key),
};

/** Refuses a page size out of 1–100, and reads the cursor: as many keys as the order has, or of the kinds it has. */
export function readPage(args: PageArgs, keys: number | readonly KeyKind[]): { first: number; after: string[] | null } {
  if (!Number.isInteger(args.first) || args.first < 1 || args.first > MOST) {
    throw badInput([
      {
        field: 'first',
        code: 'PAGE_SIZE_OUT_OF_RANGE',
        message: `first is a whole number from 1 to ${MOST}; ask for more pages with after.`,
      },
    ]);
  }
  return {
    first: args.first,
    after: args.after === undefined || args.after === null ? null : readCursor(args.after, keys),
  };
}

function readCursor(cursor: string, keys: number | readonly KeyKind[]): string[] {
  const kinds = typeof keys === 'number' ? Array<KeyKind>(keys).fill('text') : keys;
  try {
    const values: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'));
    if (
      Array.isArray(values) &&
      values.length === kinds.length &&
      kinds.every((kind, index) => typeof values[index] === 'string' && FITS[kind](values[index]))
    ) {
      return values as string[];
    }
  } catch {
    // falls through to the one answer for every unreadable cursor
  }
  throw badInput([
    {
      field: 'after',
      code: 'INVALID_CURSOR',
      message: 'after is a cursor of this same list and order, taken from pageInfo.endCursor.',
    },
  ]);
}

/** Builds a page from rows fetched with one more than `first`, so that `hasNextPage` costs nothing. */
export function pageOf<T>(
  rows: T[],
  page: { first: number; after: string[] | null },
  keysOf: (row: T) => string[],
  count: () => Promise<number>,
): Page<T> {
  const nodes = rows.slice(0, page.first);
  const cursorOf = (node: T | undefined) =>
    node === undefined ? null : Buffer.from(JSON.stringify(keysOf(node))).toString('base64url');
  return {
    nodes,
    count,
    // Cursors are written for who asks for them.
    get edges() {
      return nodes.map((node) => ({ node, cursor: cursorOf(node) ?? '' }));
    },
    get pageInfo() {
      return {
        hasNextPage: rows.length > page.first,
        hasPreviousPage: page.after !== null,
        startCursor: cursorOf(nodes[0]),
        endCursor: cursorOf(nodes.at(-1)),
      };
    },
  };
}

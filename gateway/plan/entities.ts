import type { FlattenNodePathSegment, RequiresSelection } from '@graphql-hive/router-query-planner';

import type { Fits } from './kinds.ts';
import { copyOf, isRow, mergeInto, type Row } from './rows.ts';

/** Where in the answer something stands, read from its end. */
interface Place {
  up: Place | null;
  key: string | number;
}

const pathOf = (place: Place | null): (string | number)[] => {
  const path: (string | number)[] = [];
  for (let at = place; at; at = at.up) path.push(at.key);
  return path.toReversed();
};

type Meet = (row: Row, place: Place | null) => void;
export type Segments = readonly FlattenNodePathSegment[];

/** Walks down a path of the plan and meets each object at its end. */
function walk(value: unknown, segments: Segments, from: number, place: Place | null, fits: Fits, meet: Meet): void {
  const segment = segments[from];
  if (Array.isArray(value) && segment !== '@' && segment !== undefined) {
    for (const item of value) walk(item, segments, from, place, fits, meet);
  } else if (Array.isArray(value)) {
    const next = segment === '@' ? from + 1 : from;
    value.forEach((item, key) => walk(item, segments, next, { up: place, key }, fits, meet));
  } else if (!isRow(value)) {
    return;
  } else if (segment === undefined) {
    meet(value, place);
  } else if (segment !== '@' && 'Field' in segment) {
    walk(value[segment.Field], segments, from + 1, { up: place, key: segment.Field }, fits, meet);
  } else if (segment !== '@') {
    const typeName = value['__typename'];
    if (typeof typeName !== 'string' || fits(typeName, segment.TypeCondition))
      walk(value, segments, from + 1, place, fits, meet);
  }
}

/** The fields of an object by which a subgraph finds it again; null where they are not there. */
export function keyOf(requires: readonly RequiresSelection[], row: Row, fits: Fits): Row | null {
  const key: Row = {};
  for (const selection of requires) {
    if (selection.kind === 'Field') {
      const value = row[selection.name] ?? row[selection.alias ?? selection.name];
      const part = selection.selections ? partOf(selection.selections, value, fits) : value;
      if (part !== null && part !== undefined) key[selection.alias ?? selection.name] = part;
    } else if (selection.kind === 'InlineFragment') {
      const typeName = row['__typename'];
      if (typeof typeName !== 'string' || !fits(typeName, [selection.typeCondition])) continue;
      mergeInto(key, keyOf(selection.selections, row, fits) ?? {});
    }
  }
  const names = Object.keys(key);
  return names.length === 0 || (names.length === 1 && key['__typename'] !== undefined) ? null : key;
}

const partOf = (requires: readonly RequiresSelection[], value: unknown, fits: Fits): unknown => {
  if (Array.isArray(value)) return value.map((item: unknown) => partOf(requires, item, fits));
  return isRow(value) ? keyOf(requires, value, fits) : value;
};

/** The keys that are sent to a subgraph, each once. */
export class Keys {
  readonly sent: Row[] = [];
  readonly #known = new Map<string, number>();

  add(key: Row): number {
    const text = JSON.stringify(key);
    const known = this.#known.get(text);
    if (known !== undefined) return known;
    this.#known.set(text, this.sent.length);
    return this.sent.push(key) - 1;
  }
}

interface Target {
  row: Row;
  place: Place | null;
  /** Which of the keys that were sent is its own. */
  at: number;
}

/** The objects of an answer to which a subgraph adds something. */
export class Targets {
  readonly #all: Target[] = [];

  collect(data: Row, path: Segments, requires: readonly RequiresSelection[], keys: Keys, fits: Fits): void {
    walk(data, path, 0, null, fits, (row, place) => {
      if (row['__typename'] === undefined || row['__typename'] === null) return;
      const key = keyOf(requires, row, fits);
      if (!key) return;
      key['__typename'] ??= row['__typename'];
      this.#all.push({ row, place, at: keys.add(key) });
    });
  }

  /** Adds to each what came back for its key; the second of a key gets a copy, as later steps may tell the two apart. */
  merge(entities: unknown): void {
    if (!Array.isArray(entities)) return;
    const given = new Set<number>();
    for (const { row, at } of this.#all) {
      const entity: unknown = given.has(at) ? copyOf(entities[at]) : entities[at];
      given.add(at);
      if (isRow(entity)) mergeInto(row, entity);
    }
  }

  /** Whether there is any object at all. */
  get isAny(): boolean {
    return this.#all.length > 0;
  }

  /** Where the objects of one key stand. */
  pathsOf(at: number): (string | number)[][] {
    return this.#all.filter((target) => target.at === at).map(({ place }) => pathOf(place));
  }
}

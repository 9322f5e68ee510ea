// Two people changed the same thing: what it was, what it is now, what is wanted.

/** The fields of a form as they are typed, by name. */
export type Values = Readonly<Record<string, string>>;

export interface Difference {
  field: string;
  /** As it was when the form was opened. */
  base: string;
  /** As somebody else left it. */
  theirs: string;
  mine: string;
  /** Both changed it, to different things: a person has to choose. */
  isConflict: boolean;
}

/** Every field that either changed. */
export function differences(base: Values, theirs: Values, mine: Values): Difference[] {
  return Object.keys(mine).flatMap((field) => {
    const three = { base: base[field] ?? '', theirs: theirs[field] ?? '', mine: mine[field] ?? '' };
    const isTheirs = three.theirs !== three.base;
    const isMine = three.mine !== three.base;
    if (!isTheirs && !isMine) return [];
    return [{ field, ...three, isConflict: isTheirs && isMine && three.theirs !== three.mine }];
  });
}

export type Side = 'theirs' | 'mine';

/** What the form holds after choosing: what only one of them changed is taken from that one. */
export function merged(base: Values, theirs: Values, mine: Values, choices: Readonly<Record<string, Side>>): Values {
  return Object.fromEntries(
    Object.keys(mine).map((field) => {
      const isMine = mine[field] !== base[field];
      const isTheirs = theirs[field] !== base[field];
      const side = isMine && isTheirs ? (choices[field] ?? 'mine') : isMine ? 'mine' : 'theirs';
      return [field, (side === 'mine' ? mine : theirs)[field] ?? ''];
    }),
  );
}

/** The fields whose value is another one than before. */
export function changed(before: Values, after: Values): string[] {
  return Object.keys(after).filter((field) => (after[field] ?? '') !== (before[field] ?? ''));
}

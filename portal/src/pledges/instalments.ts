interface Term {
  number: number;
  dueOn: string;
  amount: number;
  isLate: boolean;
}

/** A term, and how much of it has come: what was received fills the terms in their order. */
export function filledTerms<T extends Term>(terms: readonly T[], received: number): (T & { filled: number })[] {
  let rest = received;
  return terms
    .toSorted((one, other) => one.number - other.number)
    .map((term) => {
      const filled = Math.min(term.amount, rest);
      rest -= filled;
      return { ...term, filled };
    });
}

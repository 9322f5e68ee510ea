// Which suggestions are shown. Nothing is matched by itself: a person chooses, or says why not.

/** How many suggestions are looked at together. */
export const SHOWN = 3;

interface Matched {
  score: number;
  reasons: readonly { points: number }[];
  /** Set where a coordinator put it aside. */
  skip?: object | null;
  gapArea?: { id: string; area: { code: string }; category: { code: string } } | null;
}

/** What a pool may be spent on. */
export interface Earmark {
  areaCode: string;
  categoryCode: string | null;
}

const lies = (code: string, within: string) => code === within || code.startsWith(`${within}.`);

/** What the money is meant for, in the hub's order. */
export function meantFor<Match extends Matched>(matches: readonly Match[], earmark: Earmark | null): Match[] {
  return matches.filter(({ gapArea }) => {
    if (!gapArea || !earmark) return Boolean(gapArea);
    const isPurpose = earmark.categoryCode === null || earmark.categoryCode === gapArea.category.code;
    return isPurpose && lies(gapArea.area.code, earmark.areaCode);
  });
}

/** The best three that nobody has put aside. */
export const shownMatches = <Match extends Matched>(matches: readonly Match[]): Match[] =>
  matches.filter(({ skip }) => !skip).slice(0, SHOWN);

/** +30 or −10: a reason for or against. */
export const signed = (points: number): string => (points < 0 ? `−${-points}` : `+${points}`);

/** True where the reasons explain the whole score. */
export const addsUp = ({ score, reasons }: Matched): boolean =>
  reasons.reduce((sum, { points }) => sum + points, 0) === score;

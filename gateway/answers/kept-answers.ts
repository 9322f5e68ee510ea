/** An answer as it was sent: the text of its `data`, as what it was told, and what it cost. */
export interface KeptAnswer {
  text: string;
  contentType: string;
  /** What the operation is called, for figures and the log. */
  name: string | undefined;
  /** What it might have cost, reckoned before it ran, and what it did cost. */
  price: number;
  points: number;
}

/** A key and its answer take about so much more than the text. */
const BESIDES_BYTES = 300;

/**
 * Answers of one state of the databases. With another state all of them go: no answer outlives a commit, whoever made
 * it. What was asked for longest ago goes first where there is no more room.
 */
export function keepAnswers(mostBytes: number) {
  const answers = new Map<string, KeptAnswer>();
  let state: string | null = null;
  let bytes = 0;
  const weigh = (key: string, { text }: KeptAnswer) => 2 * (key.length + text.length) + BESIDES_BYTES;
  const remove = (key: string, answer: KeptAnswer) => {
    answers.delete(key);
    bytes -= weigh(key, answer);
  };

  return {
    /** Moves on to a state; true where it is the one before. */
    isStill(now: string): boolean {
      const isSame = now === state;
      if (!isSame) answers.clear();
      if (!isSame) bytes = 0;
      state = now;
      return isSame;
    },
    /** Whether there was an answer, as of the state that was known last. */
    had: (key: string): boolean => answers.has(key),
    find(key: string): KeptAnswer | null {
      const answer = answers.get(key);
      if (!answer) return null;
      answers.delete(key);
      answers.set(key, answer);
      return answer;
    },
    /** Keeps an answer that was begun in `begunIn`, if that state still holds as far as is known. */
    keep(key: string, answer: KeptAnswer, begunIn: string): void {
      if (begunIn !== state || weigh(key, answer) > mostBytes / 4) return;
      const before = answers.get(key);
      if (before) remove(key, before);
      answers.set(key, answer);
      bytes += weigh(key, answer);
      for (const [oldest, old] of answers) {
        if (bytes <= mostBytes) break;
        remove(oldest, old);
      }
    },
    get bytes() {
      return bytes;
    },
  };
}

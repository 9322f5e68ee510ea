export interface MatchingSearch {
  wilayah?: string;
  /** The code of a pool pledge. */
  dana?: string;
  /** The code of a company. */
  perusahaan?: string;
}

const isWord = (word: unknown): word is string => typeof word === 'string' && /^[\w.-]{1,40}$/.test(word);

/** Keeps what is understood. */
export function matchingSearch({ wilayah, dana, perusahaan }: Record<string, unknown>): MatchingSearch {
  return {
    ...(isWord(wilayah) && { wilayah }),
    ...(isWord(dana) && { dana }),
    ...(isWord(perusahaan) && { perusahaan }),
  };
}

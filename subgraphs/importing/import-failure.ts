import type { Words } from '#kit/refusal';

/** Why a file as a whole cannot be imported; nothing of it was written after that point. */
export class ImportFailure extends Error {
  readonly code: string;
  readonly words: Words;

  constructor(code: string, words: Words) {
    super(words.EN);
    this.code = code;
    this.words = words;
  }
}

/** The languages of the portal, the first one first. On its own, so that what is pure can name them. */
export const LANGUAGES = ['id', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

export const LANGUAGE_STORE = 'simpul-language';

/** Indonesian first; English only for those who chose it. */
export function chosenLanguage(): Language {
  return localStorage.getItem(LANGUAGE_STORE) === 'en' ? 'en' : 'id';
}

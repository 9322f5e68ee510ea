/** The languages of the portal, the first one first. On its own, so that what is pure can name them. */
export const LANGUAGES = ['id', 'en'] as const;
export type Language = (typeof LANGUAGES)[number];

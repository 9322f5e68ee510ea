import { Language } from './refusal-type.ts';

/** The options of every `lang` argument of a label. */
export const LABEL_LANG = {
  defaultValue: Language.ID,
  description: 'The language of the label; Indonesian unless told.',
};

/** A name in the language asked for. */
export function inLanguage({ nameId, nameEn }: { nameId: string; nameEn: string }, lang: Language): string {
  return lang === Language.ID ? nameId : nameEn;
}

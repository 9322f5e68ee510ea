import { PersonDocument, type PersonQuery } from '../api/generated/graphql.ts';
import { useAsk } from '../api/useAsk.ts';
import { hubLanguage } from '../language/language.ts';

export type KnownPerson = NonNullable<PersonQuery['person']>;

/** One person of the register. */
export const usePerson = (id: string) => useAsk(PersonDocument, { id, lang: hubLanguage() });

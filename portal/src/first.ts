// Loaded before everything else, and small: asks what the first screen will ask, while the portal is still on its way.
import { GapListDocument, GapTilesDocument } from './api/generated/graphql.ts';
import { askEarly } from './api/request.ts';
import { listQuestion, tilesQuestion } from './gaps/questions.ts';
import { filterOf, gapSearch, orderOf, readSearch } from './gaps/search.ts';
import { chosenLanguage } from './language/languages.ts';

const { pathname, search } = window.location;

if (pathname === '/kesenjangan') {
  const { known } = readSearch(gapSearch(Object.fromEntries(new URLSearchParams(search))));
  // The code of a category has to be looked up first.
  if (known.ppks === undefined) {
    const filter = filterOf(known, undefined);
    askEarly(GapListDocument, listQuestion(filter, orderOf(known), chosenLanguage() === 'en' ? 'EN' : 'ID'));
    askEarly(GapTilesDocument, tilesQuestion(known.wilayah, filter));
  }
}

// The browser reads what it knows of a language with the first date and number it writes: 15 ms at a desk, four times
// that on a cheap phone, which now has nothing else to do but wait for the line.
const locale = chosenLanguage() === 'en' ? 'en-GB' : 'id-ID';
new Intl.DateTimeFormat(locale, { month: 'long' }).format();
new Intl.NumberFormat(locale).format(0);

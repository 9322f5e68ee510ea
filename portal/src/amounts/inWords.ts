// A whole number in words, from 0 to 9,999,999,999,999: the echo under a field of money.
import type { Language } from '../language/languages.ts';

const ID_ONES = ['', 'satu', 'dua', 'tiga', 'empat', 'lima', 'enam', 'tujuh', 'delapan', 'sembilan'];
const ID_SCALES = ['', 'ribu', 'juta', 'miliar', 'triliun'];
const EN_ONES =
  ' one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen'.split(
    ' ',
  );
const EN_TENS = ['', '', 'twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'];
const EN_SCALES = ['', 'thousand', 'million', 'billion', 'trillion'];

const joined = (...words: (string | undefined)[]) => words.filter(Boolean).join(' ');

/** 1 to 999 in Indonesian: "se" stands for one before ratus and belas. */
function threeInIndonesian(value: number): string {
  const [hundreds, rest] = [Math.floor(value / 100), value % 100];
  const [tens, ones] = [Math.floor(rest / 10), rest % 10];
  const head = hundreds === 1 ? 'seratus' : hundreds > 1 ? `${ID_ONES[hundreds]} ratus` : '';
  if (rest === 10) return joined(head, 'sepuluh');
  if (rest === 11) return joined(head, 'sebelas');
  if (tens === 1) return joined(head, `${ID_ONES[ones]} belas`);
  return joined(head, tens > 0 ? `${ID_ONES[tens]} puluh` : '', ID_ONES[ones]);
}

/** 1 to 999 in English. */
function threeInEnglish(value: number): string {
  const [hundreds, rest] = [Math.floor(value / 100), value % 100];
  const head = hundreds > 0 ? `${EN_ONES[hundreds]} hundred` : '';
  if (rest < 20) return joined(head, EN_ONES[rest]);
  const ones = rest % 10;
  return joined(head, `${EN_TENS[Math.floor(rest / 10)]}${ones > 0 ? `-${EN_ONES[ones]}` : ''}`);
}

function scaled(value: number, place: number, language: Language): string {
  if (value === 0) return '';
  if (language === 'en') return joined(threeInEnglish(value), EN_SCALES[place]);
  // One thousand is "seribu"; one million is "satu juta".
  return place === 1 && value === 1 ? 'seribu' : joined(threeInIndonesian(value), ID_SCALES[place]);
}

/** "satu miliar lima ratus juta", "one billion five hundred million". */
export function inWords(amount: number, language: Language): string {
  if (amount === 0) return language === 'en' ? 'zero' : 'nol';
  const parts: string[] = [];
  for (let [rest, place] = [amount, 0]; rest > 0; rest = Math.floor(rest / 1000), place += 1) {
    parts.unshift(scaled(rest % 1000, place, language));
  }
  return joined(...parts);
}

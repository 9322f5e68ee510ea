import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';

import { inWords } from '../../../portal/src/amounts/inWords.ts';
import { MOST_RUPIAH, normalRupiah, parseRupiah } from '../../../portal/src/amounts/parseRupiah.ts';

const amountOf = (typed: string, language: 'id' | 'en' = 'id') => {
  const read = parseRupiah(typed, language);
  return 'amount' in read ? read.amount : read.problem;
};

describe('an amount as it is typed', () => {
  const same = [
    '1.500.000',
    '1500000',
    'Rp 1.500.000,00',
    'Rp. 1.500.000,-',
    '1,500,000',
    '1 500 000',
    'Rp1.500.000,–',
  ];
  test.for(same)('%s is one and a half million in both languages', (typed) => {
    expect([amountOf(typed, 'id'), amountOf(typed, 'en')]).toEqual([1_500_000, 1_500_000]);
  });

  test.for([
    ['2 miliar', 2_000_000_000],
    ['2 milyar', 2_000_000_000],
    ['2M', 2_000_000_000],
    ['1,5 miliar', 1_500_000_000],
    ['1.5 juta', 1_500_000],
    ['750 jt', 750_000_000],
    ['Rp 2.000.000.000,00', 2_000_000_000],
    ['Rp\u00A02.000.000.000', 2_000_000_000],
    ['1.500 rupiah', 1_500],
    ['15.000', 15_000],
    ['Rp2', 2],
    ['1.500,5 juta', 1_500_500_000],
    ['9.999.999.999.999', MOST_RUPIAH],
  ] as const)('%s is %i', ([typed, amount]) => expect(amountOf(typed)).toBe(amount));

  test.for([
    ['1,5', 'AMBIGUOUS'],
    ['1.5', 'AMBIGUOUS'],
    ['1,500', 'AMBIGUOUS'],
    ['1.500 juta', 'AMBIGUOUS'],
    ['-5', 'NEGATIVE'],
    ['Rp -5', 'NEGATIVE'],
    ['0', 'ZERO'],
    ['2', 'TINY'],
    ['abc', 'NOT_A_NUMBER'],
    ['1e9', 'NOT_A_NUMBER'],
    ['2 ratus', 'UNKNOWN_WORD'],
    ['12.34.56', 'GROUPING'],
    ['1.500.000,50', 'FRACTION'],
    ['1,2345678 juta', 'FRACTION'],
    ['10.000.000.000.000', 'TOO_LARGE'],
    ['  ', 'REQUIRED'],
  ] as const)('%s is asked back: %s', ([typed, problem]) => expect(amountOf(typed)).toBe(problem));

  test('"2M" is two things in English, and so are 1,500 and 1.500', () => {
    expect(['2M', '1,500', '1.500'].map((typed) => amountOf(typed, 'en'))).toEqual(Array(3).fill('AMBIGUOUS'));
    expect([amountOf('2 billion', 'en'), amountOf('1.5 million', 'en')]).toEqual([2_000_000_000, 1_500_000]);
  });

  test('whatever is typed, it is read as no other number than one of its own digits', () => {
    const typing = fc.array(fc.constantFrom(...'0123456789., Rpjtm-e'), { maxLength: 16 }).map((part) => part.join(''));
    fc.assert(
      fc.property(typing, fc.constantFrom('id', 'en'), (typed, language) => {
        const read = parseRupiah(typed, language);
        if (!('amount' in read)) return;
        expect(Number.isSafeInteger(read.amount) && read.amount >= 1 && read.amount <= MOST_RUPIAH).toBe(true);
        // Digits typed and digits read are the same but for zeros.
        const digits = (text: string) => text.replaceAll(/\D/g, '').replaceAll(/^0+|0+$/g, '');
        expect(digits(String(read.amount))).toBe(digits(typed));
      }),
      { numRuns: 5_000 },
    );
  });

  test('what is written back is read as the same amount in either language', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: MOST_RUPIAH }), fc.constantFrom('id', 'en'), (amount, language) => {
        const written = normalRupiah(amount, language);
        expect([amountOf(written, 'id'), amountOf(written, 'en')]).toEqual([amount, amount]);
      }),
      { numRuns: 2_000 },
    );
    for (const amount of [1, 999, 1_000, 1_500, 999_999, 1_000_000])
      expect(amountOf(normalRupiah(amount, 'id'))).toBe(amount);
  });
});

// The way back, written on its own: words to a number.
const ID = { satu: 1, dua: 2, tiga: 3, empat: 4, lima: 5, enam: 6, tujuh: 7, delapan: 8, sembilan: 9 };
const ID_SCALE = { ribu: 1e3, juta: 1e6, miliar: 1e9, triliun: 1e12 };
const numberOf = (table: object, word: string) => new Map<string, number>(Object.entries(table)).get(word);

function fromIndonesian(words: string): number {
  let [total, group, digit] = [0, 0, 0];
  const plain = words
    .replaceAll('seribu', 'satu ribu')
    .replaceAll('seratus', 'satu ratus')
    .replaceAll('sepuluh', 'satu puluh')
    .replaceAll('sebelas', 'satu belas');
  for (const word of plain.split(' ')) {
    const scale = numberOf(ID_SCALE, word);
    if (scale) [total, group, digit] = [total + (group + digit) * scale, 0, 0];
    else if (word === 'ratus') [group, digit] = [group + digit * 100, 0];
    else if (word === 'puluh') [group, digit] = [group + digit * 10, 0];
    else if (word === 'belas') [group, digit] = [group + digit + 10, 0];
    else digit = numberOf(ID, word) ?? Number.NaN;
  }
  return total + group + digit;
}

const EN_WORDS =
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen';
const EN = Object.fromEntries(EN_WORDS.split(' ').map((word, value) => [word, value]));
const EN_TENS = { twenty: 20, thirty: 30, forty: 40, fifty: 50, sixty: 60, seventy: 70, eighty: 80, ninety: 90 };
const EN_SCALE = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };

function fromEnglish(words: string): number {
  let [total, group] = [0, 0];
  for (const word of words.split(/[ -]/)) {
    const scale = numberOf(EN_SCALE, word);
    if (scale) [total, group] = [total + group * scale, 0];
    else if (word === 'hundred') group *= 100;
    else group += numberOf(EN, word) ?? numberOf(EN_TENS, word) ?? Number.NaN;
  }
  return total + group;
}

describe('an amount in words', () => {
  test.for([
    [0, 'nol', 'zero'],
    [10, 'sepuluh', 'ten'],
    [11, 'sebelas', 'eleven'],
    [115, 'seratus lima belas', 'one hundred fifteen'],
    [1_000, 'seribu', 'one thousand'],
    [21_000, 'dua puluh satu ribu', 'twenty-one thousand'],
    [1_001_000, 'satu juta seribu', 'one million one thousand'],
    [1_500_000_000, 'satu miliar lima ratus juta', 'one billion five hundred million'],
    [
      MOST_RUPIAH,
      'sembilan triliun sembilan ratus sembilan puluh sembilan miliar sembilan ratus sembilan puluh sembilan juta sembilan ratus sembilan puluh sembilan ribu sembilan ratus sembilan puluh sembilan',
      'nine trillion nine hundred ninety-nine billion nine hundred ninety-nine million nine hundred ninety-nine thousand nine hundred ninety-nine',
    ],
  ] as const)('%i', ([amount, indonesian, english]) => {
    expect([inWords(amount, 'id'), inWords(amount, 'en')]).toEqual([indonesian, english]);
  });

  test('a thousand amounts up to the highest, and all below 2,000, are read back from their words as themselves', () => {
    const spread = fc.sample(fc.integer({ min: 0, max: MOST_RUPIAH }), 1_000);
    // Evenly spread amounts are nearly all long ones; these are short.
    const short = fc.sample(fc.integer({ min: 0, max: 9_999_999 }), 500);
    for (const amount of [...spread, ...short, ...Array.from({ length: 2_000 }, (_, at) => at)]) {
      const [indonesian, english] = [inWords(amount, 'id'), inWords(amount, 'en')];
      expect(fromIndonesian(indonesian === 'nol' ? '' : indonesian) || 0).toBe(amount);
      expect(fromEnglish(english)).toBe(amount);
    }
  });
});

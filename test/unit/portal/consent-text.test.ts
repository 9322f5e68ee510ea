import { expect, test } from 'vitest';

import { textOn } from '../../../portal/src/people/consentText.ts';

test('somebody agrees to the newest wording that holds on the day, not to one before or after it', () => {
  // As the hub gives them: the newest version of each purpose first.
  const texts = [
    { purpose: 'CONTACT', version: 3, validFrom: '2027-01-01' },
    { purpose: 'CONTACT', version: 2, validFrom: '2026-06-01' },
    { purpose: 'CONTACT', version: 1, validFrom: '2026-01-01' },
    { purpose: 'REGISTER', version: 1, validFrom: '2026-01-01' },
  ];
  expect(textOn(texts, 'CONTACT', '2026-11-23')?.version).toBe(2);
  expect(textOn(texts, 'CONTACT', '2027-01-01')?.version).toBe(3);
  expect(textOn(texts, 'REGISTER', '2026-11-23')?.version).toBe(1);
  expect(textOn(texts, 'CONTACT', '2025-12-31')).toBeUndefined();
  expect(textOn(null, 'CONTACT', '2026-11-23')).toBeUndefined();
});

import * as v from 'valibot';
import { expect, test } from 'vitest';

import { agreementInput, agreementSchema, partiesOf } from '../../../portal/src/agreements/agreeing.ts';
import { isAgreeable } from '../../../portal/src/agreements/isAgreeable.ts';

const FORM = {
  number: '7/PKS',
  others: 'Dinas Sosial',
  signedOn: '2026-11-20',
  validFrom: '2026-11-21',
  validUntil: '',
};
const wrong = (more: object) => {
  const { issues = [] } = v.safeParse(agreementSchema('2026-11-21'), { ...FORM, ...more });
  return issues.map((issue) => [issue.path?.[0]?.key, issue.message]);
};

test('the parties of an agreement are its lines, once each, the company first', () => {
  expect(partiesOf(' Dinas Sosial \n\nForum CSR\nDinas Sosial\n')).toEqual(['Dinas Sosial', 'Forum CSR']);
  const rest = { company: 'PT Uji', pledgeIds: ['1'], evidenceId: null, idempotencyKey: 'k' };
  expect(agreementInput({ ...FORM, others: 'PT Uji\nDinas' }, rest)).toMatchObject({
    parties: ['PT Uji', 'Dinas'],
    validUntil: null,
  });
});

test('an agreement needs a number, another party, and days in their order, the first not in the future', () => {
  expect(wrong({})).toEqual([]);
  expect(wrong({ number: ' ', others: '\n' })).toEqual([
    ['number', 'agreements.problem.number'],
    ['others', 'agreements.problem.others'],
  ]);
  expect(wrong({ signedOn: '2026-11-22' })).toEqual([['signedOn', 'agreements.problem.future']]);
  expect(wrong({ validUntil: '2026-11-20' })).toEqual([['validUntil', 'agreements.problem.until']]);
  expect(wrong({ others: Array.from({ length: 10 }, (_, at) => `Pihak ${at}`).join('\n') })).toEqual([
    ['others', 'agreements.problem.tooMany'],
  ]);
});

test('an agreement is about what was accepted', () => {
  const pledge = (...states: ('SUBMITTED' | 'COMMITTED' | 'CANCELLED')[]) => ({
    allocations: states.map((state) => ({ state })),
  });
  expect(isAgreeable(pledge('SUBMITTED'))).toBe(false);
  expect(isAgreeable(pledge('SUBMITTED', 'COMMITTED'))).toBe(true);
  expect(isAgreeable(pledge('CANCELLED'))).toBe(false);
});

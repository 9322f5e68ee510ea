import { expect, test } from 'vitest';

import { MOST_PENDING, refuseBytes, refusePendingUploads } from '../../../subgraphs/csr/evidence/evidence.rules.ts';

const announced = { size: 10, sha256: 'aa', mediaType: 'application/pdf' };

test('the announced bytes are kept; another size, hash or type is not', () => {
  expect(refuseBytes(announced, announced)).toBeNull();
  expect(refuseBytes(announced, { ...announced, size: 9 })).toMatchObject({ status: 422, code: 'SIZE_DIFFERS' });
  expect(refuseBytes(announced, { ...announced, sha256: 'ab' })).toMatchObject({ code: 'HASH_DIFFERS' });
  expect(refuseBytes(announced, { ...announced, mediaType: null })).toMatchObject({
    status: 415,
    code: 'TYPE_DIFFERS',
  });
});

test('one upload less than the most may be open when another is offered', () => {
  expect(refusePendingUploads(MOST_PENDING - 1)).toBeNull();
  expect(refusePendingUploads(MOST_PENDING)).toMatchObject({ __typename: 'TooManyPendingUploads' });
});

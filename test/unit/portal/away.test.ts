import { describe, expect, test } from 'vitest';

import { awayOf } from '../../../portal/src/api/away.ts';
import { HubFault, type Fault } from '../../../portal/src/api/request.ts';

const silent = (service?: string): Fault => ({
  message: 'away',
  extensions: { code: 'SERVICE_UNAVAILABLE', ...(service && { service }) },
});
const answered = (...faults: Fault[]) => ({
  data: { data: {}, faults, at: '' },
  error: null,
  fetchFailureReason: null,
});

describe('what an answer had to do without', () => {
  test('nothing, where all is there or was refused', () => {
    expect(awayOf({ data: undefined, error: null, fetchFailureReason: null })).toEqual([]);
    expect(awayOf(answered())).toEqual([]);
    expect(awayOf(answered({ message: 'no', extensions: { code: 'FORBIDDEN' } }))).toEqual([]);
    const refused = new HubFault('FORBIDDEN', [], null);
    expect(awayOf({ data: undefined, error: refused, fetchFailureReason: refused })).toEqual([]);
  });

  test('each part that the hub names, once', () => {
    expect(awayOf(answered(silent('pillars'), silent('csr'), silent('csr'), silent()))).toEqual(['csr', 'pillars']);
    const error = new HubFault('SERVICE_UNAVAILABLE', [silent('programs')], null);
    expect(awayOf({ ...answered(silent('csr')), error })).toEqual(['programs']);
  });

  test('the whole hub, where nobody answers: while it is tried again, and beside an answer of before', () => {
    for (const code of ['OFFLINE', 'SERVICE_UNAVAILABLE']) {
      const gone = new HubFault(code, [], null);
      expect(awayOf({ data: undefined, error: null, fetchFailureReason: gone })).toEqual(['hub']);
      expect(awayOf({ ...answered(), error: gone })).toEqual(['hub']);
    }
  });
});

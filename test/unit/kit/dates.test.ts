import { afterEach, expect, test, vi } from 'vitest';

import { today } from '#kit/dates';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

test('the day that is kept ends at midnight in Jakarta, and a clock that is put back is believed', () => {
  vi.stubEnv('SIMPUL_TODAY', undefined);
  vi.useFakeTimers();
  const dayAt = (instant: string) => {
    vi.setSystemTime(new Date(instant));
    return today();
  };
  expect(dayAt('2026-11-21T16:59:59.999Z')).toBe('2026-11-21');
  expect(dayAt('2026-11-21T17:00:00.000Z')).toBe('2026-11-22');
  expect(dayAt('2026-11-22T16:59:59.999Z')).toBe('2026-11-22');
  expect(dayAt('2026-11-22T17:00:00.000Z')).toBe('2026-11-23');
  expect(dayAt('2026-11-20T10:00:00.000Z')).toBe('2026-11-20');
  expect(today('2026-01-31T18:00:00Z')).toBe('2026-02-01');
  vi.stubEnv('SIMPUL_TODAY', '2027-05-05');
  expect(today()).toBe('2027-05-05');
});

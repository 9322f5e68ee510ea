import { afterEach, expect, test, vi } from 'vitest';

import { GraphQLDateTime, instant, today } from '#kit/dates';

afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllEnvs();
});

test('the day that is kept ends at midnight in Jakarta, and a clock that is put back is believed', () => {
  vi.stubEnv('SIMPUL_TODAY', undefined);
  vi.useFakeTimers();
  const dayAt = (at: string) => {
    vi.setSystemTime(new Date(at));
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

test.each([
  '2026-11-21 09:05:03+00',
  '2026-11-21 09:05:03.1+00',
  '2026-11-21 09:05:03.12+00',
  '2026-11-21 09:05:03.129+00',
  '2026-11-21 09:05:03.129999+00',
  '2028-02-29 23:59:59.999+00',
  '2026-11-21 09:05:03.5+07',
  '2026-11-21 09:05:03-03:30',
  '2026-11-21T09:05:03Z',
])('an instant that Postgres tells as %s is told as the date that it is', (told) => {
  expect(instant(told)).toBe(new Date(told).toISOString());
  expect(instant(new Date(told))).toBe(new Date(told).toISOString());
});

const readInstant = (told: string) => GraphQLDateTime.parseValue(told);

test('an instant is sent with its zone, whatever zone the server stands in', () => {
  vi.stubEnv('TZ', 'Asia/Jayapura');
  expect(readInstant('2026-11-30T10:00:00Z')).toBe('2026-11-30T10:00:00.000Z');
  expect(readInstant('2026-11-30T17:00+07:00')).toBe('2026-11-30T10:00:00.000Z');
  expect(readInstant('2026-11-30T06:30:00.5-03:30')).toBe('2026-11-30T10:00:00.500Z');
  for (const told of ['2026-11-30T10:00:00', '2026-11-30T10:00', '2026-11-30T10:00:00.123', '2026-11-30T10:00:00+0700'])
    expect(() => readInstant(told)).toThrow('end it with Z or with ±hh:mm');
});

test.each(['2026-02-30T10:00:00Z', '2026-11-30T25:00:00Z', '2026-11-30', '2026-11-30T10:00:00+25:00', 'kemarinZ'])(
  'what is no instant is refused: %s',
  (told) => expect(() => readInstant(told)).toThrow('DateTime is an instant'),
);

import { GraphQLScalarType, Kind, type ASTNode } from 'graphql';

import { badInput } from './errors.ts';

/** A day without a time or a zone: YYYY-MM-DD. */
export type LocalDate = string;

const DAY = /^\d{4}-\d{2}-\d{2}$/;
const JAKARTA = new Intl.DateTimeFormat('en-CA', { timeZone: 'Asia/Jakarta', dateStyle: 'short' });
const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const JAKARTA_AHEAD_MS = 7 * HOUR_MS;

/** The day it is in Jakarta, and from when to when it is that day: rows are judged by the thousand, the calendar is asked once. */
let current = { day: '', from: 0, until: 0 };

function dayNow(now: number): LocalDate {
  if (now >= current.until || now < current.from) {
    const from = now - ((now + JAKARTA_AHEAD_MS) % DAY_MS);
    current = { day: JAKARTA.format(now), from, until: from + DAY_MS };
  }
  return current.day;
}

/** Today in Asia/Jakarta, which every deadline is measured against, or the day of an instant. SIMPUL_TODAY fixes it for tests. */
export function today(at?: string): LocalDate {
  const fixed = process.env['SIMPUL_TODAY'];
  return fixed || (at === undefined ? dayNow(Date.now()) : JAKARTA.format(new Date(at)));
}

/** The day `days` after `day` (before it, when negative). */
export function daysAfter(day: LocalDate, days: number): LocalDate {
  const at = new Date(`${day}T00:00:00Z`);
  at.setUTCDate(at.getUTCDate() + days);
  return at.toISOString().slice(0, 10);
}

/** True of a day that the calendar has: the 30th of February would be read as the 2nd of March. */
function isDay(value: unknown): value is LocalDate {
  const at = typeof value === 'string' && DAY.test(value) ? new Date(`${value}T00:00:00Z`) : null;
  return at !== null && !Number.isNaN(at.getTime()) && at.toISOString().slice(0, 10) === value;
}

function readDay(value: unknown, node?: ASTNode): LocalDate {
  if (isDay(value)) return value;
  const message = 'Date is a day of the calendar, such as "2026-11-30".';
  throw badInput([{ field: 'Date', code: 'INVALID_DATE', message }], node);
}

export const GraphQLDate = new GraphQLScalarType<LocalDate, LocalDate>({
  name: 'Date',
  description:
    'A day, YYYY-MM-DD, in the calendar of Indonesia (Asia/Jakarta decides what "today" is).\nIstilah: tanggal.',
  serialize: (value) => String(value).slice(0, 10),
  parseValue: (value) => readDay(value),
  parseLiteral: (node) => readDay(node.kind === Kind.STRING ? node.value : null, node),
});

/** As Postgres writes an instant to our connections, whose zone is UTC. */
const FROM_POSTGRES = /^(\d{4}-\d{2}-\d{2}) (\d{2}:\d{2}:\d{2})(?:\.(\d{1,3})\d*)?\+00$/;

/** Gives an instant as ISO 8601 in UTC, whatever form the driver handed over. */
export function instant(value: unknown): string {
  const [, day, time, fraction = ''] = (typeof value === 'string' && FROM_POSTGRES.exec(value)) || [];
  // A list has a hundred of them: to read one as a date and write that again takes ten times as long.
  if (day !== undefined) return `${day}T${time}.${fraction.padEnd(3, '0')}Z`;
  const at = value instanceof Date ? value : new Date(String(value));
  return at.toISOString();
}

/** With its zone: without one it would be an instant of the zone the server happens to stand in. */
const INSTANT = /^(\d{4}-\d{2}-\d{2})T\d{2}:\d{2}(:\d{2}(\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

function readInstant(value: unknown, node?: ASTNode): string {
  const [, day] = (typeof value === 'string' && INSTANT.exec(value)) || [];
  if (isDay(day) && !Number.isNaN(Date.parse(String(value)))) return instant(value);
  const message = 'DateTime is an instant with its zone: end it with Z or with ±hh:mm, such as "2026-11-30T10:00:00Z".';
  throw badInput([{ field: 'DateTime', code: 'INVALID_DATE_TIME', message }], node);
}

export const GraphQLDateTime = new GraphQLScalarType<string, string>({
  name: 'DateTime',
  description:
    'An instant in UTC, ISO 8601; what is sent ends with Z or ±hh:mm. Shown in WIB, WITA or WIT.\nIstilah: waktu.',
  serialize: instant,
  parseValue: (value) => readInstant(value),
  parseLiteral: (node) => readInstant(node.kind === Kind.STRING ? node.value : null, node),
});

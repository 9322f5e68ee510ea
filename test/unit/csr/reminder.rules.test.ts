import { expect, test } from 'vitest';

import {
  ReminderKind,
  daysBetween,
  needsAllAreas,
  reminderWords,
} from '../../../subgraphs/csr/reminders/reminder.rules.ts';

test('days are counted over months and years, and below zero when past', () => {
  expect(daysBetween('2026-11-21', '2026-11-21')).toBe(0);
  expect(daysBetween('2026-11-21', '2026-12-01')).toBe(10);
  expect(daysBetween('2027-01-01', '2026-12-31')).toBe(-1);
});

test('every kind has a sentence in both languages that names its day; instalments are for all areas together', () => {
  for (const kind of Object.values(ReminderKind)) {
    const { ID, EN } = reminderWords(kind, '2026-12-01');
    expect([ID, EN].every((text) => text.includes('2026-12-01'))).toBe(true);
    expect(ID).not.toBe(EN);
  }
  expect(Object.values(ReminderKind).filter(needsAllAreas)).toEqual(['INSTALMENT_DUE', 'INSTALMENT_LATE']);
});

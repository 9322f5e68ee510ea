// What is typed about meetings, and what of it has to be put right.
import * as v from 'valibot';

import type { Problem } from '../forms/problems.ts';

const SHORTEST = 3;
const text = (fault: string, longest: number) =>
  v.pipe(v.string(), v.trim(), v.minLength(SHORTEST, fault), v.maxLength(longest, 'meetings.fault.long'));
const maybe = (longest: number) => v.pipe(v.string(), v.trim(), v.maxLength(longest, 'meetings.fault.long'));
const aDay = v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/, 'meetings.fault.day'));

export const OutcomeSchema = v.object({
  butir: text('meetings.fault.text', 2000),
  lembaga: text('meetings.fault.institution', 300),
  tenggat: v.union([v.literal(''), aDay], 'meetings.fault.day'),
  kesenjangan: v.array(v.string()),
});
export type OutcomeForm = v.InferInput<typeof OutcomeSchema>;

export const TellSchema = v.object({ status: v.string(), kabar: text('meetings.fault.news', 2000) });
export type TellForm = v.InferInput<typeof TellSchema>;

export const MeetingSchema = v.object({
  judul: text('meetings.fault.title', 300),
  jenis: v.string(),
  wilayah: v.string(),
  mulai: aDay,
  selesai: v.union([v.literal(''), aDay], 'meetings.fault.day'),
  tempat: maybe(300),
  tema: maybe(300),
  penyelenggara: maybe(300),
  peserta: v.pipe(
    v.string(),
    v.check((typed) => linesOf(typed).length > 0, 'meetings.fault.participants'),
  ),
  agenda: v.string(),
  menindaklanjuti: v.string(),
  sumber: text('meetings.fault.source', 300),
  penerbit: text('meetings.fault.publisher', 300),
});
export type MeetingForm = v.InferInput<typeof MeetingSchema>;

export const ChangeSchema = v.object({
  mulai: aDay,
  tempat: maybe(300),
  tema: maybe(300),
  alasan: text('forms.reasonShort', 1000),
});
export type ChangeForm = v.InferInput<typeof ChangeSchema>;

/** What stands on each line that is not empty. */
export const linesOf = (typed: string): string[] =>
  typed
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');

/** The problems of a form in the order of its fields. */
export function formProblems(
  fields: readonly string[],
  errors: Readonly<Record<string, { message?: string } | undefined>>,
  say: (id: string) => string,
): Problem[] {
  return fields.flatMap((field) => {
    const message = errors[field]?.message;
    return message ? [{ field, message: say(message) }] : [];
  });
}

/** What is wrong at a field, to stand beside it. */
export function wrongAt(problems: readonly Problem[], field: string): { error: boolean; helperText?: string } {
  const problem = problems.find((one) => one.field === field);
  return problem ? { error: true, helperText: problem.message } : { error: false };
}

// What is wrong with a step of a new pledge, all at once. Fields are named by their ids on the page.
import { parseRupiah, problemWords } from '../amounts/parseRupiah.ts';
import type { Language } from '../language/languages.ts';
import { STEPS, type Step } from './search.ts';
import { missingOf, offeredOf, wholeOf, type NeedLine, type Typed } from './typed.ts';

export interface StepProblem {
  field: string;
  /** The id of the words. */
  words: string;
  /** An amount that belongs into the words. */
  amount?: number;
}

interface Known {
  line: NeedLine | undefined;
  today: string;
  language: Language;
}

function problemsOfRupiah(field: string, typed: string, language: Language): StepProblem[] {
  const read = parseRupiah(typed, language);
  return 'problem' in read ? [{ field, words: problemWords(read.problem) }] : [];
}

const problemsOfWhole = (field: string, typed: string): StepProblem[] =>
  wholeOf(typed) === null ? [{ field, words: 'pledging.problem.whole' }] : [];

function problemsOfValue(typed: Typed, { line, language }: Known): StepProblem[] {
  if (!line) return [{ field: 'bentuk', words: 'pledging.problem.kind' }];
  if (line.kind === 'MONEY') return problemsOfRupiah('jumlah', typed.amount, language);
  if (line.kind === 'PERSON_TIME') {
    return [...problemsOfWhole('orang', typed.people), ...problemsOfWhole('jam', typed.hours)];
  }
  const value = typed.value.trim() === '' ? [] : problemsOfRupiah('taksiran', typed.value, language);
  return [...problemsOfWhole('jumlah', typed.amount), ...value];
}

/** Days and amounts of the instalments, and whether they add up. */
function problemsOfPlan({ instalments }: Typed, whole: number | null, { today, language }: Known): StepProblem[] {
  const problems = instalments.flatMap(({ dueOn, amount }, index): StepProblem[] => [
    ...(dueOn === '' ? [{ field: `termin-${index}-tanggal`, words: 'pledging.problem.day' }] : []),
    ...(dueOn !== '' && dueOn < today ? [{ field: `termin-${index}-tanggal`, words: 'pledging.problem.past' }] : []),
    ...problemsOfRupiah(`termin-${index}-nilai`, amount, language),
  ]);
  const missing = whole === null || instalments.length === 0 ? 0 : missingOf(instalments, whole, language);
  if (missing === null || missing === 0) return problems;
  const words = missing > 0 ? 'pledging.problem.less' : 'pledging.problem.more';
  return [...problems, { field: `termin-${instalments.length - 1}-nilai`, words, amount: Math.abs(missing) }];
}

function problemsOfSchedule(typed: Typed, known: Known): StepProblem[] {
  const { line, language } = known;
  const plan = line?.kind === 'MONEY' ? problemsOfPlan(typed, offeredOf(typed, line, language), known) : [];
  return [...plan, ...(typed.channel === '' ? [{ field: 'penyaluran', words: 'pledging.problem.channel' }] : [])];
}

const LONGEST_NOTE = 2_000;

/** Everything wrong with one step; the last one has to be right in all the others. */
export function problemsOfStep(step: Step, typed: Typed, known: Known): StepProblem[] {
  if (step === 'bentuk') return known.line ? [] : [{ field: 'bentuk', words: 'pledging.problem.kind' }];
  if (step === 'nilai') return problemsOfValue(typed, known);
  if (step === 'jadwal') return problemsOfSchedule(typed, known);
  if (step === 'penanggung') {
    return typed.note.length > LONGEST_NOTE ? [{ field: 'catatan', words: 'pledging.problem.note' }] : [];
  }
  return STEPS.slice(0, -1).flatMap((earlier) => problemsOfStep(earlier, typed, known));
}

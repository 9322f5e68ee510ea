import { parseRupiah } from '../amounts/parseRupiah.ts';
import type { Language } from '../language/languages.ts';
import type { Problem } from '../forms/problems.ts';
import { wholeNumber } from '../quantities/whole.ts';
import type { PlanSearch } from './search.ts';

/** The form of the planner as it is typed. */
export interface PlanTyped {
  anggaran: string;
  tiket: string;
  gap: string;
  batas: string;
  porsi: string;
  wilayah: string | undefined;
  kategori: string | undefined;
  utama: string | undefined;
}

interface Read {
  search: PlanSearch;
  problems: Problem[];
}

type Say = (id: string) => string;

/** Reads the form: the address to go to, or all that is to be put right. */
export function readPlan(typed: PlanTyped, language: Language, say: Say): Read {
  const problems: Problem[] = [];
  const money = (field: 'anggaran' | 'tiket', text: string): number | undefined => {
    const read = parseRupiah(text, language);
    if ('amount' in read) return read.amount;
    problems.push({ field, message: say(`amounts.problem.${read.problem}`) });
    return undefined;
  };
  const whole = (field: 'gap' | 'batas' | 'porsi', most: number): number | undefined => {
    if (typed[field].trim() === '') return undefined;
    const number = wholeNumber(typed[field]);
    if (number !== null && number >= 1 && number <= most) return number;
    problems.push({ field, message: say(`planner.problem.${field}`) });
    return undefined;
  };
  const read = {
    anggaran: money('anggaran', typed.anggaran),
    wilayah: typed.wilayah,
    kategori: typed.kategori,
    tiket: typed.tiket.trim() === '' ? undefined : money('tiket', typed.tiket),
    gap: whole('gap', 500),
    batas: whole('batas', 100),
    utama: typed.utama,
    porsi: whole('porsi', 100),
  };
  if ((read.utama === undefined) !== (typed.porsi.trim() === '')) {
    problems.push({ field: read.utama === undefined ? 'utama' : 'porsi', message: say('planner.problem.pair') });
  }
  const search = Object.fromEntries(Object.entries(read).filter(([, value]) => value !== undefined));
  return { search, problems };
}

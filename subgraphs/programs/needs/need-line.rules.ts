import type { Amount } from '#kit/amount';
import type { FieldProblem } from '#kit/errors';

/** What a need line is counted in. Kinds are never added together. */
export enum NeedKind {
  MONEY = 'MONEY',
  GOODS = 'GOODS',
  SERVICE = 'SERVICE',
  PERSON_TIME = 'PERSON_TIME',
}

/** Ten trillion rupiah: sums of hundreds of lines stay below 2^53. */
export const MOST_NEED = 10_000_000_000_000n;

/** How many need lines a gap area has at most: they are shown as one list. */
export const MOST_LINES = 20;

const FIXED_UNITS: Partial<Record<NeedKind, string>> = {
  [NeedKind.MONEY]: 'rupiah',
  [NeedKind.PERSON_TIME]: 'person-hour',
};

export interface NeedLineDraft {
  kind: NeedKind;
  item?: string | null;
  unit?: string | null;
  need: Amount;
}

/** The unit of a line: fixed for money and person-time, told by the officer for goods and services. */
export function unitOf(line: NeedLineDraft): string {
  return FIXED_UNITS[line.kind] ?? line.unit ?? '';
}

function unitProblem(line: NeedLineDraft, field: string): FieldProblem[] {
  const fixed = FIXED_UNITS[line.kind];
  if (fixed && line.unit && line.unit !== fixed) {
    return [
      {
        field: `${field}.unit`,
        code: 'UNIT_FIXED',
        message: `a ${line.kind} line is counted in ${fixed}; leave the unit out.`,
      },
    ];
  }
  if (!fixed && !line.unit?.trim()) {
    return [
      {
        field: `${field}.unit`,
        code: 'UNIT_MISSING',
        message: `a ${line.kind} line needs its unit, such as "package".`,
      },
    ];
  }
  return [];
}

function itemProblem(line: NeedLineDraft, field: string): FieldProblem[] {
  const named = Boolean(line.item?.trim());
  if (line.kind === NeedKind.MONEY && named) {
    return [{ field: `${field}.item`, code: 'ITEM_NOT_ALLOWED', message: 'money has no item; leave it out.' }];
  }
  if (line.kind === NeedKind.GOODS && !named) {
    return [
      { field: `${field}.item`, code: 'ITEM_MISSING', message: 'say what goods are needed, such as "rice 10 kg".' },
    ];
  }
  return [];
}

/** Everything wrong with the amount of one line; a published line may be lowered to 0, a new one may not be 0. */
export function problemsOfNeed(need: Amount, least: Amount, field: string): FieldProblem[] {
  if (need >= least && need <= MOST_NEED) return [];
  return [{ field: `${field}.need`, code: 'NEED_OUT_OF_RANGE', message: `need is from ${least} to ${MOST_NEED}.` }];
}

/** Lines that are the same thing twice: one account per kind, item and unit. */
function doubleProblems(lines: readonly NeedLineDraft[], field: string): FieldProblem[] {
  const seen = new Set<string>();
  return lines.flatMap((line, index) => {
    const key = JSON.stringify([line.kind, line.item?.trim().toLowerCase() ?? null, unitOf(line).trim().toLowerCase()]);
    const isTwice = seen.has(key);
    seen.add(key);
    return !isTwice
      ? []
      : [
          {
            field: `${field}.${index}`,
            code: 'LINE_TWICE',
            message: 'the same kind, item and unit stand in an earlier line.',
          },
        ];
  });
}

/** Everything wrong with new need lines, all at once. */
export function problemsOfNeedLines(lines: readonly NeedLineDraft[], field: string): FieldProblem[] {
  const single = lines.flatMap((line, index) => {
    const at = `${field}.${index}`;
    return [...unitProblem(line, at), ...itemProblem(line, at), ...problemsOfNeed(line.need, 1n, at)];
  });
  return [...single, ...doubleProblems(lines, field)];
}

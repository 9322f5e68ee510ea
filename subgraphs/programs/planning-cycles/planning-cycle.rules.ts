import type { LocalDate } from '#kit/dates';
import type { FieldProblem } from '#kit/errors';
import type { RefusalReason } from '#kit/refusal';

import { PLANNING_STAGES, type PlanningStage } from './planning-stage.rules.ts';

export interface PlanningWindow {
  opensOn: LocalDate;
  closesOn: LocalDate;
}

export interface PlanningCycleStale extends RefusalReason {
  __typename: 'PlanningCycleStale';
  currentVersion: number;
}

export interface PlanningWindowClosed extends RefusalReason {
  __typename: 'PlanningWindowClosed';
  stage: PlanningStage;
  opensOn: LocalDate | null;
  closesOn: LocalDate | null;
}

/** The code people quote: PLN-<area>-<year>. */
export const planningCycleCode = (areaCode: string, fiscalYear: number): string =>
  `PLN-${areaCode.replaceAll('.', '')}-${fiscalYear}`;

/** Only provinces, kabupaten and kota pass a budget of their own. */
const mayPlan = (areaCode: string): boolean => /^\d{2}([.]\d{2})?$/.test(areaCode);

/** Everything wrong with a cycle and its windows, all at once. */
export function problemsOfCycle(cycle: {
  areaCode: string;
  windows: readonly (PlanningWindow & { stage: PlanningStage })[];
}): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (!mayPlan(cycle.areaCode)) {
    problems.push({
      field: 'areaCode',
      code: 'AREA_DOES_NOT_PLAN',
      message: 'a planning cycle belongs to a province, a kabupaten or a kota, such as 15 or 15.07.',
    });
  }
  cycle.windows.forEach((window, index) => {
    const field = `windows.${index}`;
    if (window.closesOn < window.opensOn) {
      problems.push({
        field: `${field}.closesOn`,
        code: 'CLOSES_BEFORE_OPENING',
        message: 'a window closes on the day it opens or later.',
      });
    }
    if (cycle.windows.findIndex(({ stage }) => stage === window.stage) !== index) {
      problems.push({ field: `${field}.stage`, code: 'STAGE_TWICE', message: 'this stage has a window already.' });
    }
  });
  return problems;
}

/** Why a cycle may not be written over the one that is there, or null when it may. */
export function refuseCycle(standing: number, expected: number): PlanningCycleStale | null {
  if (standing === expected) return null;
  return {
    __typename: 'PlanningCycleStale',
    code: 'PLANNING_CYCLE_STALE',
    currentVersion: standing,
    words: {
      ID: `Jadwal perencanaan ini sudah tercatat (versi ${standing}). Muat ulang, lalu ubah versi itu.`,
      EN: `This planning cycle is on record at version ${standing}. Load it again and change that version.`,
    },
  };
}

const isIn = ({ opensOn, closesOn }: PlanningWindow, day: LocalDate): boolean => opensOn <= day && day <= closesOn;

/**
 * Why nothing may be decided at a stage, or null when its window is open. Both the day of the decision and the day it
 * is entered must lie in the window: late input cannot be dated back into it. A stage without a window is not open.
 */
export function refuseOutsideWindow(
  stage: PlanningStage,
  window: PlanningWindow | null,
  days: readonly LocalDate[],
): PlanningWindowClosed | null {
  if (window && days.every((day) => isIn(window, day))) return null;
  return {
    __typename: 'PlanningWindowClosed',
    code: 'PLANNING_WINDOW_CLOSED',
    stage,
    opensOn: window?.opensOn ?? null,
    closesOn: window?.closesOn ?? null,
    words: window
      ? {
          ID: `Tahap ${stage} dibuka ${window.opensOn} sampai ${window.closesOn}. Di luar itu, beri alasan pengecualian.`,
          EN: `The stage ${stage} is open from ${window.opensOn} to ${window.closesOn}. Outside it, give an override reason.`,
        }
      : {
          ID: `Tahap ${stage} belum dijadwalkan dalam siklus ini. Catat jadwalnya, atau beri alasan pengecualian.`,
          EN: `The stage ${stage} has no window in this cycle yet. Record one, or give an override reason.`,
        },
  };
}

/** Stages in the order of the planning, whatever order they were written in. */
export const inOrder = <Row extends { stage: PlanningStage }>(rows: readonly Row[]): Row[] =>
  rows.toSorted((a, b) => PLANNING_STAGES.indexOf(a.stage) - PLANNING_STAGES.indexOf(b.stage));

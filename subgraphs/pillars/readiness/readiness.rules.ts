import type { LocalDate } from '#kit/dates';

import { peopleOf, type Requirement } from '../requirements/requirement.rules.ts';

export const ReadinessState = { READY: 'READY', SHORT: 'SHORT', UNKNOWN: 'UNKNOWN' } as const;
export type ReadinessState = keyof typeof ReadinessState;

export const ShortageReason = {
  NOT_ASSIGNED: 'NOT_ASSIGNED',
  NOT_FREE: 'NOT_FREE',
  NOT_CERTIFIED: 'NOT_CERTIFIED',
  NEED_UNKNOWN: 'NEED_UNKNOWN',
  DAYS_UNKNOWN: 'DAYS_UNKNOWN',
} as const;
export type ShortageReason = keyof typeof ShortageReason;

/** Somebody who is confirmed for the gap area or on duty there. */
export interface Assigned {
  typeCode: string;
  /** No other deployment and no stated window stands against any of the days. */
  isFree: boolean;
  /** Titles that hold on all of the days, in small letters. */
  certificates: readonly string[];
}

export interface Shortage {
  /** Null when any type will do. */
  typeCode: string | null;
  /** Null when it cannot be counted. */
  people: number | null;
  reason: ShortageReason;
}

export interface Readiness {
  state: ReadinessState;
  needed: number | null;
  assigned: number;
  free: number | null;
  certified: number | null;
  missing: Shortage[];
}

/** The days to be free on: what of the plan is due, the deadline without a plan, and today for what is late. */
export function daysToServe(
  plan: readonly LocalDate[],
  deadline: LocalDate | null,
  today: LocalDate,
): readonly LocalDate[] {
  const days = plan.length > 0 || deadline === null ? plan : [deadline];
  return [...new Set(days.map((day) => (day < today ? today : day)))].toSorted();
}

interface Wanted {
  typeCode: string | null;
  people: number;
  certificate: string | null;
}

interface Fit {
  assigned: number;
  free: number;
  certified: number;
}

function fitOf({ typeCode, certificate }: Wanted, assigned: readonly Assigned[]): Fit {
  const ofType = assigned.filter((one) => typeCode === null || one.typeCode === typeCode);
  const free = ofType.filter(({ isFree }) => isFree);
  const title = certificate?.toLowerCase();
  const certified = title === undefined ? free : free.filter(({ certificates }) => certificates.includes(title));
  return { assigned: ofType.length, free: free.length, certified: certified.length };
}

/** What one row lacks, each missing person under the first reason that keeps somebody from standing in. */
function shortagesOf({ typeCode, people }: Wanted, { assigned, free, certified }: Fit): Shortage[] {
  const steps = [
    ['NOT_ASSIGNED', people, assigned],
    ['NOT_FREE', assigned, free],
    ['NOT_CERTIFIED', free, certified],
  ] as const;
  return steps.flatMap(([reason, before, after]) => {
    const lost = Math.min(people, before) - Math.min(people, after);
    return lost > 0 ? [{ typeCode, people: lost, reason }] : [];
  });
}

/** Whether as many people as are asked for are assigned, free on the days, and certified where that is asked. */
export function readinessOf(
  needed: number | null,
  requirements: readonly Requirement[],
  assigned: readonly Assigned[],
  days: readonly LocalDate[],
): Readiness {
  const asked = requirements.length > 0 ? peopleOf(requirements) : needed;
  const unknown = (reason: ShortageReason): Readiness => ({
    state: 'UNKNOWN',
    needed: asked,
    assigned: assigned.length,
    free: null,
    certified: null,
    missing: [{ typeCode: null, people: null, reason }],
  });
  if (asked === null) return unknown('NEED_UNKNOWN');
  if (days.length === 0) return unknown('DAYS_UNKNOWN');
  const anybody: Wanted = { typeCode: null, people: asked, certificate: null };
  const rows = (requirements.length > 0 ? requirements : [anybody]).map((row) => ({ row, fit: fitOf(row, assigned) }));
  const missing = rows.flatMap(({ row, fit }) => shortagesOf(row, fit));
  return {
    state: missing.length === 0 ? 'READY' : 'SHORT',
    needed: asked,
    assigned: assigned.length,
    free: assigned.filter(({ isFree }) => isFree).length,
    certified: rows.reduce((sum, { fit }) => sum + fit.certified, 0),
    missing,
  };
}

const peopleMissing = ({ missing }: Readiness): number => missing.reduce((sum, { people }) => sum + (people ?? 0), 0);
const BADNESS: Record<ReadinessState, number> = { SHORT: 2, UNKNOWN: 1, READY: 0 };

/** The worst of several: a known shortage before what nobody knows, the larger shortage first; null of none. */
export function worstOf<One extends Readiness>(all: readonly One[]): One | null {
  const [worst] = all.toSorted(
    (one, other) => BADNESS[other.state] - BADNESS[one.state] || peopleMissing(other) - peopleMissing(one),
  );
  return worst ?? null;
}

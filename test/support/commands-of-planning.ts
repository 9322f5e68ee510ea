import { Role } from '#kit/actor';

import type { Command } from './command.ts';
import { key } from './pledges.ts';
import { name, provenance, reason, type Region } from './region.ts';

const OFFICER = [Role.PROGRAM_OFFICER];

let years = 2030;

/** A planning year of its own, open at every stage for years to come. */
export function cycleInput({ area }: Region) {
  years += 1;
  return {
    areaCode: area,
    fiscalYear: years,
    windows: ['VILLAGE', 'DISTRICT', 'AGENCY_FORUM', 'REGENCY', 'RKPD', 'KUA_PPAS', 'APBD'].map((stage) => ({
      stage,
      opensOn: '2020-01-01',
      closesOn: '2099-12-31',
    })),
    reason,
    provenance,
    ...key(),
  };
}

/** The commands of the yearly planning. */
export const ofPlanning: Record<string, Command> = {
  recordPlanningCycle: { who: OFFICER, input: async (region) => cycleInput(region) },
  recordPlanningDocument: {
    who: OFFICER,
    input: async ({ area }) => ({
      kind: 'ANNUAL_PLAN',
      title: name('RKPD'),
      areaCode: area,
      startsIn: 2027,
      endsIn: 2027,
      provenance,
      ...key(),
    }),
  },
};

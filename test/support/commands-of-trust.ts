import { Role } from '#kit/actor';

import type { Command } from './command.ts';
import { key, run } from './pledges.ts';
import { provenance, type Region } from './region.ts';

const OFFICER = [Role.PROGRAM_OFFICER];

let years = 2030;

/** A verification round of a year of its own, carried out. */
async function aRound({ officer, area }: Region): Promise<string> {
  years += 1;
  const input = {
    areaCode: area,
    basis: 'SK uji',
    budgetStatus: 'UNKNOWN',
    carriedOut: 'YES',
    dataset: 'DTSEN',
    year: years,
    provenance,
  };
  const fields = '... on VerificationRoundRecorded { round { id } }';
  return (await run(officer, 'recordVerificationRound', input, fields)).round.id;
}

/** The commands on what is known of data. */
export const ofTrust: Record<string, Command> = {
  recordDataQuality: {
    who: OFFICER,
    input: async (region) => ({
      roundId: await aRound(region),
      issues: [{ issue: 'INVALID_NIK', count: 12 }],
      provenance,
      ...key(),
    }),
  },
};

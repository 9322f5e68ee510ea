import { Role } from '#kit/actor';

import { dataOf } from '../client.ts';
import type { Command } from './command.ts';
import { key, run } from '../pledges.ts';
import { provenance, reason, type Region } from '../region.ts';

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

const criterion = (name: string) => ({ key: name, statementId: `Uji ${name}` });
const theSet = {
  nameId: 'Kriteria uji',
  regulationName: 'Perbup uji',
  criteria: [criterion('NO_OWN_TOILET')],
  provenance,
};

/** A set of criteria of an area of its own inside the region: an area has only one. */
async function aSet(region: Region): Promise<{ id: string; version: number }> {
  const input = { ...theSet, areaCode: await aVillage(region), ...key() };
  const fields = '... on CriteriaSetAdopted { criteriaSet { id version } }';
  return (await run(region.officer, 'adoptCriteriaSet', input, fields)).criteriaSet;
}

/** A village of the region without criteria of its own. */
async function aVillage({ hub, area }: Region): Promise<string> {
  const { areas } = await dataOf(
    hub.ask(
      'query ($within: String!) { areas(filter: { within: $within, level: [VILLAGE] }, first: 90) { nodes { code } } }',
      {
        within: area,
      },
    ),
  );
  villages += 1;
  return areas.nodes[villages % areas.nodes.length].code;
}

let villages = 0;

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
  adoptCriteriaSet: {
    who: OFFICER,
    input: async (region) => ({ ...theSet, areaCode: await aVillage(region), ...key() }),
  },
  reviseCriteriaSet: {
    who: OFFICER,
    input: async (region) => {
      const { id, version } = await aSet(region);
      return { ...theSet, setId: id, expectedVersion: version, reason, ...key() };
    },
  },
  recordCriteriaCount: {
    who: OFFICER,
    input: async ({ hub, area }) => {
      const { povertyCriteriaSets } = await dataOf(hub.ask('{ povertyCriteriaSets(first: 1) { nodes { id } } }'));
      const setId = povertyCriteriaSets.nodes[0].id;
      return { setId, areaCode: area, year: 2026, unit: 'FAMILY', count: 1_200, provenance, ...key() };
    },
  },
  recordServiceAchievement: {
    who: OFFICER,
    input: async ({ area }) => ({
      standardCode: 'SPM-K3',
      areaCode: area,
      year: 2026,
      entitled: 200,
      served: 150,
      provenance,
      ...key(),
    }),
  },
};

import { Role } from '#kit/actor';

import type { Command } from './command.ts';
import { key, run } from '../pledges.ts';
import {
  aBegunDeployment,
  aConfirmedDeployment,
  aDeployment,
  aPerson,
  free,
  name,
  personInput,
  reason,
} from '../region.ts';

const SOCIAL = [Role.PILLAR_COORDINATOR];

/** The commands of those who coordinate people. */
export const ofPillars: Record<string, Command> = {
  registerPersonnel: { who: SOCIAL, input: async () => personInput() },
  changePersonnel: {
    who: SOCIAL,
    input: async (region) => ({ ...(await aPerson(region)), fullName: name('Contoh Lain') }),
  },
  endPersonnel: {
    who: SOCIAL,
    input: async (region) => ({ personnelId: (await aPerson(region)).personnelId, reason }),
  },
  registerOrganisation: {
    who: SOCIAL,
    input: async ({ area }) => ({ areaCode: area, name: name('Karang Taruna'), type: 'PSKS-05' }),
  },
  endOrganisation: {
    who: SOCIAL,
    input: async ({ pillars, area }) => {
      const { organisation } = await run(
        pillars,
        'registerOrganisation',
        { areaCode: area, name: name('Karang Taruna'), type: 'PSKS-05' },
        '... on OrganisationRegistered { organisation { id } } ... on Refusal { code }',
      );
      return { organisationId: organisation.id, reason };
    },
  },
  recordTrainingSession: {
    who: SOCIAL,
    input: async ({ area }) => ({
      areaCode: area,
      heldOn: '2026-11-01',
      sourceNote: 'daftar hadir',
      title: name('Bimtek'),
      types: ['PSM'],
    }),
  },
  issueCertificate: {
    who: SOCIAL,
    input: async (region) => ({
      personnelId: (await aPerson(region)).personnelId,
      issuedOn: '2026-11-01',
      title: name('Sertifikat'),
    }),
  },
  stateAvailability: {
    who: SOCIAL,
    input: async (region) => ({ personnelId: (await aPerson(region)).personnelId, ...free }),
  },
  removeAvailability: {
    who: SOCIAL,
    input: async (region) => {
      const { personnelId } = await aPerson(region);
      const { window } = await run(
        region.pillars,
        'stateAvailability',
        { personnelId, ...free },
        '... on AvailabilityStated { window { id } }',
      );
      return { availabilityId: window.id };
    },
  },
  setDeliveryRequirements: {
    who: SOCIAL,
    input: async ({ gap }) => ({
      gapAreaId: gap.id,
      expectedVersion: 0,
      requirements: [{ type: 'PSM', people: 50 }],
    }),
  },
  recordVisit: {
    who: SOCIAL,
    input: async (region) => ({
      ...(await aBegunDeployment(region)),
      ...key(),
      hours: 1,
      activity: 'ASSISTANCE',
      peopleReached: 6,
    }),
  },
  voidVisitReport: {
    who: SOCIAL,
    input: async (region) => {
      const report = { ...(await aBegunDeployment(region)), hours: 1, activity: 'ASSISTANCE', peopleReached: 6 };
      const fields = '... on VisitRecorded { visit { id } } ... on Refusal { code }';
      const { visit } = await run(region.pillars, 'recordVisit', { ...report, ...key() }, fields);
      return { visitId: visit.id, reason, ...key() };
    },
  },
  deployPersonnel: {
    who: SOCIAL,
    input: async (region) => ({ personnelId: (await aPerson(region)).personnelId, gapAreaId: region.gap.id, ...free }),
  },
  confirmDeployment: { who: SOCIAL, input: aDeployment },
  declineDeployment: { who: SOCIAL, input: async (region) => ({ ...(await aDeployment(region)), reason }) },
  startDeployment: { who: SOCIAL, input: aConfirmedDeployment },
  completeDeployment: { who: SOCIAL, input: aConfirmedDeployment },
  cancelDeployment: { who: SOCIAL, input: async (region) => ({ ...(await aConfirmedDeployment(region)), reason }) },
};

import { expect } from 'vitest';

import { Role } from '#kit/actor';

import { dataOf } from '../support/client.ts';
import type { Hub } from '../support/hub.ts';
import type { Expectation } from './saved-operations.ts';

const PILLARS = { role: Role.PILLAR_COORDINATOR, area: '32.12', organisation: 'demo-dinsos-indramayu' };

/** Somebody of the demonstration, whose name has been read. */
async function somebody(hub: Hub): Promise<{ id: string }> {
  const ask = await hub.as(PILLARS);
  const { personnel } = await dataOf(
    ask('{ personnel(filter: { within: "32.12" }, first: 20) { nodes { id isDemo fullName } } }'),
  );
  return { id: personnel.nodes.find(({ isDemo }: { isDemo: boolean }) => isDemo).id };
}

const PERSON = { role: Role.COMPANY, organisation: 'demo-akun', subject: 'akun-contoh' };

/** Links the account of somebody of the demonstration. */
async function linked(hub: Hub): Promise<object> {
  const { id: personnelId } = await somebody(hub);
  const document = 'mutation ($input: LinkPersonAccountInput!) { linkPersonAccount(input: $input) { __typename } }';
  await dataOf((await hub.as(PILLARS))(document, { input: { personnelId, subject: PERSON.subject } }));
  return {};
}

const asAccount = (subject: string) => ({ role: Role.COMPANY, organisation: 'demo-akun', subject });

/** Somebody new in the register, with an account. */
async function somebodyNew(hub: Hub, subject: string): Promise<string> {
  const ask = await hub.as(PILLARS);
  const input = { fullName: `Contoh ${subject}`, type: 'TKSK', areaCode: '32.12', isAnotherPerson: true };
  const register = `mutation ($input: RegisterPersonnelInput!) { it: registerPersonnel(input: $input) {
    ... on PersonnelRegistered { personnel { id } } } }`;
  const { it } = await dataOf(ask(register, { input }));
  const link = 'mutation ($input: LinkPersonAccountInput!) { linkPersonAccount(input: $input) { __typename } }';
  await dataOf(ask(link, { input: { personnelId: it.personnel.id, subject } }));
  return it.personnel.id;
}

/** A request of somebody new to have their phone put right. */
async function aCorrection(hub: Hub, subject: string): Promise<string> {
  await somebodyNew(hub, subject);
  const document = `mutation ($input: RequestCorrectionInput!) { it: requestCorrection(input: $input) {
    ... on CorrectionRequested { correction { id } } } }`;
  const input = { field: 'PHONE', value: '+62 812 0000 1234' };
  return (await dataOf((await hub.as(asAccount(subject)))(document, { input }))).it.correction.id;
}

const COMPANY = { role: Role.COMPANY, organisation: 'demo-company-1' };

/** The company of the demonstration, whose contact its forum coordinator has read. */
async function lookedAt(hub: Hub): Promise<{ companyId: string }> {
  const { myCompany } = await dataOf((await hub.as(COMPANY))('{ myCompany { id } }'));
  const coordinator = await hub.as({ role: Role.FORUM_COORDINATOR, area: null, organisation: 'demo-forum' });
  await dataOf(
    coordinator('query ($id: ID) { company(id: $id) { contact(purpose: "undangan") { name } } }', myCompany),
  );
  return { companyId: myCompany.id };
}

/** What the saved operations about personal data must say. */
export const PRIVACY: Record<string, Expectation> = {
  consents: {
    as: PILLARS,
    fill: somebody,
    says: ({ person, consentTexts }) => {
      expect(person.consents.map(({ purpose }: { purpose: string }) => purpose).toSorted()).toEqual([
        'CONTACT',
        'REGISTER',
      ]);
      expect(consentTexts).toHaveLength(2);
    },
  },
  myData: {
    as: PERSON,
    fill: async (hub) => ({ ...(await linked(hub)) }),
    says: ({ myData }) => {
      expect(JSON.parse(myData.json)).toMatchObject({
        person: { full_name: expect.stringMatching(/^Contoh/), subject: PERSON.subject },
        consents: [{ means: 'PAPER' }, { means: 'PAPER' }],
      });
    },
  },
  requestCorrection: {
    as: PERSON,
    fill: async (hub) => ({ ...(await linked(hub)) }),
    says: ({ requestCorrection }) => {
      expect(requestCorrection).toMatchObject({
        __typename: 'CorrectionRequested',
        correction: { field: 'PHONE', state: 'REQUESTED' },
      });
    },
  },
  corrections: {
    as: PILLARS,
    fill: async (hub) => {
      await aCorrection(hub, 'akun-daftar');
      return {};
    },
    says: ({ corrections: { totalCount, nodes } }) => {
      expect(totalCount).toBeGreaterThan(0);
      expect(nodes.at(-1)).toMatchObject({ state: 'REQUESTED', value: '+62 812 0000 1234' });
    },
  },
  acceptCorrection: {
    as: PILLARS,
    fill: async (hub) => ({ input: { correctionId: await aCorrection(hub, 'akun-diterima') } }),
    says: ({ acceptCorrection }) => {
      expect(acceptCorrection).toMatchObject({ correction: { state: 'ACCEPTED', value: null } });
    },
  },
  refuseCorrection: {
    as: PILLARS,
    fill: async (hub, { input }: any) => ({
      input: { ...input, correctionId: await aCorrection(hub, 'akun-ditolak') },
    }),
    says: ({ refuseCorrection }) => {
      expect(refuseCorrection).toMatchObject({ correction: { state: 'REFUSED', reason: expect.any(String) } });
    },
  },
  eraseMyData: {
    as: asAccount('akun-pamit'),
    fill: async (hub) => {
      await somebodyNew(hub, 'akun-pamit');
      return {};
    },
    says: ({ eraseMyData }) => {
      expect(eraseMyData).toMatchObject({ __typename: 'MyDataErased', personnel: { initials: '—', status: 'ENDED' } });
    },
  },
  myCsrData: {
    as: COMPANY,
    says: ({ myCsrData }) => {
      expect(JSON.parse(myCsrData.json)).toMatchObject({
        nameIsShown: true,
        contact: { contact_name: 'Data contoh', contact_retention_until: expect.any(String) },
      });
    },
  },
  companyContactReads: {
    as: COMPANY,
    fill: lookedAt,
    says: ({ companyContactReads: { totalCount, nodes } }) => {
      expect(totalCount).toBeGreaterThan(0);
      expect(nodes[0]).toMatchObject({
        fields: ['NAME', 'EMAIL'],
        readerRole: 'FORUM_COORDINATOR',
        purpose: 'undangan',
      });
    },
  },
  personalReads: {
    as: PILLARS,
    fill: somebody,
    says: ({ personalReads: { totalCount, nodes } }) => {
      expect(totalCount).toBeGreaterThan(0);
      // Others of the shared hub look at the same person.
      expect(nodes).toContainEqual(
        expect.objectContaining({ fields: ['FULL_NAME'], readerOrganisation: PILLARS.organisation }),
      );
    },
  },
};

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
    ask('{ personnel(filter: { within: "32.12" }, first: 1) { nodes { id fullName } } }'),
  );
  return { id: personnel.nodes[0].id };
}

const PERSON = { role: Role.COMPANY, organisation: 'demo-akun', subject: 'akun-contoh' };

/** Links the account of somebody of the demonstration. */
async function linked(hub: Hub): Promise<object> {
  const { id: personnelId } = await somebody(hub);
  const document = 'mutation ($input: LinkPersonAccountInput!) { linkPersonAccount(input: $input) { __typename } }';
  await dataOf((await hub.as(PILLARS))(document, { input: { personnelId, subject: PERSON.subject } }));
  return {};
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
  personalReads: {
    as: PILLARS,
    fill: somebody,
    says: ({ personalReads: { totalCount, nodes } }) => {
      expect(totalCount).toBeGreaterThan(0);
      expect(nodes[0]).toMatchObject({ fields: ['FULL_NAME'], readerOrganisation: PILLARS.organisation });
    },
  },
};

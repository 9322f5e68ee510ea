import { afterAll, beforeAll, expect, test } from 'vitest';

import { Role } from '../../subgraphs/kit/actor.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';

let csr: CsrAlone;
beforeAll(async () => {
  csr = await startCsrAlone();
  await csr.store.pool.query(
    "insert into area values ('15.07', 'Tanjung Jabung Timur', 'REGENCY'), ('15.71', 'Jambi', 'CITY')",
  );
});
afterAll(() => csr.stop());

const member = anActor(Role.COMPANY, null, 'org-1');
const rival = anActor(Role.COMPANY, null, 'org-2');
const coordinator = anActor(Role.FORUM_COORDINATOR, '15.07', 'forum-15.07');
const neighbour = anActor(Role.FORUM_COORDINATOR, '15.71', 'forum-15.71');

const REGISTER = `mutation ($input: RegisterCompanyInput!) { registerCompany(input: $input) { __typename
  ... on CompanyRegistered { company { id code status version registrationNumber contact { email } viewerCan area { code } } }
  ... on Refusal { code message } } }`;
const VERIFY = `mutation ($input: VerifyCompanyInput!) { verifyCompany(input: $input) { __typename
  ... on CompanyVerified { company { status viewerCan history { fromStatus toStatus } } } ... on CompanyStatusDiffers { status } } }`;
const input = {
  name: 'PT Uji Satu',
  sector: 'ENERGY',
  ownership: 'PRIVATE',
  areaCode: '15.07',
  registrationNumber: '1234567890123',
  contact: { email: 'csr@uji.example' },
};

test('a company registers, waits unseen, is verified by the forum of its area and is then public without its contact', async () => {
  const { registerCompany } = await csr.ask<any>(member, REGISTER, { input });
  expect(registerCompany).toMatchObject({
    __typename: 'CompanyRegistered',
    company: {
      code: 'PRS-0001',
      status: 'REGISTERED',
      version: 1,
      contact: { email: 'csr@uji.example' },
      viewerCan: ['CHANGE', 'SET_VISIBILITY'],
    },
  });
  const { id } = registerCompany.company;
  const LIST = '{ companies { totalCount nodes { name registrationNumber contact { email } } } }';
  expect(await csr.ask(null, LIST)).toMatchObject({ companies: { totalCount: 0, nodes: [] } });
  expect((await csr.answer(neighbour, VERIFY, { input: { companyId: id } })).errors?.[0]?.extensions?.['code']).toBe(
    'NOT_FOUND',
  );
  expect((await csr.answer(member, VERIFY, { input: { companyId: id } })).errors?.[0]?.extensions?.['code']).toBe(
    'FORBIDDEN',
  );
  const { verifyCompany } = await csr.ask<any>(coordinator, VERIFY, { input: { companyId: id } });
  expect(verifyCompany.company).toMatchObject({ status: 'VERIFIED', viewerCan: ['SUSPEND'] });
  expect(verifyCompany.company.history).toHaveLength(2);
  expect((await csr.ask<any>(coordinator, VERIFY, { input: { companyId: id } })).verifyCompany).toEqual({
    __typename: 'CompanyStatusDiffers',
    status: 'VERIFIED',
  });
  const { data, errors } = await csr.answer(null, LIST);
  expect(errors?.map(({ path, extensions }) => [path?.join('.'), extensions?.['code']])).toEqual([
    ['companies.nodes.0.contact', 'FORBIDDEN'],
  ]);
  expect(data).toMatchObject({
    companies: { totalCount: 1, nodes: [{ name: 'PT Uji Satu', registrationNumber: null, contact: null }] },
  });
});

test('a second registration, a taken number and an unknown area are refused and write nothing', async () => {
  const again = await csr.ask<any>(member, REGISTER, { input: { ...input, registrationNumber: '9999999999999' } });
  expect(again.registerCompany).toMatchObject({ code: 'COMPANY_ALREADY_REGISTERED' });
  const taken = await csr.ask<any>(rival, REGISTER, { input });
  expect(taken.registerCompany).toMatchObject({ code: 'REGISTRATION_NUMBER_TAKEN' });
  expect(taken.registerCompany.message).not.toContain('PT Uji');
  const nowhere = await csr.answer(rival, REGISTER, {
    input: { ...input, registrationNumber: '9999999999999', areaCode: '99.99' },
  });
  expect(nowhere.errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: [{ field: 'areaCode' }],
  });
  const { rows } = await csr.store.pool.query('select count(*)::int as n from company');
  expect(rows).toEqual([{ n: 1 }]);
});

test('a hidden company is no longer found by others, and a new name has to be checked anew', async () => {
  const HIDE = `mutation { setCompanyVisibility(input: { isVisible: false }) { ... on CompanyVisibilitySet { company { id version } } } }`;
  const hidden = (await csr.ask<any>(member, HIDE)).setCompanyVisibility.company;
  const ONE = 'query ($id: ID!) { company(id: $id) { name } }';
  expect((await csr.answer(rival, ONE, { id: hidden.id })).errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  expect(await csr.ask(coordinator, ONE, { id: hidden.id })).toEqual({ company: { name: 'PT Uji Satu' } });
  expect((await csr.answer(null, ONE, { id: 'not-an-id' })).errors?.[0]?.extensions).toMatchObject({
    code: 'BAD_USER_INPUT',
    fields: [{ field: 'id' }],
  });
  const CHANGE = `mutation ($v: Int!) { changeCompany(input: { expectedVersion: $v, name: "PT Uji Baru" }) { __typename
    ... on CompanyChanged { company { status name } } ... on CompanyChangedMeanwhile { version } } }`;
  expect((await csr.ask<any>(member, CHANGE, { v: 1 })).changeCompany).toEqual({
    __typename: 'CompanyChangedMeanwhile',
    version: hidden.version,
  });
  expect((await csr.ask<any>(member, CHANGE, { v: hidden.version })).changeCompany.company).toEqual({
    status: 'REGISTERED',
    name: 'PT Uji Baru',
  });
});

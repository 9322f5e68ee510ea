import { afterAll, beforeAll, expect, test } from 'vitest';

import { raiseReminders } from '../../subgraphs/csr/reminders/reminder-raising.commands.ts';
import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { anActor } from './csr-alone.ts';
import { aGap, aKey, firstLine, tellGap } from './csr-world.ts';
import { aPool, coordinator, csr, draw, giver, local, openPools } from './pool-world.ts';

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openPools();
});
afterAll(() => close());

test('an agreement on a pool that nobody has allocated yet has the sides and the reminder of any other', async () => {
  const pledgeId = await aPool(1000);
  const terms = { number: '01/PKS', signedOn: '2026-11-20', validFrom: '2026-11-20', validUntil: '2026-12-01' };
  const RECORD = `mutation ($input: RecordAgreementInput!) { recordAgreement(input: $input) {
    ... on AgreementRecorded { agreement { id code viewerCan } } } }`;
  const input = { pledgeIds: [pledgeId], ...terms, parties: ['PT Satu', 'Forum'], idempotencyKey: aKey() };
  const { agreement } = (await csr.ask<any>(coordinator, RECORD, { input })).recordAgreement;
  expect(agreement.viewerCan).toEqual(['RENEW', 'END']);
  const LIST = '{ agreements(filter: { within: "15" }) { nodes { code } } }';
  expect((await csr.ask<any>(coordinator, LIST)).agreements.nodes).toEqual([{ code: agreement.code }]);
  const OF_PLEDGE = 'query ($id: ID!) { pledge(id: $id) { agreements { code } } }';
  const seenBy = async (actor: Actor | null) =>
    (await csr.ask<any>(actor, OF_PLEDGE, { id: pledgeId })).pledge.agreements;
  expect([await seenBy(giver), await seenBy(coordinator)]).toEqual([
    [{ code: agreement.code }],
    [{ code: agreement.code }],
  ]);
  expect([await seenBy(null), await seenBy(local)]).toEqual([null, null]);
  await raiseReminders(csr.store);
  const DUE = '{ reminders(filter: { within: "15" }) { nodes { kind agreement { code } } } }';
  expect((await csr.ask<any>(coordinator, DUE)).reminders.nodes).toEqual([
    { kind: 'AGREEMENT_ENDING', agreement: { code: agreement.code } },
  ]);
  const RENEW = 'mutation ($input: RenewAgreementInput!) { renewAgreement(input: $input) { __typename } }';
  const renewal = {
    agreementId: agreement.id,
    reason: 'Diperpanjang',
    expectedVersion: 1,
    ...terms,
    validUntil: '2027-12-01',
  };
  expect(await csr.ask(coordinator, RENEW, { input: { ...renewal, idempotencyKey: aKey() } })).toEqual({
    renewAgreement: { __typename: 'AgreementRenewed' },
  });
});

test('the file of an agreement on a pool that nobody has allocated yet is for both of its sides', async () => {
  const pledgeId = await aPool(1000);
  const { rows } = await csr.store.pool.query(
    `insert into evidence (id, organisation, uploaded_by, file_name, media_type, size, sha256, purpose, state, is_demo,
       requested_at, stored_at)
     values (gen_random_uuid(), 'forum', 'uji', 'pks.pdf', 'application/pdf', 1, repeat('0', 64), 'AGREEMENT', 'STORED', true,
       now(), now()) returning id`,
  );
  const evidenceId: string = rows[0].id;
  const terms = { number: '02/PKS', signedOn: '2026-11-20', validFrom: '2026-11-20', parties: ['PT Satu', 'Forum'] };
  const RECORD = 'mutation ($input: RecordAgreementInput!) { recordAgreement(input: $input) { __typename } }';
  const input = { pledgeIds: [pledgeId], ...terms, evidenceId, idempotencyKey: aKey() };
  expect(await csr.ask(coordinator, RECORD, { input })).toEqual({
    recordAgreement: { __typename: 'AgreementRecorded' },
  });
  const FILE = 'query ($id: ID!) { evidence(id: $id) { fileName downloadAddress } }';
  const fetchedBy = async (actor: Actor | null) =>
    (await csr.answer(actor, FILE, { id: evidenceId })).data?.['evidence'] ?? null;
  const other = { ...coordinator, subject: 'other', organisation: 'forum-lain' };
  for (const side of [coordinator, other, giver]) {
    expect(await fetchedBy(side)).toEqual({ fileName: 'pks.pdf', downloadAddress: expect.any(String) });
  }
  expect([await fetchedBy(local), await fetchedBy(null)]).toEqual([null, null]);
});

test('a pool is certified as a whole once nothing of it waits for a need line any more', async () => {
  const gap = aGap({ need: '1000' });
  await tellGap(csr, gap, 1);
  const pledgeId = await aPool(1000);
  const { pledge } = await draw(pledgeId, firstLine(gap), 400);
  const tell = async (actor: Actor, name: string, input: object, success = ''): Promise<any> => {
    const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
    const query = `mutation ($input: ${type}!) { it: ${name}(input: $input) { __typename ... on Refusal { code } ${success} } }`;
    return (await csr.ask<any>(actor, query, { input: { idempotencyKey: aKey(), ...input } })).it;
  };
  const { rows } = await csr.store.pool.query(
    `insert into evidence (id, organisation, uploaded_by, file_name, media_type, size, sha256, purpose, state, is_demo,
       requested_at, stored_at)
     values (gen_random_uuid(), 'giver', 'uji', 'bast.pdf', 'application/pdf', 1, repeat('0', 64), 'HANDOVER', 'STORED',
       true, now(), now()) returning id`,
  );
  const sent = { allocationId: pledge.allocations[0].id, amount: 400, sentOn: '2026-11-20', evidenceIds: [rows[0].id] };
  const made = await tell(giver, 'recordDelivery', sent, '... on DeliveryRecorded { delivery { id } }');
  const deliveryId: string = made.delivery.id;
  const officer = anActor(Role.PROGRAM_OFFICER, '15.07', 'dinsos');
  await tell(officer, 'confirmReceipt', { deliveryId, receivedOn: '2026-11-21', receivingInstitution: 'Desa Uji' });
  expect(await tell(coordinator, 'verifyDelivery', { deliveryId })).toMatchObject({ __typename: 'DeliveryVerified' });
  const issue = () => tell(coordinator, 'issueContributionCertificate', { pledgeId });
  expect(await issue()).toMatchObject({ code: 'DELIVERIES_NOT_VERIFIED' });
  await tell(giver, 'cancelPoolRest', { pledgeId, reason: 'Sisanya tidak jadi' });
  expect(await issue()).toMatchObject({ __typename: 'ContributionCertificateIssued' });
});

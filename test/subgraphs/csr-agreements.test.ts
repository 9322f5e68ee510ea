import { afterAll, beforeAll, expect, test } from 'vitest';

import { Role } from '../../subgraphs/kit/actor.ts';
import { aReceivedDelivery, breaches, faultIn, tell } from './compliance-world.ts';
import { anActor } from './csr-alone.ts';
import {
  aCommitment,
  anEvidence,
  coordinator,
  csr,
  giver,
  neighbour,
  officer,
  ok,
  openDeliveries,
  rival,
} from './delivery-world.ts';

let close: () => Promise<void>;
beforeAll(async () => {
  close = await openDeliveries();
});
afterAll(() => close());

const TERMS = { number: '01/PKS/2026', signedOn: '2026-11-20', validFrom: '2026-11-20', validUntil: '2027-11-19' };
const PARTIES = { parties: ['PT Satu', 'Dinas Sosial Uji'] };
const AGREEMENT = 'agreement { id code version number state validUntil viewerCan evidence { id } history { version } }';
const recorded = (actor: typeof giver, pledgeIds: string[], more: object = {}) =>
  tell(
    actor,
    'recordAgreement',
    { pledgeIds, ...TERMS, ...PARTIES, ...more },
    `... on AgreementRecorded { replayed ${AGREEMENT} }`,
  );

test('the company or its coordinator puts an agreement on file, and it is listed on the pledge for its sides only', async () => {
  const { pledgeId } = await aCommitment();
  const evidenceId = await anEvidence('org-1');
  const { agreement } = await recorded(giver, [pledgeId], { evidenceId });
  expect(agreement).toMatchObject({
    version: 1,
    state: 'IN_FORCE',
    viewerCan: ['RENEW', 'END'],
    evidence: { id: evidenceId },
  });
  expect((await recorded(coordinator, [pledgeId])).__typename).toBe('AgreementRecorded');
  const LISTED = 'query ($id: ID!) { pledge(id: $id) { agreements { code parties } } }';
  const seen = await csr.ask<any>(coordinator, LISTED, { id: pledgeId });
  expect(seen.pledge.agreements).toHaveLength(2);
  expect((await csr.ask<any>(null, LISTED, { id: pledgeId })).pledge.agreements).toBeNull();
  expect((await csr.ask<any>(rival, LISTED, { id: pledgeId })).pledge.agreements).toBeNull();
  const ONE = 'query ($code: String!) { agreement(code: $code) { code } }';
  expect((await csr.answer(rival, ONE, { code: agreement.code })).errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  expect((await csr.ask<any>(giver, ONE, { code: agreement.code })).agreement).toEqual({ code: agreement.code });
  // The coordinator fetches what the company has signed, though it proves no delivery.
  const FILE = 'query ($id: ID!) { evidence(id: $id) { downloadAddress } }';
  expect((await csr.ask<any>(coordinator, FILE, { id: evidenceId })).evidence.downloadAddress).toMatch(/^\/files\//);
  expect((await csr.answer(rival, FILE, { id: evidenceId })).errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
});

test('an agreement comes after the commitment, from its sides, about one company, with days that can be', async () => {
  const { pledgeId } = await aCommitment();
  const { rows } = await csr.store.pool.query(
    'select need_line_id as line from need_account where gap_area_id = (select gap_area_id from pledge_allocation where pledge_id = $1)',
    [pledgeId],
  );
  const { pledge } = await ok(giver, 'submitPledge', {
    pledge: { allocations: [{ needLineId: rows[0].line, amount: 1 }] },
  });
  expect(await recorded(giver, [pledgeId, pledge.id])).toMatchObject({ code: 'PLEDGE_NOT_COMMITTED' });
  const input = { pledgeIds: [pledgeId], ...TERMS, ...PARTIES };
  expect((await faultIn(rival, 'recordAgreement', input)).code).toBe('FORBIDDEN');
  expect((await faultIn(neighbour, 'recordAgreement', input)).code).toBe('FORBIDDEN');
  expect((await faultIn(officer, 'recordAgreement', input)).code).toBe('FORBIDDEN');
  expect((await faultIn(null, 'recordAgreement', input)).code).toBe('UNAUTHENTICATED');
  const wrong = { ...input, signedOn: '2026-11-22', validUntil: '2026-11-19' };
  expect((await faultIn(giver, 'recordAgreement', wrong)).problems).toEqual(['DAY_IN_FUTURE', 'ENDS_BEFORE_IT_BEGINS']);
  const foreign = { ...input, evidenceId: await anEvidence('org-2') };
  expect((await faultIn(giver, 'recordAgreement', foreign)).problems).toEqual(['UNKNOWN_EVIDENCE']);
  const pending = { ...input, evidenceId: await anEvidence('org-1', 'PENDING') };
  expect((await faultIn(giver, 'recordAgreement', pending)).problems).toEqual(['UNKNOWN_EVIDENCE']);
  const withItself = { ...input, parties: ['PT Satu', ' pt satu'] };
  expect((await faultIn(giver, 'recordAgreement', withItself)).code).toBe('BAD_USER_INPUT');
  const twice = await recorded(giver, [pledgeId, pledgeId.toUpperCase()]);
  expect(twice.__typename).toBe('AgreementRecorded');
});

test('a renewal and an end are new versions; the versions before stay, and nothing follows an end', async () => {
  const { pledgeId } = await aCommitment();
  const { agreement } = await recorded(giver, [pledgeId]);
  const renewal = {
    agreementId: agreement.id,
    expectedVersion: 1,
    reason: 'Diperpanjang',
    ...TERMS,
    number: '02',
    validUntil: null,
  };
  const renewed = await tell(coordinator, 'renewAgreement', renewal, `... on AgreementRenewed { ${AGREEMENT} }`);
  expect(renewed.agreement).toMatchObject({
    version: 2,
    number: '02',
    validUntil: null,
    history: [{ version: 1 }, { version: 2 }],
  });
  expect(await tell(giver, 'renewAgreement', renewal)).toMatchObject({ code: 'VERSION_STALE' });
  expect((await faultIn(rival, 'renewAgreement', renewal)).code).toBe('FORBIDDEN');
  const end = { agreementId: agreement.id, expectedVersion: 2, endedOn: '2026-11-20', reason: 'Program selesai' };
  const before = { ...end, endedOn: '1999-01-01' };
  expect((await faultIn(giver, 'endAgreement', before)).problems).toEqual(['ENDS_BEFORE_IT_WAS_SIGNED']);
  const ended = await tell(giver, 'endAgreement', end, `... on AgreementEnded { ${AGREEMENT} }`);
  expect(ended.agreement).toMatchObject({ state: 'ENDED', version: 3, viewerCan: [] });
  expect(await tell(giver, 'endAgreement', { ...end, expectedVersion: 3 })).toMatchObject({
    code: 'AGREEMENT_ALREADY_ENDED',
  });
  await expect(csr.store.pool.query('update agreement_version set number = $1', ['x'])).rejects.toThrow(
    /only ever added/,
  );
  const LIST = 'query ($filter: AgreementFilter) { agreements(filter: $filter) { totalCount nodes { code } } }';
  const listed = async (actor: typeof giver, filter: object | null) =>
    (await csr.ask<any>(actor, LIST, { filter })).agreements.nodes.map(({ code }: any) => code);
  expect(await listed(giver, { state: 'ENDED' })).toEqual([agreement.code]);
  expect(await listed(coordinator, { within: '15.07', state: 'ENDED' })).toEqual([agreement.code]);
  expect(await listed(rival, null)).toEqual([]);
  expect((await csr.answer(neighbour, LIST, { filter: { within: '15.07' } })).errors?.[0]?.extensions?.['code']).toBe(
    'FORBIDDEN',
  );
  expect(await breaches()).toEqual([]);
});

test('the handover of a received delivery is put on record once, as its rows tell it, and never rewritten', async () => {
  const { deliveryId } = await aReceivedDelivery(400);
  const RECORD =
    '... on HandoverRecorded { handover { code giver receiver amount unit handedOverOn stands delivery { id } } }';
  const { handover } = await tell(officer, 'recordHandover', { deliveryId, officialNumber: '7/BAST' }, RECORD);
  expect(handover).toMatchObject({
    giver: 'PT Satu',
    receiver: 'Desa Uji',
    amount: 400,
    unit: 'IDR',
    handedOverOn: '2026-11-21',
  });
  expect(await tell(coordinator, 'recordHandover', { deliveryId })).toMatchObject({
    code: 'HANDOVER_ALREADY_RECORDED',
  });
  expect((await faultIn(giver, 'recordHandover', { deliveryId })).code).toBe('FORBIDDEN');
  expect((await faultIn(neighbour, 'recordHandover', { deliveryId })).code).toBe('FORBIDDEN');
  const SEEN = 'query ($id: ID!) { delivery(id: $id) { handover { code giver stands } } }';
  const handoverFor = async (actor: typeof giver | null) =>
    (await csr.ask<any>(actor, SEEN, { id: deliveryId })).delivery.handover;
  expect(await handoverFor(giver)).toEqual({ code: handover.code, giver: 'PT Satu', stands: true });
  expect([await handoverFor(rival), await handoverFor(null)]).toEqual([null, null]);
  await csr.store.pool.query("update company set is_visible = false where organisation = 'org-1'");
  expect([(await handoverFor(officer)).giver, (await handoverFor(coordinator)).giver]).toEqual([null, 'PT Satu']);
  await csr.store.pool.query("update company set is_visible = true where organisation = 'org-1'");
  await ok(officer, 'disputeDelivery', { deliveryId, reason: 'Rusak' });
  expect((await handoverFor(giver)).stands).toBe(false);
  await expect(csr.store.pool.query('delete from handover_record')).rejects.toThrow(/only ever added/);
  expect(await breaches()).toEqual([]);
});

test('nothing is on record of what was sent but not received', async () => {
  const { allocationId } = await aCommitment();
  const { delivery } = await ok(giver, 'recordDelivery', { allocationId, amount: 5, sentOn: '2026-11-20' });
  expect(await tell(officer, 'recordHandover', { deliveryId: delivery.id })).toMatchObject({
    code: 'DELIVERY_STATE_DIFFERS',
  });
  const stranger = anActor(Role.FORUM_COORDINATOR, '32.12', 'forum-lain');
  expect((await faultIn(stranger, 'recordHandover', { deliveryId: delivery.id })).code).toBe('FORBIDDEN');
});

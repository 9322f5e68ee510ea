import { randomUUID } from 'node:crypto';

import { expect } from 'vitest';

import { applyGapArea } from '../../subgraphs/csr/gap-areas/gap-area.events.ts';
import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { applyOnce } from '../../subgraphs/host/applying.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';

export let csr: CsrAlone;

/** The subgraph with one verified company, org-1, on a fixed day. */
export async function openDeliveries(): Promise<() => Promise<void>> {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  csr = await startCsrAlone();
  await csr.store.pool.query(
    `insert into company values (gen_random_uuid(), 'PRS-1', 'PT Satu', 'org-1', 'ENERGY', 'PRIVATE', '15.07', '0000000000001',
      null, null, null, 'VERIFIED', null, true, true, 1, now(), null, now())`,
  );
  return () => csr.stop();
}

export const giver = anActor(Role.COMPANY, null, 'org-1');
export const rival = anActor(Role.COMPANY, null, 'org-2');
export const officer = anActor(Role.PROGRAM_OFFICER, '15.07', 'dinsos');
export const pillars = anActor(Role.PILLAR_COORDINATOR, '15.07', 'dinsos');
export const coordinator = anActor(Role.FORUM_COORDINATOR, '15.07', 'forum');
export const neighbour = anActor(Role.FORUM_COORDINATOR, '15.71', 'forum-kota');

export const key = () => ({ idempotencyKey: randomUUID() });

/** Runs a mutation and gives its one result: the fields of every kind of answer that the stories look at. */
export async function run(actor: Actor, mutation: string, input: object) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const success: Record<string, string> = {
    submitPledge: '... on PledgeSubmitted { pledge { id allocations { id } } }',
    recordDelivery:
      '... on DeliveryRecorded { replayed delivery { id state allocation { state delivered } } } ... on ' +
      'DeliveryExceedsCommitment { sendable }',
    confirmReceipt: '... on ReceiptConfirmed { replayed delivery { id state allocation { state delivered } } }',
    verifyDelivery: '... on DeliveryVerified { delivery { state allocation { state delivered } } }',
    disputeDelivery:
      '... on DeliveryDisputed { delivery { state allocation { state delivered } disputes { outcome } } }',
    resolveDispute: '... on DisputeResolved { delivery { state allocation { state delivered } disputes { outcome } } }',
    closeAllocation: '... on AllocationClosed { allocation { state } }',
  };
  const query = `mutation ($input: ${type}!) { it: ${mutation}(input: $input) { __typename ${success[mutation] ?? ''}
    ... on Refusal { code } } }`;
  return csr.answer(actor, query, { input: { ...key(), ...input } });
}

export async function ok(actor: Actor, mutation: string, input: object): Promise<any> {
  const { data, errors } = await run(actor, mutation, input);
  if (errors) throw new Error(JSON.stringify(errors));
  return data?.['it'];
}
export const faultOf = async (actor: Actor, mutation: string, input: object) =>
  (await run(actor, mutation, input)).errors?.[0]?.extensions?.['code'];

/** A gap of one line, and an allocation of 1,000 that the coordinator accepted. */
export async function aCommitment(kind = 'MONEY') {
  const [id, line] = [randomUUID(), randomUUID()];
  const item = kind === 'MONEY' ? null : 'pendampingan';
  await applyOnce(csr.store, 'programs.gap-area', applyGapArea, {
    aggregate: id,
    sequence: '1',
    occurredAt: new Date().toISOString(),
    payload: {
      id,
      code: `GAP-${id.slice(0, 8)}`,
      title: 'Uji',
      areaCode: '15.07.01',
      areaName: 'Uji',
      categoryCode: 'PPKS-24',
      fiscalYear: 2027,
      programmePillarCode: null,
      status: 'PUBLISHED',
      deadline: '2027-11-30',
      isDemo: true,
      needLines: [
        {
          id: line,
          kind,
          item,
          unit: kind === 'MONEY' ? 'IDR' : 'jam',
          need: '1500',
          budgetKnown: false,
          coverings: [],
        },
      ],
    },
  });
  const { pledge } = await ok(giver, 'submitPledge', { pledge: { allocations: [{ needLineId: line, amount: 1000 }] } });
  const allocationId: string = pledge.allocations[0].id;
  expect((await ok(coordinator, 'verifyAllocation', { allocationId })).__typename).toBe('AllocationVerified');
  const account = async () => {
    const { rows } = await csr.store.pool.query(
      `select n.held::int, n.committed::int, n.delivered::int, a.state,
         (select coalesce(sum(amount), 0)::int from delivery d where d.allocation_id = a.id and d.state in ('RECEIVED', 'VERIFIED')) as proved
       from need_account n join pledge_allocation a using (need_line_id) where a.id = $1`,
      [allocationId],
    );
    return rows[0];
  };
  return { allocationId, account, pledgeId: pledge.id as string };
}

export const anEvidence = async (organisation: string, state = 'STORED') => {
  const { rows } = await csr.store.pool.query(
    `insert into evidence values (gen_random_uuid(), $1, 'x', 'bast.pdf', 'application/pdf', 9, repeat('a', 64), 'HANDOVER', $2,
      false, now(), case when $2 = 'STORED' then now() end) returning id`,
    [organisation, state],
  );
  return rows[0].id as string;
};
export const sentOn = '2026-11-20';
export const receipt = { receivedOn: '2026-11-21', receivingInstitution: 'Desa Uji' };

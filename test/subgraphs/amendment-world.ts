import { expect } from 'vitest';

import { checkLedger } from '../../subgraphs/csr/ledger/ledger.queries.ts';
import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { openSnapshot } from '../../subgraphs/reading/open-snapshot.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';
import { SUBMIT, VERIFY, aCompany, aGap, aKey, coverageOf, firstLine, tellGap } from './csr-world.ts';

export let csr: CsrAlone;
export let giver: Actor;
export let rival: Actor;
export const coordinator = anActor(Role.FORUM_COORDINATOR, '15.07', 'forum');
export const neighbour = anActor(Role.FORUM_COORDINATOR, '15.71', 'forum-kota');
export const officer = anActor(Role.PROGRAM_OFFICER, '15.07', 'dinsos');

/** The subgraph with two verified companies, on a fixed day. */
export async function openAmendments(): Promise<() => Promise<void>> {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  csr = await startCsrAlone();
  giver = await aCompany(csr, 'giver');
  rival = await aCompany(csr, 'rival');
  return async () => {
    delete process.env['SIMPUL_TODAY'];
    await csr.stop();
  };
}

const PLEDGE = `amendments { id status version changes { fromAmount toAmount isAsked } }
  version state instalments { amount } allocations { id state amount requestedAmount estimatedValue holdUntil }`;
const SUCCESS: Record<string, string> = {
  amendPledge: 'PledgeAmended',
  acceptAmendment: 'AmendmentAccepted',
  declineAmendment: 'AmendmentDeclined',
  withdrawAmendment: 'AmendmentWithdrawn',
};
const MORE: Record<string, string> = {
  amendPledge: `... on VersionConflict { version } ... on AmendmentBelowDelivered { sent }
    ... on GapHasLessOpen { lines { requested open } }`,
  acceptAmendment: '... on AllocationNoLongerFits { amount uncovered }',
};

export function answerTo(actor: Actor, name: string, input: object) {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { it: ${name}(input: $input) { __typename ... on Refusal { code }
    ${MORE[name] ?? ''} ... on ${SUCCESS[name]} { replayed pledge { ${PLEDGE} } } } }`;
  return csr.answer(actor, query, { input: { idempotencyKey: aKey(), reason: 'Uji perubahan', ...input } });
}
export async function run(actor: Actor, name: string, input: object): Promise<any> {
  const { data, errors } = await answerTo(actor, name, input);
  if (errors) throw new Error(JSON.stringify(errors));
  return data?.['it'];
}
export const faultOf = async (actor: Actor, name: string, input: object) =>
  (await answerTo(actor, name, input)).errors?.[0]?.extensions?.['code'];

export interface Pledged {
  pledgeId: string;
  allocationId: string;
  expectedVersion: number;
}

export async function pledge(
  gap: ReturnType<typeof aGap>,
  amount: number,
  more: object = {},
  actor = giver,
): Promise<Pledged> {
  const { allocation = {}, ...rest } = more as { allocation?: object; onShortfall?: string };
  const { onShortfall = 'REFUSE', ...content } = rest;
  const { submitPledge } = await csr.ask<any>(actor, SUBMIT, {
    input: {
      pledge: { allocations: [{ needLineId: firstLine(gap), amount, ...allocation }], ...content },
      onShortfall,
      idempotencyKey: aKey(),
    },
  });
  const made = submitPledge.pledge;
  return { pledgeId: made.id, allocationId: made.allocations[0].id, expectedVersion: made.version };
}
export const accept = ({ allocationId }: Pledged) =>
  csr.ask(coordinator, VERIFY, { input: { allocationId, idempotencyKey: aKey() } });
export const amend = (one: Pledged, amount: number, more: object = {}) =>
  run(giver, 'amendPledge', {
    pledgeId: one.pledgeId,
    expectedVersion: one.expectedVersion,
    changes: [{ allocationId: one.allocationId, amount }],
    ...more,
  });

export async function aFreshGap(change: Parameters<typeof aGap>[0] = {}) {
  const gap = aGap(change);
  await tellGap(csr, gap, 1);
  return gap;
}
export const lineOf = async (gap: ReturnType<typeof aGap>) => (await coverageOf(csr, null, gap.id)).lines[0];

export async function expectSound(): Promise<void> {
  const read = openSnapshot(csr.store);
  expect(await checkLedger(read)).toEqual([]);
  await read.end();
}

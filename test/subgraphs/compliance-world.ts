import { expect } from 'vitest';

import { checkLedger } from '../../subgraphs/csr/ledger/ledger.queries.ts';
import type { Actor } from '../../subgraphs/kit/actor.ts';
import { openSnapshot } from '../../subgraphs/reading/open-snapshot.ts';
import {
  aCommitment,
  anEvidence,
  coordinator,
  csr,
  giver,
  key,
  officer,
  ok,
  receipt,
  sentOn,
} from './delivery-world.ts';

/** Runs a mutation and gives its answer with the fields asked for, refusals with code and message. */
export async function tell(actor: Actor, mutation: string, input: object, fields = ''): Promise<any> {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { it: ${mutation}(input: $input) { __typename ${fields}
    ... on Refusal { code id: message(lang: ID) en: message(lang: EN) } } }`;
  return (await csr.ask<{ it: any }>(actor, query, { input: { ...key(), ...input } })).it;
}

/** The code of the fault that a mutation ends with, and the fields it names. */
export async function faultIn(actor: Actor | null, mutation: string, input: object) {
  const type = `${mutation[0]?.toUpperCase()}${mutation.slice(1)}Input`;
  const query = `mutation ($input: ${type}!) { it: ${mutation}(input: $input) { __typename } }`;
  const { errors } = await csr.answer(actor, query, { input: { ...key(), ...input } });
  const { code, fields } = (errors?.[0]?.extensions ?? {}) as { code?: string; fields?: { code: string }[] };
  return { code, problems: fields?.map((field) => field.code) };
}

/** A delivery of a fresh commitment that the officer of the area has received. */
export async function aReceivedDelivery(amount = 400, kind = 'MONEY') {
  const commitment = await aCommitment(kind);
  const evidenceIds = [await anEvidence('org-1')];
  const { allocationId } = commitment;
  const { delivery } = await ok(giver, 'recordDelivery', { allocationId, amount, sentOn, evidenceIds });
  await ok(officer, 'confirmReceipt', { deliveryId: delivery.id, ...receipt });
  return { ...commitment, deliveryId: delivery.id as string };
}

/** A delivery that the coordinator has verified. */
export async function aVerifiedDelivery(amount = 400) {
  const received = await aReceivedDelivery(amount);
  expect((await ok(coordinator, 'verifyDelivery', { deliveryId: received.deliveryId })).__typename).toBe(
    'DeliveryVerified',
  );
  return received;
}

/** What the standing rules of the books find wrong. */
export async function breaches() {
  const read = openSnapshot(csr.store);
  try {
    return await checkLedger(read);
  } finally {
    await read.end();
  }
}

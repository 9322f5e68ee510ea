import { createHash, randomUUID } from 'node:crypto';

import { Role } from '#kit/actor';

import { dataOf, type Ask } from './client.ts';
import type { Hub } from './hub.ts';
import { coordinatorOf, officerOf, type CompanyUser } from './world.ts';

export const key = () => ({ idempotencyKey: randomUUID() });

const INPUTS: Record<string, string> = {
  publishGapArea: 'GapAreaStepInput',
  closeGapArea: 'GapAreaStepInput',
  withdrawGapArea: 'GapAreaStepInput',
  confirmDeployment: 'MoveDeploymentInput',
  startDeployment: 'MoveDeploymentInput',
  pauseWebhook: 'WebhookInput',
  resumeWebhook: 'WebhookInput',
  removeWebhook: 'WebhookInput',
  rotateWebhookSecret: 'WebhookInput',
  testWebhook: 'WebhookInput',
};

/** Runs a command that must succeed or be refused as data, and gives its result with the fields asked for. */
export async function run(ask: Ask, name: string, input: object, fields: string): Promise<any> {
  const type = INPUTS[name] ?? `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const { it } = await dataOf(
    ask(`mutation ($input: ${type}!) { it: ${name}(input: $input) { __typename ${fields} } }`, { input }),
  );
  return it;
}

/** The part of a result that a successful command has; else an error with what was said instead. */
async function made(asking: Promise<any>, field: string): Promise<any> {
  const result = await asking;
  if (!result[field]) throw new Error(JSON.stringify(result));
  return result[field];
}

/** A pledge that waits for a coordinator. */
export async function aPledge(
  company: Pick<CompanyUser, 'ask'>,
  needLineId: string,
  amount = 10,
): Promise<{ pledgeId: string; allocationId: string }> {
  const pledge = await made(
    run(
      company.ask,
      'submitPledge',
      { pledge: { allocations: [{ needLineId, amount }] }, ...key() },
      '... on PledgeSubmitted { pledge { id allocations { id } } } ... on Refusal { code }',
    ),
    'pledge',
  );
  return { pledgeId: pledge.id, allocationId: pledge.allocations[0].id };
}

/** A pledge that only its company knows. */
export async function aDraft(
  company: Pick<CompanyUser, 'ask'>,
  needLineId: string,
  amount = 10,
): Promise<{ pledgeId: string; version: number }> {
  const pledge = await made(
    run(
      company.ask,
      'saveDraftPledge',
      { pledge: { allocations: [{ needLineId, amount }] }, ...key() },
      '... on DraftPledgeSaved { pledge { id version } } ... on Refusal { code }',
    ),
    'pledge',
  );
  return { pledgeId: pledge.id, version: pledge.version };
}

/** A pledge that the coordinator accepted. */
export async function aCommitment(hub: Hub, company: Pick<CompanyUser, 'ask'>, needLineId: string, amount = 10) {
  const pledge = await aPledge(company, needLineId, amount);
  await made(
    run(
      await coordinatorOf(hub),
      'verifyAllocation',
      { allocationId: pledge.allocationId, ...key() },
      '... on AllocationVerified { allocation { id } } ... on Refusal { code }',
    ),
    'allocation',
  );
  return pledge;
}

/** A delivery that its company says it has sent. */
export async function aDelivery(hub: Hub, company: Pick<CompanyUser, 'ask'>, needLineId: string, amount = 10) {
  const pledge = await aCommitment(hub, company, needLineId, amount);
  const delivery = await made(
    run(
      company.ask,
      'recordDelivery',
      { allocationId: pledge.allocationId, amount, sentOn: '2026-11-20', ...key() },
      '... on DeliveryRecorded { delivery { id } } ... on Refusal { code }',
    ),
    'delivery',
  );
  return { ...pledge, deliveryId: delivery.id as string };
}

/** A delivery that the officer of the area has received. */
export async function aReceipt(hub: Hub, company: Pick<CompanyUser, 'ask'>, needLineId: string, amount = 10) {
  const sent = await aDelivery(hub, company, needLineId, amount);
  await made(
    run(
      await officerOf(hub),
      'confirmReceipt',
      { deliveryId: sent.deliveryId, receivedOn: '2026-11-21', receivingInstitution: 'Desa Uji', ...key() },
      '... on ReceiptConfirmed { delivery { id } } ... on Refusal { code }',
    ),
    'delivery',
  );
  return sent;
}

/** An evidence file that was announced and has come. */
export async function anEvidence(hub: Hub, company: { ask: Ask }, fileName = 'bukti.pdf'): Promise<string> {
  const bytes = Buffer.from(`%PDF-1.4\n${randomUUID()}\n%%EOF`);
  const { evidence, address } = await run(
    company.ask,
    'requestEvidenceUpload',
    {
      fileName,
      mediaType: 'application/pdf',
      purpose: 'HANDOVER',
      size: bytes.length,
      sha256: createHash('sha256').update(bytes).digest('hex'),
    },
    '... on EvidenceUploadOffered { address evidence { id } } ... on Refusal { code }',
  );
  const put = await fetch(`${hub.url}${address}`, {
    method: 'PUT',
    body: bytes,
    headers: { 'content-type': 'application/pdf' },
  });
  if (!put.ok) throw new Error(`the file was not taken: ${put.status} ${await put.text()}`);
  return evidence.id;
}

/** The coordinator of a company's home area, who has no part in the pledge. */
export const elsewhere = (hub: Hub, role: Role, area = '15.71') =>
  hub.as({ role, area, organisation: `dinas-${area}`, subject: `${role}-of-${area}` });

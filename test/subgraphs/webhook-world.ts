import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

import { csr as definition } from '../../subgraphs/csr/index.ts';
import { follow } from '../../subgraphs/host/following.ts';
import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';
import { aKey, SUBMIT } from './csr-world.ts';

interface Got {
  headers: IncomingHttpHeaders;
  body: string;
}

/** csr with its queue at work, and somebody who is told. */
export interface WebhookWorld {
  csr: CsrAlone;
  address: string;
  got: Got[];
  /** Statuses to answer with, in turn; 204 when there are no more. */
  answers: number[];
  /** True: the receiver keeps its answers to itself for now. */
  isHeld: boolean;
  /** Between two tests: nothing told, nobody listening, retries at once. */
  reset(): Promise<void>;
  stop(): Promise<void>;
}

export async function startWebhookWorld(): Promise<WebhookWorld> {
  const csr = await startCsrAlone();
  const follower = follow(csr.store, csr.databaseUrl, {}, [], definition.jobs);
  const receiver = createServer((incoming, outgoing) => {
    const pieces: Buffer[] = [];
    incoming.on('data', (piece: Buffer) => pieces.push(piece));
    incoming.on('end', async () => {
      world.got.push({ headers: incoming.headers, body: Buffer.concat(pieces).toString('utf8') });
      while (world.isHeld) await pause(20);
      outgoing.writeHead(world.answers.shift() ?? 204, { location: `${world.address}/elsewhere` }).end();
    });
  });
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  const world: WebhookWorld = {
    csr,
    address: `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`,
    got: [],
    answers: [],
    isHeld: false,
    async reset() {
      process.env['WEBHOOK_ALLOW_PRIVATE'] = 'on';
      process.env['WEBHOOK_RETRY_SECONDS'] = '0,0,0';
      Object.assign(world, { got: [], answers: [], isHeld: false });
      await csr.store.pool.query("update webhook set state = 'REMOVED'");
    },
    async stop() {
      delete process.env['WEBHOOK_ALLOW_PRIVATE'];
      delete process.env['WEBHOOK_RETRY_SECONDS'];
      await follower.stop();
      await new Promise((done) => receiver.close(done));
      await csr.stop();
    },
  };
  return world;
}

export const coordinator = anActor(Role.FORUM_COORDINATOR, '15', 'forum-15');

export const CREATE = `mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { __typename
  ... on WebhookCreated { secret replayed webhook { id state } } ... on Refusal { code } } }`;
export const LOG = `query ($id: ID!) { webhook(id: $id) { deliveries(first: 50) { nodes {
  id messageId topic state endReason nextAttemptAt attempts { status problem } } } } }`;

export async function aWebhook({ csr, address }: WebhookWorld, owner: Actor, topics: string[], more: object = {}) {
  const input = { url: `${address}/hook`, topics, idempotencyKey: aKey(), ...more };
  const { createWebhook } = await csr.ask<any>(owner, CREATE, { input });
  return { id: createWebhook.webhook.id as string, secret: createWebhook.secret as string };
}

export const logOf = async ({ csr }: WebhookWorld, owner: Actor, id: string): Promise<any[]> =>
  (await csr.ask<any>(owner, LOG, { id })).webhook.deliveries.nodes;

export async function submitAs({ csr }: WebhookWorld, company: Actor, needLineId: string) {
  const input = { onShortfall: 'REFUSE', idempotencyKey: aKey(), pledge: { allocations: [{ needLineId, amount: 5 }] } };
  const { submitPledge } = await csr.ask<any>(company, SUBMIT, { input });
  return submitPledge.pledge as { id: string; allocations: { id: string }[] };
}

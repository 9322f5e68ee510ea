import { Role } from '#kit/actor';

import { dataOf, until, type Ask } from '../client.ts';
import type { Command } from './command.ts';
import { key, run } from '../pledges.ts';

const REFUSAL = '... on Refusal { code }';
const target = { url: 'https://hooks.example.org/simpul', topics: ['PLEDGE_STATE_CHANGED'] };

/** A webhook of the one who asks, as a step names it. */
export async function aWebhook(ask: Ask, more: object = {}): Promise<{ webhookId: string; secret: string }> {
  const made = await run(
    ask,
    'createWebhook',
    { ...target, ...more, ...key() },
    `... on WebhookCreated { secret webhook { id } } ${REFUSAL}`,
  );
  return { webhookId: made.webhook.id, secret: made.secret };
}

const TRIED = 'query ($id: ID!) { webhook(id: $id) { deliveries { nodes { attempts { at } } } } }';

/** Makes a webhook and sends it a message, which nobody takes: what its log holds. */
async function aMessage(ask: Ask): Promise<string> {
  const { webhookId } = await aWebhook(ask);
  const fields = `... on WebhookMessageQueued { delivery { id } } ${REFUSAL}`;
  const { delivery } = await run(ask, 'testWebhook', { webhookId }, fields);
  await until(
    async () => (await dataOf(ask(TRIED, { id: webhookId }))).webhook.deliveries.nodes[0].attempts,
    (attempts: unknown[]) => attempts.length > 0,
  );
  return delivery.id;
}

const own: Command = {
  who: [Role.COMPANY],
  input: async ({ company }) => ({ webhookId: (await aWebhook(company.ask)).webhookId }),
};

/** The commands of webhooks: an office makes them for its area, a company for itself. */
export const ofWebhooks: Record<string, Command> = {
  createWebhook: {
    who: [Role.FORUM_COORDINATOR, Role.PROGRAM_OFFICER, Role.PILLAR_COORDINATOR],
    input: async ({ area }) => ({ ...target, areaCode: area, ...key() }),
  },
  pauseWebhook: own,
  resumeWebhook: {
    who: [Role.COMPANY],
    input: async ({ company }) => {
      const { webhookId } = await aWebhook(company.ask);
      await run(company.ask, 'pauseWebhook', { webhookId }, REFUSAL);
      return { webhookId };
    },
  },
  removeWebhook: own,
  rotateWebhookSecret: own,
  testWebhook: own,
  replayWebhookDelivery: {
    who: [Role.COMPANY],
    input: async ({ company }) => ({ deliveryId: await aMessage(company.ask) }),
  },
};

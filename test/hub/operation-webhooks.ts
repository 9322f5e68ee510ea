import { expect } from 'vitest';

import { Role } from '#kit/actor';

import { aWebhook } from '../support/commands/webhooks.ts';
import type { Expectation } from './saved-operations.ts';

const COORDINATOR = { role: Role.FORUM_COORDINATOR, area: '15', organisation: 'demo-forum-jambi' };

/** What the saved operations about webhooks must say. */
export const WEBHOOKS: Record<string, Expectation> = {
  createWebhook: {
    as: COORDINATOR,
    says: ({ createWebhook: { __typename, secret, webhook } }) => {
      expect(__typename).toBe('WebhookCreated');
      expect(secret).toMatch(/^whsec_/);
      expect(webhook).toMatchObject({ state: 'ACTIVE', area: { code: '15.07' } });
    },
  },
  webhookLog: {
    as: COORDINATOR,
    fill: async (hub) => {
      await aWebhook(await hub.as(COORDINATOR), { areaCode: '15.01' });
      return {};
    },
    says: ({ webhooks }) => {
      expect(webhooks.totalCount).toBeGreaterThanOrEqual(1);
      expect(webhooks.nodes[0].deliveries.totalCount).toBeGreaterThanOrEqual(0);
    },
  },
};

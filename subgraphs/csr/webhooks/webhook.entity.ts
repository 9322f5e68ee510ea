import { defineEntity, p } from '@mikro-orm/core';

import { WebhookState, WebhookTopic } from './webhook.rules.ts';

const WebhookTable = defineEntity({
  name: 'Webhook',
  tableName: 'webhook',
  properties: {
    id: p.uuid().primary(),
    url: p.text(),
    topics: p.array().$type<WebhookTopic[]>(),
    description: p.text().nullable(),
    /** Whose it is; its people see and change it. */
    organisation: p.text(),
    /** True: pledges and deliveries of its own organisation only. */
    isCompany: p.boolean(),
    /** The area it hears of, and what lies in it; null for the whole country. */
    areaCode: p.text().nullable(),
    secret: p.text(),
    state: p.enum(() => WebhookState),
    version: p.integer(),
    createdBy: p.text(),
    createdAt: p.datetime(3),
    changedAt: p.datetime(3),
  },
});

export class Webhook extends WebhookTable.class {}
WebhookTable.setClass(Webhook);

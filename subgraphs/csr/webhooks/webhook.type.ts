import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

import { connectionOf } from '#kit/connection';
import { GraphQLDateTime } from '#kit/dates';

import { AreaStub } from '../areas/area.stub.ts';
import { WebhookDeliveryState, WebhookEndReason, WebhookState, WebhookTopic } from './webhook.rules.ts';

registerEnumType(WebhookTopic, {
  name: 'WebhookTopic',
  description: 'What a webhook may hear of. A message names ids and states; what they are is read from the API.',
  valuesConfig: {
    GAP_CHANGED: {
      description: 'A published gap area, its need or its budget changed.\nIstilah: kesenjangan berubah.',
    },
    COVERAGE_CHANGED: { description: 'The account of a gap area moved.\nIstilah: pemenuhan berubah.' },
    PLEDGE_STATE_CHANGED: { description: 'An allocation of a pledge came to a state.\nIstilah: status ikrar.' },
    DELIVERY_STATE_CHANGED: { description: 'A delivery came to a state.\nIstilah: status penyaluran.' },
    DEPLOYMENT_STATE_CHANGED: {
      description: 'A deployment came to a state; no person is named.\nIstilah: status penugasan.',
    },
    TEST: { description: 'Sent by testWebhook, to try the receiver out.\nIstilah: uji coba.' },
  },
});

registerEnumType(WebhookState, {
  name: 'WebhookState',
  description: 'Whether a webhook hears of events.\nIstilah: status webhook.',
  valuesConfig: {
    ACTIVE: { description: 'Hears of every event of its topics.\nIstilah: aktif.' },
    PAUSED: { description: 'Hears of nothing; what happens meanwhile is not sent later.\nIstilah: dijeda.' },
    REMOVED: { description: 'Gone for good; its log stays.\nIstilah: dihapus.' },
  },
});

registerEnumType(WebhookDeliveryState, {
  name: 'WebhookDeliveryState',
  description: 'How far one message to one receiver has come.\nIstilah: status pengiriman.',
  valuesConfig: {
    PENDING: { description: 'Will be tried, or tried again.\nIstilah: menunggu.' },
    DELIVERED: { description: 'The receiver answered with a status of 2xx.\nIstilah: terkirim.' },
    FAILED: { description: 'Given up after the last try; replayWebhookDelivery sends it anew.\nIstilah: gagal.' },
    ENDED: { description: 'Not sent any more: endReason says why.\nIstilah: dihentikan.' },
  },
});

registerEnumType(WebhookEndReason, {
  name: 'WebhookEndReason',
  description: 'Why a message is not sent any more.\nIstilah: alasan dihentikan.',
  valuesConfig: {
    WEBHOOK_REMOVED: { description: 'The webhook was removed before it was taken.\nIstilah: webhook dihapus.' },
    OUT_OF_SCOPE: {
      description:
        'What it tells of is outside the area or the organisation of the webhook by the time of sending.\n' +
        'Istilah: di luar cakupan.',
    },
  },
});

@ObjectType('Webhook', {
  description:
    'An address of an outside system that is told of events, signed after the Standard Webhooks convention\n' +
    '(headers webhook-id, webhook-timestamp, webhook-signature). A message may come twice: its webhook-id tells.',
})
export class WebhookType {
  @Field(() => ID, { description: 'The id of the webhook, a UUID.' })
  id!: string;

  @Field(() => String, { description: 'Where messages are sent.\nIstilah: alamat.' })
  url!: string;

  @Field(() => [WebhookTopic], { description: 'What it hears of.\nIstilah: topik.' })
  topics!: WebhookTopic[];

  @Field(() => String, { nullable: true, description: 'What it is for, in the words of its owner.' })
  description!: string | null;

  @Field(() => AreaStub, {
    nullable: true,
    description: 'The area it hears of, with all that lies in it; null for the whole country.\nIstilah: wilayah.',
  })
  area!: AreaStub | null;

  @Field(() => WebhookState, { description: 'Whether it hears of events now.' })
  state!: WebhookState;

  @Field(() => Int, { description: 'Goes up with each change.' })
  version!: number;

  @Field(() => GraphQLDateTime, { description: 'When it was made.' })
  createdAt!: string;
}

@ObjectType('WebhookAttempt', { description: 'One try to send a message.\nIstilah: percobaan.' })
export class WebhookAttemptType {
  @Field(() => GraphQLDateTime, { description: 'When it was sent.' })
  at!: string;

  @Field(() => Int, { nullable: true, description: 'The HTTP status of the answer; null when none came.' })
  status!: number | null;

  @Field(() => Int, { description: 'How long it took, in milliseconds.' })
  durationMs!: number;

  @Field(() => String, { nullable: true, description: 'Why no answer came; null when one did.' })
  problem!: string | null;
}

@ObjectType('WebhookDelivery', {
  description: 'One message for one webhook, with every try.\nIstilah: pengiriman webhook.',
})
export class WebhookDeliveryType {
  @Field(() => ID, { description: 'The id of the delivery, a UUID.' })
  id!: string;

  @Field(() => String, { description: 'The webhook-id of the message; a replay carries the same one.' })
  messageId!: string;

  @Field(() => WebhookTopic, { description: 'What it tells of.' })
  topic!: WebhookTopic;

  @Field(() => WebhookDeliveryState, { description: 'How far it has come.' })
  state!: WebhookDeliveryState;

  @Field(() => WebhookEndReason, { nullable: true, description: 'Why it is not sent any more; null unless ENDED.' })
  endReason!: WebhookEndReason | null;

  @Field(() => GraphQLDateTime, { description: 'When what it tells of happened.' })
  happenedAt!: string;

  @Field(() => GraphQLDateTime, { nullable: true, description: 'When it is tried next; null when it is not.' })
  nextAttemptAt!: string | null;

  @Field(() => [WebhookAttemptType], { description: 'Every try, the first one first; at most 20.' })
  attempts!: WebhookAttemptType[];

  @Field(() => String, { description: 'The body that is sent, as JSON text.' })
  body!: string;
}

export const WebhookConnection = connectionOf(WebhookType, 'Webhook');
export const WebhookDeliveryConnection = connectionOf(WebhookDeliveryType, 'WebhookDelivery');

import { ArrayMaxSize, IsUUID, Length } from 'class-validator';
import { Field, ID, InputType, ObjectType, createUnionType } from 'type-graphql';

import { Refusal, byTypename } from '#kit/refusal-type';

import { IdempotencyKeyReused } from '../replays/replay.type.ts';
import { WebhookState, WebhookTopic } from './webhook.rules.ts';
import { WebhookDeliveryType, WebhookType } from './webhook.type.ts';

@InputType('CreateWebhookInput', { description: 'Where to send messages, and of what.' })
export class CreateWebhookInput {
  @Length(8, 2_000)
  @Field(() => String, { description: 'A public https address.\nIstilah: alamat.' })
  url!: string;

  @ArrayMaxSize(6, { message: 'names each topic at most once.' })
  @Field(() => [WebhookTopic], { description: 'What to hear of; at least one topic, and not TEST.' })
  topics!: WebhookTopic[];

  @Length(1, 20)
  @Field(() => String, {
    nullable: true,
    description: 'Only events of this area and what lies in it; null for all of the country, which needs that scope.',
  })
  areaCode?: string | null;

  @Length(1, 200)
  @Field(() => String, { nullable: true, description: 'What it is for, in your words.' })
  description?: string | null;

  @Length(1, 255)
  @Field(() => String, { description: 'One key per intended command; a retry with it is told the first answer.' })
  idempotencyKey!: string;
}

@InputType('WebhookInput', { description: 'One webhook of the own organisation.' })
export class WebhookInput {
  @IsUUID()
  @Field(() => ID, { description: 'The id of the webhook.' })
  webhookId!: string;
}

@InputType('ReplayWebhookDeliveryInput', { description: 'A message to send anew.' })
export class ReplayWebhookDeliveryInput {
  @IsUUID()
  @Field(() => ID, { description: 'The id of the delivery.' })
  deliveryId!: string;
}

@ObjectType('WebhookCreated', { description: 'The webhook hears of events from now on.' })
export class WebhookCreated {
  readonly __typename!: 'WebhookCreated';

  @Field(() => WebhookType, { description: 'The new webhook.' })
  webhook!: WebhookType;

  @Field(() => String, {
    description: 'The secret its messages are signed with (whsec_…); shown once, keep it safe.\nIstilah: rahasia.',
  })
  secret!: string;

  @Field(() => Boolean, { description: 'True when this is the answer to an earlier command with the same key.' })
  replayed!: boolean;
}

@ObjectType('WebhookPaused', { description: 'The webhook hears of nothing until it is resumed.' })
export class WebhookPaused {
  readonly __typename!: 'WebhookPaused';

  @Field(() => WebhookType, { description: 'The webhook, now PAUSED.' })
  webhook!: WebhookType;
}

@ObjectType('WebhookResumed', { description: 'The webhook hears of events again.' })
export class WebhookResumed {
  readonly __typename!: 'WebhookResumed';

  @Field(() => WebhookType, { description: 'The webhook, now ACTIVE.' })
  webhook!: WebhookType;
}

@ObjectType('WebhookRemoved', { description: 'The webhook is gone; its log stays.' })
export class WebhookRemoved {
  readonly __typename!: 'WebhookRemoved';

  @Field(() => WebhookType, { description: 'The webhook, now REMOVED.' })
  webhook!: WebhookType;
}

@ObjectType('WebhookSecretRotated', { description: 'Messages are signed with a new secret from now on.' })
export class WebhookSecretRotated {
  readonly __typename!: 'WebhookSecretRotated';

  @Field(() => WebhookType, { description: 'The webhook.' })
  webhook!: WebhookType;

  @Field(() => String, { description: 'The new secret; shown once.\nIstilah: rahasia.' })
  secret!: string;
}

@ObjectType('WebhookMessageQueued', {
  description: 'A message waits to be sent; its delivery shows what became of it.',
})
export class WebhookMessageQueued {
  readonly __typename!: 'WebhookMessageQueued';

  @Field(() => WebhookDeliveryType, { description: 'The delivery, PENDING.' })
  delivery!: WebhookDeliveryType;
}

@ObjectType('WebhookLimitReached', {
  implements: Refusal,
  description: 'The organisation has as many webhooks as it may.',
})
export class WebhookLimitReached extends Refusal {
  override readonly __typename!: 'WebhookLimitReached';
}

@ObjectType('WebhookStateDiffers', {
  implements: Refusal,
  description: 'The step does not start from the state the webhook is in.',
})
export class WebhookStateDiffers extends Refusal {
  override readonly __typename!: 'WebhookStateDiffers';

  @Field(() => WebhookState, { description: 'The state it is in.' })
  state!: WebhookState;
}

export const CreateWebhookResult = createUnionType({
  name: 'CreateWebhookResult',
  description: 'The new webhook, or why there is none.',
  types: () => [WebhookCreated, WebhookLimitReached, IdempotencyKeyReused] as const,
  resolveType: byTypename,
});

export const PauseWebhookResult = createUnionType({
  name: 'PauseWebhookResult',
  description: 'The paused webhook, or why it is not paused.',
  types: () => [WebhookPaused, WebhookStateDiffers] as const,
  resolveType: byTypename,
});

export const ResumeWebhookResult = createUnionType({
  name: 'ResumeWebhookResult',
  description: 'The active webhook, or why it is not active.',
  types: () => [WebhookResumed, WebhookStateDiffers] as const,
  resolveType: byTypename,
});

export const RemoveWebhookResult = createUnionType({
  name: 'RemoveWebhookResult',
  description: 'The removed webhook, or why it is not removed.',
  types: () => [WebhookRemoved, WebhookStateDiffers] as const,
  resolveType: byTypename,
});

export const RotateWebhookSecretResult = createUnionType({
  name: 'RotateWebhookSecretResult',
  description: 'The new secret, or why there is none.',
  types: () => [WebhookSecretRotated, WebhookStateDiffers] as const,
  resolveType: byTypename,
});

export const SendToWebhookResult = createUnionType({
  name: 'SendToWebhookResult',
  description: 'The message that waits to be sent, or why there is none.',
  types: () => [WebhookMessageQueued, WebhookStateDiffers] as const,
  resolveType: byTypename,
});

import { Arg, Args, Authorized, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';

import { Role } from '#kit/actor';
import { PageArgs, type Page } from '#kit/connection';

import type { CsrContext } from '../context.ts';
import {
  CreateWebhookInput,
  CreateWebhookResult,
  PauseWebhookResult,
  RemoveWebhookResult,
  ReplayWebhookDeliveryInput,
  ResumeWebhookResult,
  RotateWebhookSecretResult,
  SendToWebhookResult,
  WebhookInput,
} from './webhook-command.type.ts';
import {
  createWebhook,
  pauseWebhook,
  removeWebhook,
  replayWebhookDelivery,
  resumeWebhook,
  rotateWebhookSecret,
  testWebhook,
} from './webhook.commands.ts';
import { oneWebhook, webhookDeliveries, webhooks, type WebhookDeliveryRow } from './webhook.queries.ts';
import { WebhookDeliveryState } from './webhook.rules.ts';
import {
  WebhookAttemptType,
  WebhookConnection,
  WebhookDeliveryConnection,
  WebhookDeliveryType,
  WebhookType,
} from './webhook.type.ts';

@Resolver(() => WebhookType)
export class WebhookResolver {
  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR, Role.PROGRAM_OFFICER, Role.PILLAR_COORDINATOR)
  @Query(() => WebhookConnection, {
    nullable: true,
    description: 'The webhooks of the own organisation, the newest first; ADMIN sees all.',
  })
  webhooks(@Args(() => PageArgs) page: PageArgs, @Ctx() context: CsrContext): Promise<Page<WebhookType>> {
    return webhooks(context, page);
  }

  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR, Role.PROGRAM_OFFICER, Role.PILLAR_COORDINATOR)
  @Query(() => WebhookType, { nullable: true, description: 'One webhook of the own organisation; else NOT_FOUND.' })
  webhook(
    @Arg('id', () => ID, { description: 'The id of the webhook.' }) id: string,
    @Ctx() context: CsrContext,
  ): Promise<WebhookType> {
    return oneWebhook(context, id);
  }

  @FieldResolver(() => WebhookDeliveryConnection, {
    description: 'Its messages with every try, the newest first.\nIstilah: catatan pengiriman.',
  })
  deliveries(
    @Root() { id }: WebhookType,
    @Arg('state', () => WebhookDeliveryState, { nullable: true, description: 'Only messages in this state.' })
    state: WebhookDeliveryState | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() context: CsrContext,
  ): Promise<Page<WebhookDeliveryRow>> {
    return webhookDeliveries(context, id, state ?? null, page);
  }

  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR, Role.PROGRAM_OFFICER, Role.PILLAR_COORDINATOR)
  @Mutation(() => CreateWebhookResult, { description: 'Makes a webhook for the own organisation.' })
  createWebhook(
    @Arg('input', () => CreateWebhookInput, { description: 'Where to, and of what.' }) input: CreateWebhookInput,
    @Ctx() context: CsrContext,
  ) {
    return createWebhook(context, input);
  }

  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR, Role.PROGRAM_OFFICER, Role.PILLAR_COORDINATOR)
  @Mutation(() => PauseWebhookResult, { description: 'Stops a webhook for a while.' })
  pauseWebhook(
    @Arg('input', () => WebhookInput, { description: 'Which one.' }) { webhookId }: WebhookInput,
    @Ctx() context: CsrContext,
  ) {
    return pauseWebhook(context, webhookId);
  }

  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR, Role.PROGRAM_OFFICER, Role.PILLAR_COORDINATOR)
  @Mutation(() => ResumeWebhookResult, { description: 'Lets a paused webhook hear of events again.' })
  resumeWebhook(
    @Arg('input', () => WebhookInput, { description: 'Which one.' }) { webhookId }: WebhookInput,
    @Ctx() context: CsrContext,
  ) {
    return resumeWebhook(context, webhookId);
  }

  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR, Role.PROGRAM_OFFICER, Role.PILLAR_COORDINATOR)
  @Mutation(() => RemoveWebhookResult, { description: 'Removes a webhook for good; its log stays.' })
  removeWebhook(
    @Arg('input', () => WebhookInput, { description: 'Which one.' }) { webhookId }: WebhookInput,
    @Ctx() context: CsrContext,
  ) {
    return removeWebhook(context, webhookId);
  }

  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR, Role.PROGRAM_OFFICER, Role.PILLAR_COORDINATOR)
  @Mutation(() => RotateWebhookSecretResult, { description: 'Gives a webhook a new secret; the old one ends at once.' })
  rotateWebhookSecret(
    @Arg('input', () => WebhookInput, { description: 'Which one.' }) { webhookId }: WebhookInput,
    @Ctx() context: CsrContext,
  ) {
    return rotateWebhookSecret(context, webhookId);
  }

  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR, Role.PROGRAM_OFFICER, Role.PILLAR_COORDINATOR)
  @Mutation(() => SendToWebhookResult, { description: 'Sends a message of the topic TEST.\nIstilah: uji coba.' })
  testWebhook(
    @Arg('input', () => WebhookInput, { description: 'Which one.' }) { webhookId }: WebhookInput,
    @Ctx() context: CsrContext,
  ) {
    return testWebhook(context, webhookId);
  }

  @Authorized(Role.COMPANY, Role.FORUM_COORDINATOR, Role.PROGRAM_OFFICER, Role.PILLAR_COORDINATOR)
  @Mutation(() => SendToWebhookResult, { description: 'Sends a message of the log anew.\nIstilah: kirim ulang.' })
  replayWebhookDelivery(
    @Arg('input', () => ReplayWebhookDeliveryInput, { description: 'Which one.' })
    { deliveryId }: ReplayWebhookDeliveryInput,
    @Ctx() context: CsrContext,
  ) {
    return replayWebhookDelivery(context, deliveryId);
  }
}

@Resolver(() => WebhookDeliveryType)
export class WebhookDeliveryResolver {
  @FieldResolver(() => [WebhookAttemptType], { description: 'Every try, the first one first; at most 20.' })
  attempts(@Root() { id }: WebhookDeliveryType, @Ctx() { loaders }: CsrContext): Promise<WebhookAttemptType[]> {
    return loaders.webhookAttempts.load(id);
  }
}

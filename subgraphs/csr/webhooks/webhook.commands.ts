import { randomBytes } from 'node:crypto';

import { LockMode } from '@mikro-orm/core';
import type { EntityManager } from '@mikro-orm/postgresql';

import { Role, assertMayActIn, assertSignedIn, hasRole, mayActIn, type Actor } from '#kit/actor';
import { decide } from '#kit/command';
import { rowsIn } from '#kit/database';
import { badInput, forbidden, notFound } from '#kit/errors';
import { newId } from '#kit/ids';
import { isRefusal } from '#kit/refusal';

import { refreshContext, type CsrContext } from '../context.ts';
import { decideOnce } from '../replays/replay.commands.ts';
import { allowsPrivateWebhooks } from '../settings.ts';
import { endDeliveries, queueDelivery, takeUpDeliveries } from './dispatch.commands.ts';
import type { CreateWebhookInput } from './webhook-command.type.ts';
import { Webhook } from './webhook.entity.ts';
import { deliveryIn, withArea } from './webhook.queries.ts';
import {
  problemsOfAddress,
  problemsOfTopics,
  refuseOneMore,
  refuseSilent,
  refuseWebhookStep,
  type WebhookState,
} from './webhook.rules.ts';

/** Who may follow what happens in an area. */
const OF_AREAS = [Role.FORUM_COORDINATOR, Role.PROGRAM_OFFICER, Role.PILLAR_COORDINATOR];

const newSecret = () => `whsec_${randomBytes(32).toString('base64')}`;

const shown = (webhook: Webhook) =>
  withArea({
    id: webhook.id,
    url: webhook.url,
    topics: webhook.topics,
    description: webhook.description ?? null,
    areaCode: webhook.areaCode ?? null,
    state: webhook.state,
    version: webhook.version,
    createdAt: webhook.createdAt.toISOString(),
  });

/** Whether somebody asks as a company, or for an area they act in; FORBIDDEN when neither. */
function scopeOf(actor: Actor, areaCode: string | null): { isCompany: boolean } {
  const isOfArea =
    areaCode === null
      ? actor.grants.some(({ role, area }) => area === null && (role === Role.ADMIN || OF_AREAS.includes(role)))
      : OF_AREAS.some((role) => mayActIn(actor, role, areaCode));
  if (isOfArea) return { isCompany: false };
  if (hasRole(actor, Role.COMPANY) && actor.organisation !== null) return { isCompany: true };
  if (areaCode !== null) assertMayActIn(actor, OF_AREAS, areaCode);
  throw forbidden('Name an area that your role covers: areaCode.');
}

/** Makes a webhook for the own organisation; its secret is answered once. */
export async function createWebhook(context: CsrContext, input: CreateWebhookInput) {
  const actor = assertSignedIn(context.actor);
  const areaCode = input.areaCode ?? null;
  const { isCompany } = scopeOf(actor, areaCode);
  const topics = [...new Set(input.topics)];
  const problems = [...problemsOfAddress(input.url, allowsPrivateWebhooks()), ...problemsOfTopics(topics, isCompany)];
  if (problems.length > 0) throw badInput(problems);
  const organisation = actor.organisation ?? `person:${actor.subject}`;
  const answer = await decideOnce(context, actor, 'createWebhook', input, async (tx) => {
    // The organisation's webhooks are counted one command at a time.
    await rowsIn(tx, "select pg_advisory_xact_lock(hashtextextended('webhooks of ' || ?, 0))", [organisation]);
    const refusal = refuseOneMore(await tx.count(Webhook, { organisation, state: { $ne: 'REMOVED' } }));
    if (refusal) return refusal;
    const now = new Date();
    const made = tx.create(Webhook, {
      id: newId(),
      url: input.url,
      topics,
      description: input.description ?? null,
      organisation,
      isCompany,
      areaCode,
      secret: newSecret(),
      state: 'ACTIVE',
      version: 1,
      createdBy: actor.subject,
      createdAt: now,
      changedAt: now,
    });
    return { __typename: 'WebhookCreated', webhookId: made.id, replayed: false } as const;
  });
  if (isRefusal(answer)) return answer;
  // The secret is no part of the kept answer: a retry reads it where it is.
  const made = await context.store.orm.em.fork().findOneOrFail(Webhook, { id: answer.webhookId });
  return { ...answer, webhook: shown(made), secret: made.secret };
}

/** Locks a webhook of the own organisation. */
async function lockWebhook(tx: EntityManager, actor: Actor, webhookId: string): Promise<Webhook> {
  const webhook = await tx.findOne(Webhook, { id: webhookId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  const isOwn = webhook?.organisation === (actor.organisation ?? `person:${actor.subject}`);
  if (!webhook || !isOwn) throw notFound('webhook', webhookId);
  return webhook;
}

/** Locks one to let it hear of more: whoever asks must be allowed to hear of all that it hears of, today. */
async function lockCovered(tx: EntityManager, actor: Actor, webhookId: string): Promise<Webhook> {
  const webhook = await lockWebhook(tx, actor, webhookId);
  const { isCompany } = scopeOf(actor, webhook.areaCode ?? null);
  if (isCompany && !webhook.isCompany) throw forbidden('This webhook hears of an area that your role does not cover.');
  return webhook;
}

async function moveWebhook(context: CsrContext, webhookId: string, to: WebhookState) {
  const actor = assertSignedIn(context.actor);
  return decide(context.store, async (tx) => {
    const lock = to === 'ACTIVE' ? lockCovered : lockWebhook;
    const webhook = await lock(tx, actor, webhookId);
    const refusal = refuseWebhookStep(webhook.state, to);
    if (refusal) return refusal;
    if (to === 'ACTIVE') await takeUpDeliveries(tx, webhookId);
    if (to === 'REMOVED') await endDeliveries(tx, webhookId);
    tx.assign(webhook, { state: to, version: webhook.version + 1, changedAt: new Date() });
    return shown(webhook);
  });
}

export async function pauseWebhook(context: CsrContext, webhookId: string) {
  const moved = await moveWebhook(context, webhookId, 'PAUSED');
  return isRefusal(moved) ? moved : ({ __typename: 'WebhookPaused', webhook: moved } as const);
}

export async function resumeWebhook(context: CsrContext, webhookId: string) {
  const moved = await moveWebhook(context, webhookId, 'ACTIVE');
  return isRefusal(moved) ? moved : ({ __typename: 'WebhookResumed', webhook: moved } as const);
}

export async function removeWebhook(context: CsrContext, webhookId: string) {
  const moved = await moveWebhook(context, webhookId, 'REMOVED');
  return isRefusal(moved) ? moved : ({ __typename: 'WebhookRemoved', webhook: moved } as const);
}

/** Signs with a new secret from the next message on. */
export async function rotateWebhookSecret({ actor, store }: CsrContext, webhookId: string) {
  const known = assertSignedIn(actor);
  return decide(store, async (tx) => {
    const webhook = await lockCovered(tx, known, webhookId);
    const refusal = refuseSilent(webhook.state);
    if (refusal) return refusal;
    const secret = newSecret();
    tx.assign(webhook, { secret, version: webhook.version + 1, changedAt: new Date() });
    return { __typename: 'WebhookSecretRotated', webhook: shown(webhook), secret } as const;
  });
}

/** Sends a message of the topic TEST to one webhook. */
export async function testWebhook(context: CsrContext, webhookId: string) {
  const actor = assertSignedIn(context.actor);
  const answer = await decide(context.store, async (tx) => {
    const webhook = await lockCovered(tx, actor, webhookId);
    const refusal = refuseSilent(webhook.state);
    if (refusal) return refusal;
    const eventId = newId();
    await rowsIn(
      tx,
      `insert into webhook_event (id, topic, area_code, organisation, body, dispatched_at)
       values (?, 'TEST', null, null, ?, clock_timestamp())`,
      [eventId, testBody(webhook.id)],
    );
    return queued(tx, await queueDelivery(tx, webhook.id, eventId));
  });
  await refreshContext(context);
  return answer;
}

const testBody = (webhookId: string) =>
  JSON.stringify({ type: 'TEST', timestamp: new Date().toISOString(), data: { webhookId } });

/** Sends a message of the log anew, with the same webhook-id. */
export async function replayWebhookDelivery(context: CsrContext, deliveryId: string) {
  const actor = assertSignedIn(context.actor);
  const answer = await decide(context.store, async (tx) => {
    const [sent] = await rowsIn<{ webhookId: string; eventId: string }>(
      tx,
      'select webhook_id as "webhookId", event_id as "eventId" from webhook_delivery where id = ?',
      [deliveryId],
    );
    if (!sent) throw notFound('delivery', deliveryId);
    const webhook = await lockCovered(tx, actor, sent.webhookId);
    const refusal = refuseSilent(webhook.state);
    if (refusal) return refusal;
    return queued(tx, await queueDelivery(tx, webhook.id, sent.eventId));
  });
  await refreshContext(context);
  return answer;
}

const queued = async (tx: EntityManager, deliveryId: string) =>
  ({ __typename: 'WebhookMessageQueued', delivery: await deliveryIn(tx, deliveryId) }) as const;

import type { EntityManager } from '@mikro-orm/postgresql';

import { decide } from '#kit/command';
import { rowsIn, type Store } from '#kit/database';
import { enqueue } from '#kit/events';
import { newId } from '#kit/ids';

import { webhookWaits } from '../settings.ts';
import { sendMessage } from './sending.commands.ts';
import { hearsOf } from './webhook.queries.ts';
import { isTaken, waitAfter } from './webhook.rules.ts';

/** The jobs of this room; the triggers of its migration name the first one. */
export const DISPATCH = 'csr:dispatch-webhooks';
export const SEND = 'csr:send-webhook';
const AT_ONCE = 200;
/** A try that was cut off, by a killed process, is taken up again after this. */
const CLAIM_SECONDS = 15;

/** Puts one message for one webhook in the queue, inside the caller's transaction. */
export async function queueDelivery(tx: EntityManager, webhookId: string, eventId: string): Promise<string> {
  const id = newId();
  await rowsIn(
    tx,
    `insert into webhook_delivery (id, webhook_id, event_id, state, next_attempt_at)
     values (?, ?, ?, 'PENDING', clock_timestamp())`,
    [id, webhookId, eventId],
  );
  await enqueue(tx, SEND, { deliveryId: id });
  return id;
}

/** Takes up what waited for a next try that came while the webhook was paused. */
export async function takeUpDeliveries(tx: EntityManager, webhookId: string): Promise<void> {
  const waiting = await rowsIn<{ id: string }>(
    tx,
    `select id from webhook_delivery where webhook_id = ? and state = 'PENDING' and next_attempt_at <= clock_timestamp()`,
    [webhookId],
  );
  for (const { id } of waiting) await enqueue(tx, SEND, { deliveryId: id });
}

/** Hands events that wait to the webhooks that follow their topic, area and organisation. */
export async function dispatchWebhooks(store: Store): Promise<void> {
  for (;;) {
    const taken = await decide(store, async (tx) => {
      const events = await rowsIn<{ id: string; webhookIds: string[] }>(tx, WAITING, [AT_ONCE]);
      for (const event of events) {
        for (const webhookId of event.webhookIds) await queueDelivery(tx, webhookId, event.id);
      }
      const unheard = events.filter(({ webhookIds }) => webhookIds.length === 0).map(({ id }) => id);
      await forgetEvents(tx, unheard);
      return events.length;
    });
    if (taken < AT_ONCE) return;
  }
}

/** What nobody follows is of no use any more: a hub with one webhook would keep a row of every change for ever. */
async function forgetEvents(tx: EntityManager, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await rowsIn(tx, "delete from webhook_event where id = any(string_to_array(?, ',')::uuid[])", [ids.join(',')]);
}

const WAITING = `
  with waiting as (
    select id from webhook_event where dispatched_at is null order by happened_at, id limit ? for update skip locked),
  taken as (
    update webhook_event e set dispatched_at = clock_timestamp() from waiting where e.id = waiting.id
    returning e.id, e.topic, e.area_code, e.organisation)
  select t.id, coalesce((
    select array_agg(w.id order by w.id) from webhook w
    where w.state = 'ACTIVE' and t.topic = any(w.topics)
      and ${hearsOf('t.area_code', 't.organisation')}), '{}') as "webhookIds"
  from taken t`;

interface Claimed {
  deliveryId: string;
  messageId: string;
  url: string;
  secret: string;
  body: string;
  failed: number;
}

/** Ends what has not been taken yet: whoever removes a webhook is not heard of there again. */
export async function endDeliveries(tx: EntityManager, webhookId: string): Promise<void> {
  await rowsIn(
    tx,
    `update webhook_delivery set state = 'ENDED', end_reason = 'WEBHOOK_REMOVED', claimed_until = null,
       next_attempt_at = null where webhook_id = ? and state = 'PENDING'`,
    [webhookId],
  );
}

interface Claimed {
  deliveryId: string;
  messageId: string;
  url: string;
  secret: string;
  body: string;
  failed: number;
}

/** Sends one message once, notes what came of it, and plans the next try when it was not taken. */
export async function sendWebhook(store: Store, payload: unknown): Promise<void> {
  const deliveryId = idIn(payload);
  const message = deliveryId === null ? null : await claim(store, deliveryId);
  if (!message) return;
  const { status, durationMs, problem } = await sendMessage(message);
  await decide(store, async (tx) => {
    await rowsIn(
      tx,
      'insert into webhook_attempt (delivery_id, at, status, duration_ms, problem) values (?, clock_timestamp(), ?, ?, ?)',
      [message.deliveryId, status, durationMs, problem],
    );
    const wait = isTaken(status) ? null : waitAfter(message.failed + 1, webhookWaits());
    const state = isTaken(status) ? 'DELIVERED' : wait === null ? 'FAILED' : 'PENDING';
    // A message that was ended or delivered while this try was under way stays so, unless the receiver took this one.
    const [noted] = await rowsIn<{ state: string }>(
      tx,
      `update webhook_delivery set state = ?, end_reason = null, failed = failed + ?, claimed_until = null,
         next_attempt_at = clock_timestamp() + make_interval(secs => ?::integer)
       where id = ? and (state = 'PENDING' or ? = 'DELIVERED') returning state`,
      [state, isTaken(status) ? 0 : 1, wait, message.deliveryId, state],
    );
    if (noted && wait !== null) await enqueue(tx, SEND, { deliveryId: message.deliveryId }, wait);
  });
}

const idIn = (payload: unknown): string | null =>
  typeof payload === 'object' && payload !== null && 'deliveryId' in payload ? String(payload.deliveryId) : null;

// Whoever removes the webhook waits for this, or this for them; the webhook is always locked before its messages.
const HOLD_WEBHOOK = `
  select 1 from webhook w where w.id = (select webhook_id from webhook_delivery where id = ?) for share`;

// What a message tells of, as it stands at the time of sending: a gap may have come to lie elsewhere.
const STANDING = `
  select d.id as "deliveryId", 'msg_' || e.id as "messageId", w.url, w.secret, e.body, d.failed,
    w.state = 'REMOVED' as "isRemoved", e.topic = 'TEST' or (${hearsOf('told.area', 'told.organisation')}) as "isInScope"
  from webhook_delivery d join webhook w on w.id = d.webhook_id join webhook_event e on e.id = d.event_id
  cross join lateral (
    select coalesce(g.area_code, e.area_code) as area, coalesce(p.organisation, e.organisation) as organisation
    from (values (e.body::jsonb -> 'data')) as body (data)
    left join gap_account g on g.id = (body.data ->> 'gapAreaId')::uuid
    left join pledge p on p.id = (body.data ->> 'pledgeId')::uuid) told
  where d.id = ? and d.state = 'PENDING' and w.state <> 'PAUSED'
    and (d.claimed_until is null or d.claimed_until < clock_timestamp())
  for update of d`;

/**
 * Takes a message for one try, so that two processes do not send it twice; null when there is nothing to send. Rights
 * are looked at now: what the webhook may not hear of any more ends here.
 */
async function claim(store: Store, deliveryId: string): Promise<Claimed | null> {
  const claimed = await decide(store, async (tx) => {
    await rowsIn(tx, HOLD_WEBHOOK, [deliveryId]);
    const [found] = await rowsIn<Claimed & { isRemoved: boolean; isInScope: boolean | null }>(tx, STANDING, [
      deliveryId,
    ]);
    if (!found) return null;
    const { isRemoved, isInScope, ...message } = found;
    const reason = isRemoved ? 'WEBHOOK_REMOVED' : isInScope ? null : 'OUT_OF_SCOPE';
    await rowsIn(
      tx,
      reason === null
        ? `update webhook_delivery set claimed_until = clock_timestamp() + interval '${CLAIM_SECONDS} seconds' where id = ?`
        : `update webhook_delivery set state = 'ENDED', end_reason = '${reason}', claimed_until = null,
             next_attempt_at = null where id = ?`,
      [deliveryId],
    );
    return reason === null ? message : null;
  });
  if (claimed) return claimed;
  // Another process may have died with it: look again when its claim is over.
  await decide(store, async (tx) => {
    const waits = await rowsIn(
      tx,
      `select 1 from webhook_delivery d join webhook w on w.id = d.webhook_id
       where d.id = ? and d.state = 'PENDING' and d.claimed_until is not null and w.state <> 'PAUSED'`,
      [deliveryId],
    );
    if (waits.length > 0) await enqueue(tx, SEND, { deliveryId }, CLAIM_SECONDS);
  });
  return null;
}

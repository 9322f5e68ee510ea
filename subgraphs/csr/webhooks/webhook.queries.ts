import type { EntityManager } from '@mikro-orm/postgresql';

import { Role, assertSignedIn, hasRole, type Actor } from '#kit/actor';
import { pageOf, readPage, type Page, type PageArgs } from '#kit/connection';
import { rowsIn } from '#kit/database';
import { notFound } from '#kit/errors';
import { readId } from '#kit/ids';
import type { Snapshot } from '#kit/snapshot';
import { rowsLoader } from '#kit/loading';

import type { CsrContext } from '../context.ts';
import type { WebhookDeliveryState } from './webhook.rules.ts';
import type { WebhookAttemptType, WebhookDeliveryType, WebhookType } from './webhook.type.ts';

type WebhookRow = Omit<WebhookType, 'area'> & { areaCode: string | null };
export type WebhookDeliveryRow = Omit<WebhookDeliveryType, 'attempts'>;

const COLUMNS = `id, url, topics, description, area_code as "areaCode", state, version, created_at as "createdAt"`;
const DELIVERY = `d.id, 'msg_' || d.event_id as "messageId", e.topic, d.state, d.end_reason as "endReason", e.happened_at as "happenedAt",
  d.next_attempt_at as "nextAttemptAt", e.body`;

/**
 * Whether a webhook `w` may hear of what happened in an area to an organisation: a company of its own pledges and
 * deliveries, and of gaps as anybody may; an office of its area.
 */
export const hearsOf = (area: string, organisation: string): string =>
  `(w.area_code is null or ${area} = w.area_code or ${area} like w.area_code || '.%')
     and (not w.is_company or ${organisation} is null or ${organisation} = w.organisation)`;

export const withArea = ({ areaCode, ...row }: WebhookRow): WebhookType => ({
  ...row,
  area: areaCode === null ? null : { code: areaCode },
});

/** Whose webhooks somebody may see: those of the own organisation; ADMIN sees all. */
function ownedBy(actor: Actor | null): string | null {
  const known = assertSignedIn(actor);
  if (hasRole(known, Role.ADMIN)) return null;
  return known.organisation ?? `person:${known.subject}`;
}

/** The webhooks of the own organisation, the newest first; removed ones are left out. */
export async function webhooks({ read, actor }: CsrContext, args: PageArgs): Promise<Page<WebhookType>> {
  const page = readPage(args, ['uuid']);
  const values = [ownedBy(actor)];
  const from = `from webhook where state <> 'REMOVED' and ($1::text is null or organisation = $1)`;
  const rows = await read.rows<WebhookRow>(
    `select ${COLUMNS} ${from} and ($2::uuid is null or id < $2) order by id desc limit $3`,
    [...values, page.after?.[0] ?? null, page.first + 1],
  );
  return pageOf(
    rows.map(withArea),
    page,
    ({ id }) => [id],
    async () => (await read.rows<{ n: number }>(`select count(*)::int as n ${from}`, values))[0]?.n ?? 0,
  );
}

/** One webhook of the own organisation, or NOT_FOUND. */
export async function oneWebhook({ read, actor }: CsrContext, key: string): Promise<WebhookType> {
  const [row] = await read.rows<WebhookRow>(
    `select ${COLUMNS} from webhook where id = $1 and ($2::text is null or organisation = $2)`,
    [readId('id', key), ownedBy(actor)],
  );
  if (!row) throw notFound('webhook', key);
  return withArea(row);
}

/** The messages of a webhook, the newest first. */
export async function webhookDeliveries(
  { read }: CsrContext,
  webhookId: string,
  state: WebhookDeliveryState | null,
  args: PageArgs,
): Promise<Page<WebhookDeliveryRow>> {
  const page = readPage(args, ['uuid']);
  const from = `from webhook_delivery d join webhook_event e on e.id = d.event_id
    where d.webhook_id = $1 and ($2::text is null or d.state = $2)`;
  const rows = await read.rows<WebhookDeliveryRow>(
    `select ${DELIVERY} ${from} and ($3::uuid is null or d.id < $3) order by d.id desc limit $4`,
    [webhookId, state, page.after?.[0] ?? null, page.first + 1],
  );
  return pageOf(
    rows,
    page,
    ({ id }) => [id],
    async () => (await read.rows<{ n: number }>(`select count(*)::int as n ${from}`, [webhookId, state]))[0]?.n ?? 0,
  );
}

/** A delivery as the command that made it shows it. */
export async function deliveryIn(tx: EntityManager, id: string): Promise<WebhookDeliveryRow> {
  const [row] = await rowsIn<WebhookDeliveryRow>(
    tx,
    `select ${DELIVERY} from webhook_delivery d join webhook_event e on e.id = d.event_id where d.id = ?`,
    [id],
  );
  if (!row) throw notFound('delivery', id);
  return row;
}

const ATTEMPTS = `select delivery_id as "deliveryId", at, status, duration_ms as "durationMs", problem from (
    select *, row_number() over (partition by delivery_id order by id) as place from webhook_attempt
    where delivery_id = any($1::uuid[])) one where place <= 20 order by id`;

export const webhookLoaders = (read: Snapshot) => ({
  webhookAttempts: rowsLoader<WebhookAttemptType & { deliveryId: string }>(read, ATTEMPTS, (row) => row.deliveryId),
});

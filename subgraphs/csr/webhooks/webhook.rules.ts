import type { RefusalReason } from '#kit/refusal';

/** What an outside system may be told of. */
export const WebhookTopic = {
  GAP_CHANGED: 'GAP_CHANGED',
  COVERAGE_CHANGED: 'COVERAGE_CHANGED',
  PLEDGE_STATE_CHANGED: 'PLEDGE_STATE_CHANGED',
  DELIVERY_STATE_CHANGED: 'DELIVERY_STATE_CHANGED',
  DEPLOYMENT_STATE_CHANGED: 'DEPLOYMENT_STATE_CHANGED',
  TEST: 'TEST',
} as const;
export type WebhookTopic = keyof typeof WebhookTopic;

export const WebhookState = { ACTIVE: 'ACTIVE', PAUSED: 'PAUSED', REMOVED: 'REMOVED' } as const;
export type WebhookState = keyof typeof WebhookState;

export const WebhookDeliveryState = {
  PENDING: 'PENDING',
  DELIVERED: 'DELIVERED',
  FAILED: 'FAILED',
  ENDED: 'ENDED',
} as const;
export type WebhookDeliveryState = keyof typeof WebhookDeliveryState;

/** Why a message is not sent any more, though nobody gave it up. */
export const WebhookEndReason = { WEBHOOK_REMOVED: 'WEBHOOK_REMOVED', OUT_OF_SCOPE: 'OUT_OF_SCOPE' } as const;
export type WebhookEndReason = keyof typeof WebhookEndReason;

/** Topics that a company may follow: what is public of gaps, and its own pledges and deliveries. */
const OF_COMPANIES: readonly WebhookTopic[] = [
  'GAP_CHANGED',
  'COVERAGE_CHANGED',
  'PLEDGE_STATE_CHANGED',
  'DELIVERY_STATE_CHANGED',
];
export const MOST_WEBHOOKS = 25;

interface Problem {
  field: string;
  code: string;
  message: string;
}

/** What is wrong with the topics for whoever asks. */
export function problemsOfTopics(topics: readonly WebhookTopic[], isCompany: boolean): Problem[] {
  const problems: Problem[] = [];
  if (topics.length === 0) {
    problems.push({ field: 'topics', code: 'REQUIRED', message: 'names at least one topic.' });
  }
  if (topics.includes('TEST')) {
    problems.push({ field: 'topics', code: 'TEST_IS_SENT_BY_HAND', message: 'leave TEST out: testWebhook sends it.' });
  }
  const others = isCompany ? topics.filter((topic) => topic !== 'TEST' && !OF_COMPANIES.includes(topic)) : [];
  if (others.length > 0) {
    problems.push({
      field: 'topics',
      code: 'NOT_FOR_COMPANIES',
      message: `${others.join(', ')} is for coordinators and officers of an area.`,
    });
  }
  return problems;
}

/** What is wrong with the text of an address; whether it is private is looked up when something is sent. */
export function problemsOfAddress(text: string, allowsPrivate: boolean): Problem[] {
  const problem = (code: string, message: string) => [{ field: 'url', code, message }];
  if (!URL.canParse(text)) return problem('NO_ADDRESS', 'is a whole address such as https://example.org/simpul.');
  const { protocol, username, password } = new URL(text);
  if (protocol !== 'https:' && !(allowsPrivate && protocol === 'http:')) {
    return problem('HTTPS_REQUIRED', 'begins with https://.');
  }
  if (username !== '' || password !== '') {
    return problem('CREDENTIALS_IN_ADDRESS', 'holds no user name or password: the signature proves who sends.');
  }
  return [];
}

/** How long to wait before the next try, in seconds; null when there is none. `failed` is how many tries failed so far. */
export function waitAfter(failed: number, waits: readonly number[]): number | null {
  return waits[failed - 1] ?? null;
}

/** True for an answer that says the event was taken. */
export const isTaken = (status: number | null): boolean => status !== null && status >= 200 && status < 300;

export function refuseOneMore(webhooks: number) {
  if (webhooks < MOST_WEBHOOKS) return null;
  return {
    __typename: 'WebhookLimitReached',
    code: 'WEBHOOK_LIMIT_REACHED',
    words: {
      ID: `Organisasi Anda sudah punya ${MOST_WEBHOOKS} webhook. Hapus satu, lalu ulangi.`,
      EN: `Your organisation has ${MOST_WEBHOOKS} webhooks already. Remove one, then try again.`,
    },
  } as const satisfies RefusalReason;
}

const NAMES: Record<WebhookState, { ID: string; EN: string }> = {
  ACTIVE: { ID: 'aktif', EN: 'active' },
  PAUSED: { ID: 'dijeda', EN: 'paused' },
  REMOVED: { ID: 'sudah dihapus', EN: 'removed' },
};

/** Why a step does not start from the state a webhook is in, or null when it does. */
export function refuseWebhookStep(from: WebhookState, to: WebhookState) {
  if (from !== 'REMOVED' && from !== to) return null;
  return webhookStateDiffers(from);
}

/** Why nothing is sent by hand to a webhook that hears nothing. */
export const refuseSilent = (state: WebhookState) => (state === 'ACTIVE' ? null : webhookStateDiffers(state));

function webhookStateDiffers(state: WebhookState) {
  return {
    __typename: 'WebhookStateDiffers',
    code: 'WEBHOOK_STATE_DIFFERS',
    state,
    words: {
      ID: `Webhook ini ${NAMES[state].ID}, jadi langkah ini tidak berlaku.`,
      EN: `This webhook is ${NAMES[state].EN}, so the step does not apply.`,
    },
  } as const satisfies RefusalReason & { state: WebhookState };
}

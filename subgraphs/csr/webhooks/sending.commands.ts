import { lookup } from 'node:dns/promises';
import { request as httpRequest } from 'node:http';
import { request as httpsRequest } from 'node:https';
import { isIP } from 'node:net';

import ipaddr from 'ipaddr.js';
import { Webhook } from 'standardwebhooks';

import { allowsPrivateWebhooks } from '../settings.ts';
import { isPublicRange } from './address.rules.ts';

const ANSWER_MS = 5_000;

/** What came of one try. */
export interface Attempt {
  /** The HTTP status; null when no answer came. */
  status: number | null;
  durationMs: number;
  problem: string | null;
}

export interface Message {
  messageId: string;
  url: string;
  secret: string;
  body: string;
}

/** Finds where a host name leads. */
type Find = (host: string) => Promise<{ address: string; family: number }[]>;

const findAll: Find = (host) => lookup(host, { all: true });

/**
 * Signs and sends one message. Redirects are not followed; of the answer only the status is read. Name and answer have
 * to come within the same seconds, or the claim of the message would be over before its try.
 */
export async function sendMessage({ messageId, url, secret, body }: Message, find = findAll): Promise<Attempt> {
  const over = AbortSignal.timeout(ANSWER_MS);
  const from = Date.now();
  const done = (status: number | null, problem: string | null) => ({ status, problem, durationMs: Date.now() - from });
  try {
    const target = new URL(url);
    const address = await addressOf(target.hostname, find, over);
    if (address === null) return done(null, 'The address leads into a private network; that is not sent to.');
    const now = new Date();
    const headers = {
      'content-type': 'application/json',
      'user-agent': 'Simpul-Webhook/1',
      'webhook-id': messageId,
      'webhook-timestamp': String(Math.floor(now.getTime() / 1_000)),
      'webhook-signature': new Webhook(secret).sign(messageId, now, body),
    };
    return done(await post(target, address, { headers, body, over }), null);
  } catch (error) {
    return done(null, wordsOf(error));
  }
}

/** Where a host name leads, when all it leads to may be sent to; the address is then used as it was checked. */
async function addressOf(
  hostname: string,
  find: Find,
  over: AbortSignal,
): Promise<{ address: string; family: number } | null> {
  const host = hostname.replace(/^\[|\]$/g, '');
  const found = isIP(host) ? [{ address: host, family: isIP(host) }] : await Promise.race([find(host), endOf(over)]);
  const isAllowed =
    allowsPrivateWebhooks() || found.every(({ address }) => isPublicRange(ipaddr.process(address).range()));
  return isAllowed ? (found[0] ?? null) : null;
}

/** Fails when the time is over. */
const endOf = (over: AbortSignal): Promise<never> =>
  new Promise((_resolve, reject) => {
    if (over.aborted) reject(over.reason);
    over.addEventListener('abort', () => reject(over.reason), { once: true });
  });

function post(
  target: URL,
  checked: { address: string; family: number },
  { headers, body, over }: { headers: Record<string, string>; body: string; over: AbortSignal },
): Promise<number> {
  const send = target.protocol === 'https:' ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const request = send(
      target,
      {
        method: 'POST',
        headers: { ...headers, 'content-length': Buffer.byteLength(body) },
        signal: over,
        // The name is not looked up a second time: it could lead elsewhere by then.
        lookup: (_host, options, callback) =>
          options.all
            ? callback(null, [{ address: checked.address, family: checked.family }])
            : callback(null, checked.address, checked.family),
      },
      (answer) => {
        answer.destroy();
        resolve(answer.statusCode ?? 0);
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

const KNOWN: Record<string, string> = {
  ECONNREFUSED: 'Nothing listens at the address.',
  ENOTFOUND: 'The host name is not known.',
  ECONNRESET: 'The receiver cut the connection.',
};

/** Why nothing came back, without paths or addresses of this machine. */
function wordsOf(error: unknown): string {
  if (!(error instanceof Error)) return 'The message could not be sent.';
  if (error.name === 'TimeoutError' || error.name === 'AbortError') return 'No answer within 5 seconds.';
  return KNOWN[String(Reflect.get(error, 'code'))] ?? 'The connection failed.';
}

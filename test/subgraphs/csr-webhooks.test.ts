import { createServer, type IncomingHttpHeaders, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import { Webhook } from 'standardwebhooks';
import { afterAll, afterEach, beforeAll, beforeEach, expect, test } from 'vitest';

import { csr as definition } from '../../subgraphs/csr/index.ts';
import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { follow, type Follower } from '../../subgraphs/host/following.ts';
import { until } from '../support/client.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';
import { aCompany, aGap, aKey, firstLine, SUBMIT, tellGap } from './csr-world.ts';

interface Got {
  headers: IncomingHttpHeaders;
  body: string;
}

let csr: CsrAlone;
let follower: Follower;
let receiver: Server;
let address: string;
let got: Got[] = [];
/** Statuses to answer with, in turn; 204 when there are no more. */
let answers: number[] = [];

beforeAll(async () => {
  csr = await startCsrAlone();
  follower = follow(csr.store, csr.databaseUrl, {}, [], definition.jobs);
  receiver = createServer((incoming, outgoing) => {
    const pieces: Buffer[] = [];
    incoming.on('data', (piece: Buffer) => pieces.push(piece));
    incoming.on('end', () => {
      got.push({ headers: incoming.headers, body: Buffer.concat(pieces).toString('utf8') });
      outgoing.writeHead(answers.shift() ?? 204, { location: `${address}/elsewhere` }).end();
    });
  });
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
  address = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}`;
});
beforeEach(() => {
  process.env['WEBHOOK_ALLOW_PRIVATE'] = 'on';
  process.env['WEBHOOK_RETRY_SECONDS'] = '0,0,0';
  got = [];
  answers = [];
});
afterEach(async () => {
  await csr.store.pool.query("update webhook set state = 'REMOVED'");
});
afterAll(async () => {
  delete process.env['WEBHOOK_ALLOW_PRIVATE'];
  delete process.env['WEBHOOK_RETRY_SECONDS'];
  await follower.stop();
  await new Promise((done) => receiver.close(done));
  await csr.stop();
});

const CREATE = `mutation ($input: CreateWebhookInput!) { createWebhook(input: $input) { __typename
  ... on WebhookCreated { secret replayed webhook { id state } } ... on Refusal { code } } }`;
const LOG = `query ($id: ID!) { webhook(id: $id) { deliveries(first: 50) { nodes {
  id messageId topic state attempts { status problem } } } } }`;

async function aWebhook(owner: Actor, topics: string[], more: object = {}) {
  const input = { url: `${address}/hook`, topics, idempotencyKey: aKey(), ...more };
  const { createWebhook } = await csr.ask<any>(owner, CREATE, { input });
  return { id: createWebhook.webhook.id as string, secret: createWebhook.secret as string };
}

const logOf = async (owner: Actor, id: string): Promise<any[]> =>
  (await csr.ask<any>(owner, LOG, { id })).webhook.deliveries.nodes;

async function submitAs(company: Actor, needLineId: string) {
  const input = { onShortfall: 'REFUSE', idempotencyKey: aKey(), pledge: { allocations: [{ needLineId, amount: 5 }] } };
  const { submitPledge } = await csr.ask<any>(company, SUBMIT, { input });
  return submitPledge.pledge as { id: string; allocations: { id: string }[] };
}

const coordinator = anActor(Role.FORUM_COORDINATOR, '15', 'forum-15');

test('a receiver that fails twice gets the event the third time, once, with a signature that a changed body breaks', async () => {
  const company = await aCompany(csr, 'hook-one');
  const gap = aGap();
  await tellGap(csr, gap, 1);
  const { id, secret } = await aWebhook(company, ['PLEDGE_STATE_CHANGED']);
  answers = [500, 500];
  const pledge = await submitAs(company, firstLine(gap));
  await until(
    () => logOf(company, id),
    (log) => log[0]?.state === 'DELIVERED',
  );
  expect(await logOf(company, id)).toMatchObject([
    { topic: 'PLEDGE_STATE_CHANGED', attempts: [{ status: 500 }, { status: 500 }, { status: 204 }] },
  ]);
  expect(got).toHaveLength(3);
  const last = got[2] ?? { headers: {}, body: '' };
  const headers = Object.fromEntries(Object.entries(last.headers).map(([name, value]) => [name, String(value)]));
  const told = new Webhook(secret).verify(last.body, headers);
  expect(told).toMatchObject({
    type: 'PLEDGE_STATE_CHANGED',
    data: { pledgeId: pledge.id, allocationId: pledge.allocations[0]?.id, fromState: 'DRAFT', toState: 'SUBMITTED' },
  });
  expect(new Set(got.map((one) => one.headers['webhook-id'])).size).toBe(1);
  expect(() => new Webhook(secret).verify(last.body.replace('SUBMITTED', 'COMMITTED'), headers)).toThrow('signature');
});

test('a receiver that never takes it is given up, and the log sends it anew with the same message id', async () => {
  const { id } = await aWebhook(coordinator, ['GAP_CHANGED'], { areaCode: '15.07' });
  answers = [302, 500, 500, 500];
  const gap = aGap();
  await tellGap(csr, gap, 1);
  const [failed] = await until(
    () => logOf(coordinator, id),
    (log) => log[0]?.state === 'FAILED',
  );
  expect(failed.attempts.map((one: { status: number }) => one.status)).toEqual([302, 500, 500, 500]);
  await csr.ask(
    coordinator,
    `mutation ($input: ReplayWebhookDeliveryInput!) { replayWebhookDelivery(input: $input) { __typename } }`,
    { input: { deliveryId: failed.id } },
  );
  const log = await until(
    () => logOf(coordinator, id),
    (now) => now[0]?.state === 'DELIVERED',
  );
  expect(log.map((one) => [one.messageId, one.state])).toEqual([
    [failed.messageId, 'DELIVERED'],
    [failed.messageId, 'FAILED'],
  ]);
});

test('a company hears of its own pledges only, an office of its own area only', async () => {
  const [one, two] = [await aCompany(csr, 'hook-two'), await aCompany(csr, 'hook-three')];
  const here = aGap();
  const there = aGap({ areaCode: '21.71' });
  await tellGap(csr, here, 1);
  await tellGap(csr, there, 1);
  const ofOne = await aWebhook(one, ['PLEDGE_STATE_CHANGED']);
  const ofOffice = await aWebhook(coordinator, ['PLEDGE_STATE_CHANGED', 'COVERAGE_CHANGED'], { areaCode: '15.07' });
  await submitAs(two, firstLine(here));
  await submitAs(one, firstLine(there));
  await until(
    async () => [await logOf(one, ofOne.id), await logOf(coordinator, ofOffice.id)],
    ([own = [], office = []]) => own.length >= 1 && office.length >= 2,
  );
  expect(await logOf(one, ofOne.id)).toHaveLength(1);
  const office = await logOf(coordinator, ofOffice.id);
  expect(office.map(({ topic }) => topic).toSorted()).toEqual(['COVERAGE_CHANGED', 'PLEDGE_STATE_CHANGED']);
});

test('a private address is not sent to unless the configuration says so', async () => {
  const { id } = await aWebhook(coordinator, ['GAP_CHANGED'], { areaCode: '15' });
  process.env['WEBHOOK_ALLOW_PRIVATE'] = 'off';
  process.env['WEBHOOK_RETRY_SECONDS'] = '0';
  await tellGap(csr, aGap(), 1);
  const [refused] = await until(
    () => logOf(coordinator, id),
    (log) => log[0]?.state === 'FAILED',
  );
  expect(refused.attempts[0].problem).toMatch(/private network/);
  expect(got).toEqual([]);
});

test.each([
  ['http://example.org/hook', 'HTTPS_REQUIRED'],
  ['https://user:secret@example.org/', 'CREDENTIALS_IN_ADDRESS'],
  ['not an address at all', 'NO_ADDRESS'],
])('%s is refused when the webhook is made: %s', async (url, code) => {
  process.env['WEBHOOK_ALLOW_PRIVATE'] = 'off';
  const input = { url, topics: ['GAP_CHANGED'], areaCode: '15', idempotencyKey: aKey() };
  const { errors } = await csr.answer(coordinator, CREATE, { input });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ field: 'url', code }] });
});

test("another organisation's webhook is not there, and a retry is told the first answer", async () => {
  const key = aKey();
  const first = await aWebhook(coordinator, ['GAP_CHANGED'], { areaCode: '15', idempotencyKey: key });
  const again = await aWebhook(coordinator, ['GAP_CHANGED'], { areaCode: '15', idempotencyKey: key });
  expect(again).toEqual(first);
  const rival = anActor(Role.FORUM_COORDINATOR, '15', 'another-forum');
  expect((await csr.answer(rival, LOG, { id: first.id })).errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  expect((await csr.ask<any>(rival, '{ webhooks { totalCount } }')).webhooks.totalCount).toBe(0);
});

test('a retry whose time came while its webhook was paused is made once it hears again', async () => {
  process.env['WEBHOOK_RETRY_SECONDS'] = '1,1';
  const { id } = await aWebhook(coordinator, ['GAP_CHANGED'], { areaCode: '15.07' });
  const step = (name: string) =>
    csr.ask<any>(coordinator, `mutation ($input: WebhookInput!) { it: ${name}(input: $input) { __typename } }`, {
      input: { webhookId: id },
    });
  answers = [500];
  await tellGap(csr, aGap(), 1);
  await until(
    () => logOf(coordinator, id),
    (log) => log[0]?.attempts.length === 1,
  );
  expect((await step('pauseWebhook')).it.__typename).toBe('WebhookPaused');
  await until(
    async () =>
      (await csr.store.pool.query("select 1 from events.jobs where task_identifier = 'csr:send-webhook'")).rows,
    (jobs) => jobs.length === 0,
  );
  expect(await logOf(coordinator, id)).toMatchObject([{ state: 'PENDING', attempts: [{ status: 500 }] }]);
  expect((await step('resumeWebhook')).it.__typename).toBe('WebhookResumed');
  await until(
    () => logOf(coordinator, id),
    (log) => log[0]?.state === 'DELIVERED',
  );
});

import { Webhook } from 'standardwebhooks';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { Role } from '../../subgraphs/kit/actor.ts';
import { until } from '../support/client.ts';
import { anActor } from './csr-alone.ts';
import { aCompany, aGap, aKey, firstLine, tellGap } from './csr-world.ts';
import {
  aWebhook,
  coordinator,
  CREATE,
  LOG,
  logOf,
  startWebhookWorld,
  submitAs,
  type WebhookWorld,
} from './webhook-world.ts';

let world: WebhookWorld;
beforeAll(async () => {
  world = await startWebhookWorld();
});
beforeEach(() => world.reset());
afterAll(() => world.stop());

test('a receiver that fails twice gets the event the third time, once, with a signature that a changed body breaks', async () => {
  const company = await aCompany(world.csr, 'hook-one');
  const gap = aGap();
  await tellGap(world.csr, gap, 1);
  const { id, secret } = await aWebhook(world, company, ['PLEDGE_STATE_CHANGED']);
  world.answers = [500, 500];
  const pledge = await submitAs(world, company, firstLine(gap));
  await until(
    () => logOf(world, company, id),
    (log) => log[0]?.state === 'DELIVERED',
  );
  expect(await logOf(world, company, id)).toMatchObject([
    { topic: 'PLEDGE_STATE_CHANGED', attempts: [{ status: 500 }, { status: 500 }, { status: 204 }] },
  ]);
  expect(world.got).toHaveLength(3);
  const last = world.got[2] ?? { headers: {}, body: '' };
  const headers = Object.fromEntries(Object.entries(last.headers).map(([name, value]) => [name, String(value)]));
  const told = new Webhook(secret).verify(last.body, headers);
  expect(told).toMatchObject({
    type: 'PLEDGE_STATE_CHANGED',
    data: { pledgeId: pledge.id, allocationId: pledge.allocations[0]?.id, fromState: 'DRAFT', toState: 'SUBMITTED' },
  });
  expect(new Set(world.got.map((one) => one.headers['webhook-id'])).size).toBe(1);
  expect(() => new Webhook(secret).verify(last.body.replace('SUBMITTED', 'COMMITTED'), headers)).toThrow('signature');
});

test('a receiver that never takes it is given up, and the log sends it anew with the same message id', async () => {
  const { id } = await aWebhook(world, coordinator, ['GAP_CHANGED'], { areaCode: '15.07' });
  world.answers = [302, 500, 500, 500];
  const gap = aGap();
  await tellGap(world.csr, gap, 1);
  const [failed] = await until(
    () => logOf(world, coordinator, id),
    (log) => log[0]?.state === 'FAILED',
  );
  expect(failed.attempts.map((one: { status: number }) => one.status)).toEqual([302, 500, 500, 500]);
  await world.csr.ask(
    coordinator,
    `mutation ($input: ReplayWebhookDeliveryInput!) { replayWebhookDelivery(input: $input) { __typename } }`,
    { input: { deliveryId: failed.id } },
  );
  const log = await until(
    () => logOf(world, coordinator, id),
    (now) => now[0]?.state === 'DELIVERED',
  );
  expect(log.map((one) => [one.messageId, one.state])).toEqual([
    [failed.messageId, 'DELIVERED'],
    [failed.messageId, 'FAILED'],
  ]);
});

test('a company hears of its own pledges only, an office of its own area only', async () => {
  const [one, two] = [await aCompany(world.csr, 'hook-two'), await aCompany(world.csr, 'hook-three')];
  const here = aGap();
  const there = aGap({ areaCode: '21.71' });
  await tellGap(world.csr, here, 1);
  await tellGap(world.csr, there, 1);
  const ofOne = await aWebhook(world, one, ['PLEDGE_STATE_CHANGED']);
  const ofOffice = await aWebhook(world, coordinator, ['PLEDGE_STATE_CHANGED', 'COVERAGE_CHANGED'], {
    areaCode: '15.07',
  });
  await submitAs(world, two, firstLine(here));
  await submitAs(world, one, firstLine(there));
  await until(
    async () => [await logOf(world, one, ofOne.id), await logOf(world, coordinator, ofOffice.id)],
    ([own = [], office = []]) => own.length >= 1 && office.length >= 2,
  );
  expect(await logOf(world, one, ofOne.id)).toHaveLength(1);
  const office = await logOf(world, coordinator, ofOffice.id);
  expect(office.map(({ topic }) => topic).toSorted()).toEqual(['COVERAGE_CHANGED', 'PLEDGE_STATE_CHANGED']);
});

test('a private address is not sent to unless the configuration says so', async () => {
  const { id } = await aWebhook(world, coordinator, ['GAP_CHANGED'], { areaCode: '15' });
  process.env['WEBHOOK_ALLOW_PRIVATE'] = 'off';
  process.env['WEBHOOK_RETRY_SECONDS'] = '0';
  await tellGap(world.csr, aGap(), 1);
  const [refused] = await until(
    () => logOf(world, coordinator, id),
    (log) => log[0]?.state === 'FAILED',
  );
  expect(refused.attempts[0].problem).toMatch(/private network/);
  expect(world.got).toEqual([]);
});

test.each([
  ['http://example.org/hook', 'HTTPS_REQUIRED'],
  ['https://user:secret@example.org/', 'CREDENTIALS_IN_ADDRESS'],
  ['not an address at all', 'NO_ADDRESS'],
])('%s is refused when the webhook is made: %s', async (url, code) => {
  process.env['WEBHOOK_ALLOW_PRIVATE'] = 'off';
  const input = { url, topics: ['GAP_CHANGED'], areaCode: '15', idempotencyKey: aKey() };
  const { errors } = await world.csr.answer(coordinator, CREATE, { input });
  expect(errors?.[0]?.extensions).toMatchObject({ code: 'BAD_USER_INPUT', fields: [{ field: 'url', code }] });
});

test("another organisation's webhook is not there, and a retry is told the first answer", async () => {
  const key = aKey();
  const first = await aWebhook(world, coordinator, ['GAP_CHANGED'], { areaCode: '15', idempotencyKey: key });
  const again = await aWebhook(world, coordinator, ['GAP_CHANGED'], { areaCode: '15', idempotencyKey: key });
  expect(again).toEqual(first);
  const rival = anActor(Role.FORUM_COORDINATOR, '15', 'another-forum');
  expect((await world.csr.answer(rival, LOG, { id: first.id })).errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  expect((await world.csr.ask<any>(rival, '{ webhooks { totalCount } }')).webhooks.totalCount).toBe(0);
});

test('a retry whose time came while its webhook was paused is made once it hears again', async () => {
  process.env['WEBHOOK_RETRY_SECONDS'] = '1,1';
  const { id } = await aWebhook(world, coordinator, ['GAP_CHANGED'], { areaCode: '15.07' });
  const step = (name: string) =>
    world.csr.ask<any>(coordinator, `mutation ($input: WebhookInput!) { it: ${name}(input: $input) { __typename } }`, {
      input: { webhookId: id },
    });
  world.answers = [500];
  await tellGap(world.csr, aGap(), 1);
  await until(
    () => logOf(world, coordinator, id),
    (log) => log[0]?.attempts.length === 1,
  );
  expect((await step('pauseWebhook')).it.__typename).toBe('WebhookPaused');
  await until(
    async () =>
      (await world.csr.store.pool.query("select 1 from events.jobs where task_identifier = 'csr:send-webhook'")).rows,
    (jobs) => jobs.length === 0,
  );
  expect(await logOf(world, coordinator, id)).toMatchObject([{ state: 'PENDING', attempts: [{ status: 500 }] }]);
  expect((await step('resumeWebhook')).it.__typename).toBe('WebhookResumed');
  await until(
    () => logOf(world, coordinator, id),
    (log) => log[0]?.state === 'DELIVERED',
  );
});

test('a try that ends late does not take back what another try of the message delivered', async () => {
  const { id } = await aWebhook(world, coordinator, ['GAP_CHANGED'], { areaCode: '15.07' });
  world.isHeld = true;
  world.answers = [500];
  await tellGap(world.csr, aGap(), 1);
  await until(
    async () => world.got.length,
    (count) => count === 1,
  );
  // As the process does that took the message up when the claim of this one was over.
  const { pool } = world.csr.store;
  await pool.query(
    `with taken as (update webhook_delivery set state = 'DELIVERED', claimed_until = null, next_attempt_at = null
       where webhook_id = $1 returning id)
     insert into webhook_attempt (delivery_id, at, status, duration_ms) select id, clock_timestamp(), 204, 1 from taken`,
    [id],
  );
  world.isHeld = false;
  const [sent] = await until(
    () => logOf(world, coordinator, id),
    (log) => log[0]?.attempts.length === 2,
  );
  expect(sent).toMatchObject({ state: 'DELIVERED', attempts: [{ status: 204 }, { status: 500 }] });
  expect(world.got).toHaveLength(1);
});

test('what nobody follows is not kept for ever', async () => {
  const { id } = await aWebhook(world, coordinator, ['GAP_CHANGED'], { areaCode: '15.07' });
  const company = await aCompany(world.csr, 'hook-unheard');
  const gap = aGap();
  await tellGap(world.csr, gap, 1);
  await submitAs(world, company, firstLine(gap));
  await until(
    () => logOf(world, coordinator, id),
    (log) => log[0]?.state === 'DELIVERED',
  );
  const kept = async () => {
    const { rows } = await world.csr.store.pool.query(
      `select topic from webhook_event where body::jsonb -> 'data' ->> 'gapAreaId' = $1 order by topic`,
      [gap.id],
    );
    return rows.map(({ topic }) => topic as string);
  };
  expect(await until(kept, (topics) => topics.every((topic) => topic === 'GAP_CHANGED'), 5_000)).toEqual([
    'GAP_CHANGED',
  ]);
});

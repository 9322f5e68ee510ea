import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';

import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { until } from '../support/client.ts';
import { anActor } from './csr-alone.ts';
import { aCompany, aGap, firstLine, tellGap } from './csr-world.ts';
import { aWebhook, coordinator, logOf, startWebhookWorld, submitAs, type WebhookWorld } from './webhook-world.ts';

let world: WebhookWorld;
beforeAll(async () => {
  world = await startWebhookWorld();
});
beforeEach(() => world.reset());
afterAll(() => world.stop());

const stepOf = (owner: Actor, name: string, webhookId: string) =>
  world.csr.answer(owner, `mutation ($input: WebhookInput!) { it: ${name}(input: $input) { __typename } }`, {
    input: { webhookId },
  });
const anAttempt = (owner: Actor, id: string) =>
  until(
    () => logOf(world, owner, id),
    (log) => log[0]?.attempts.length === 1,
  );
const ended = (endReason: string, attempts: { status: number }[]) => [
  { state: 'ENDED', endReason, nextAttemptAt: null, attempts },
];

test('a webhook that is removed ends what waits, with the reason, and nothing is sent after that', async () => {
  process.env['WEBHOOK_RETRY_SECONDS'] = '1,1';
  const { id } = await aWebhook(world, coordinator, ['GAP_CHANGED'], { areaCode: '15.07' });
  world.answers = [500];
  await tellGap(world.csr, aGap(), 1);
  await anAttempt(coordinator, id);
  await stepOf(coordinator, 'removeWebhook', id);
  expect(await logOf(world, coordinator, id)).toMatchObject(ended('WEBHOOK_REMOVED', [{ status: 500 }]));
  await pause(2_500);
  expect(world.got).toHaveLength(1);
  expect(await logOf(world, coordinator, id)).toMatchObject(ended('WEBHOOK_REMOVED', [{ status: 500 }]));
});

test.each([
  [500, 'ENDED', 'WEBHOOK_REMOVED'],
  [204, 'DELIVERED', null],
])('removed amid a try that is answered with %i: the message is %s', async (status, state, endReason) => {
  process.env['WEBHOOK_RETRY_SECONDS'] = '60,60';
  const { id } = await aWebhook(world, coordinator, ['GAP_CHANGED'], { areaCode: '15.07' });
  world.answers = [status];
  world.isHeld = true;
  await tellGap(world.csr, aGap(), 1);
  await until(
    async () => world.got.length,
    (sent) => sent === 1,
  );
  await stepOf(coordinator, 'removeWebhook', id);
  world.isHeld = false;
  await anAttempt(coordinator, id);
  expect(world.got).toHaveLength(1);
  expect(await logOf(world, coordinator, id)).toMatchObject([{ state, endReason, attempts: [{ status }] }]);
});

test('what came to lie outside the area of a webhook between two tries is not sent to it again', async () => {
  process.env['WEBHOOK_RETRY_SECONDS'] = '1,1';
  const { id } = await aWebhook(world, coordinator, ['GAP_CHANGED'], { areaCode: '15.07' });
  world.answers = [500];
  const gap = aGap();
  await tellGap(world.csr, gap, 1);
  await anAttempt(coordinator, id);
  await tellGap(world.csr, { ...gap, areaCode: '15.01' }, 2);
  const log = await until(
    () => logOf(world, coordinator, id),
    ([one]) => one?.state !== 'PENDING',
  );
  expect(log).toMatchObject(ended('OUT_OF_SCOPE', [{ status: 500 }]));
  expect(world.got).toHaveLength(1);
});

test("a company is not told of a pledge that is another organisation's by the time of sending", async () => {
  process.env['WEBHOOK_RETRY_SECONDS'] = '1,1';
  const company = await aCompany(world.csr, 'hook-gone');
  const gap = aGap();
  await tellGap(world.csr, gap, 1);
  const { id } = await aWebhook(world, company, ['PLEDGE_STATE_CHANGED']);
  world.answers = [500];
  const pledge = await submitAs(world, company, firstLine(gap));
  await anAttempt(company, id);
  await world.csr.store.pool.query("update pledge set organisation = 'somebody-else' where id = $1", [pledge.id]);
  const log = await until(
    () => logOf(world, company, id),
    ([one]) => one?.state !== 'PENDING',
  );
  expect(log).toMatchObject(ended('OUT_OF_SCOPE', [{ status: 500 }]));
  expect(world.got).toHaveLength(1);
});

test('who covers less than a webhook hears of may silence it, but not let it hear more', async () => {
  const { id } = await aWebhook(world, coordinator, ['GAP_CHANGED'], { areaCode: '15' });
  const narrower = anActor(Role.FORUM_COORDINATOR, '15.07', 'forum-15');
  const asCompany = anActor(Role.COMPANY, null, 'forum-15');
  const codeOf = async (asker: Actor, step: string) =>
    (await stepOf(asker, step, id)).errors?.[0]?.extensions?.['code'] ?? 'fine';
  for (const step of ['testWebhook', 'rotateWebhookSecret', 'resumeWebhook']) {
    expect([step, await codeOf(narrower, step), await codeOf(asCompany, step)]).toEqual([
      step,
      'FORBIDDEN',
      'FORBIDDEN',
    ]);
  }
  expect(await codeOf(narrower, 'pauseWebhook')).toBe('fine');
  expect(await codeOf(narrower, 'resumeWebhook')).toBe('FORBIDDEN');
  expect(await codeOf(coordinator, 'resumeWebhook')).toBe('fine');
  expect(await codeOf(narrower, 'removeWebhook')).toBe('fine');
});

import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';

import { openNotices } from '../../subgraphs/host/hearing.ts';
import type { Notices } from '../../subgraphs/kit/notices.ts';
import { startCsrAlone, type CsrAlone } from './csr-alone.ts';
import { aKey } from './csr-world.ts';

let csr: CsrAlone;
let notices: Notices | undefined;

beforeAll(async () => {
  csr = await startCsrAlone();
});
afterEach(async () => {
  await notices?.stop();
  notices = undefined;
});
afterAll(() => csr.stop());

const say = (key: string) => csr.store.pool.query("select pg_notify('coverage', $1)", [key]);

/** Says a key until somebody hears it: nothing tells when the listening begins. */
async function sayUntilHeard(listening: Notices, key: string): Promise<void> {
  const heard = listening.listen('coverage', key);
  const first = heard.next();
  let isHeard = false;
  void first.then(() => (isHeard = true));
  while (!isHeard) await say(key);
  await heard.return?.();
}

test('who does not read what is told hurts nobody, and hears once that there is something to read', async () => {
  notices = openNotices(csr.databaseUrl, ['coverage']);
  await sayUntilHeard(notices, 'begin');
  const [slow, other] = [notices.listen('coverage', 'slow'), notices.listen('coverage', 'other')];
  const [first, answer] = [slow.next(), other.next()];
  for (let said = 0; said < 1_200; said += 1) await say('slow');
  await say('other');
  expect(await first).toEqual({ done: false, value: 'slow' });
  expect(await answer).toEqual({ done: false, value: 'other' });
  expect(await slow.next()).toEqual({ done: false, value: 'slow' });
  // All the others were the same word again.
  const more = slow.next();
  await slow.return?.();
  expect(await more).toMatchObject({ done: true });
}, 30_000);

test('a live update ends at once when its follower leaves, though nothing happens to its gap', async () => {
  const query = 'subscription ($id: ID!) { gapCoverageChanged(gapAreaId: $id) { id } }';
  const followed = await csr.follow(null, query, { id: aKey() });
  const waiting = followed.next();
  await expect.poll(() => csr.followers()).toBe(1);
  await followed.return?.();
  expect(await waiting).toMatchObject({ done: true });
  expect(csr.followers()).toBe(0);
}, 5_000);

import { randomUUID } from 'node:crypto';

import { expect, inject, test } from 'vitest';

import { asker } from '../support/client.ts';
import { copyTemplate } from '../support/databases.ts';
import { enterHub, startHub } from '../support/hub.ts';
import { inParallel, submit } from '../support/pledging.ts';
import { stories } from '../support/stories.ts';
import { aCompany, aGap, coverageOf } from '../support/world.ts';

const TEN = Array.from({ length: 10 }, (_, index) => index);

stories('the same key', (hub) => {
  test('ten times at once is one pledge and nine replays', async () => {
    const gap = await aGap(hub(), [{ need: 1_000 }]);
    const company = await aCompany(hub());
    const offer = { needLineId: gap.lines[0]?.id ?? '', amount: 70, key: randomUUID() };
    const answers = await inParallel(TEN, 10, () => submit(company.ask, offer));
    expect(answers.flatMap(({ answer }) => answer.errors ?? [])).toEqual([]);
    const replays = answers.filter(({ outcome }) => outcome?.replayed === true);
    expect(replays).toHaveLength(9);
    expect(new Set(answers.map(({ outcome }) => outcome?.pledge?.id)).size).toBe(1);
    expect((await coverageOf(hub(), gap.id))?.lines[0]?.held).toBe(70);
  });

  test('with another amount it is refused, and nothing is written', async () => {
    const gap = await aGap(hub(), [{ need: 1_000 }]);
    const company = await aCompany(hub());
    const offer = { needLineId: gap.lines[0]?.id ?? '', amount: 70, key: randomUUID() };
    await submit(company.ask, offer);
    const { outcome } = await submit(company.ask, { ...offer, amount: 71 });
    expect(outcome?.__typename).toBe('IdempotencyKeyReused');
    expect((await coverageOf(hub(), gap.id))?.lines[0]?.held).toBe(70);
  });

  test('of another company is another key', async () => {
    const gap = await aGap(hub(), [{ need: 1_000 }]);
    const offer = { needLineId: gap.lines[0]?.id ?? '', amount: 70, key: randomUUID() };
    for (const company of [await aCompany(hub()), await aCompany(hub())]) {
      const { outcome } = await submit(company.ask, offer);
      expect(outcome).toMatchObject({ __typename: 'PledgeSubmitted', replayed: false });
    }
    expect((await coverageOf(hub(), gap.id))?.lines[0]?.held).toBe(140);
  });

  test('after a refusal is tried afresh', async () => {
    const gap = await aGap(hub(), [{ need: 100 }]);
    const company = await aCompany(hub());
    const offer = { needLineId: gap.lines[0]?.id ?? '', amount: 101, key: randomUUID() };
    expect((await submit(company.ask, offer)).outcome?.__typename).toBe('GapHasLessOpen');
    expect((await submit(company.ask, { ...offer, amount: 100 })).outcome).toMatchObject({
      __typename: 'PledgeSubmitted',
      replayed: false,
    });
  });
});

test('the same key is one pledge also when the hub was started again in between', async () => {
  const databaseUrl = await copyTemplate(inject('clusterUrl'), 'replay');
  const before = await startHub('one process', databaseUrl);
  const hub = await enterHub(before.address);
  const gap = await aGap(hub, [{ need: 1_000 }]);
  const company = await aCompany(hub);
  const offer = { needLineId: gap.lines[0]?.id ?? '', amount: 70, key: randomUUID() };
  const first = await submit(company.ask, offer);
  await before.running.get('start')?.kill();
  await before.restart('start');
  const ask = asker(`${before.address.url}/graphql`, company.token);
  const second = await submit(ask, offer);
  expect(second.outcome).toMatchObject({ replayed: true, pledge: { id: first.outcome?.pledge?.id } });
  expect((await submit(ask, { ...offer, amount: 71 })).outcome?.__typename).toBe('IdempotencyKeyReused');
  await hub.close();
  await before.stop();
});

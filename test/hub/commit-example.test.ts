import { randomUUID } from 'node:crypto';

import { expect, test } from 'vitest';

import { Role } from '#kit/actor';

import { commit, commitWhatIsOpen, hubAt } from '../../schema/examples/commit.ts';
import { dataOf, until } from '../support/client.ts';
import type { Hub } from '../support/hub.ts';
import { stories } from '../support/stories.ts';
import { aCompany, aGap, coverageOf, officerOf, type Gap } from '../support/world.ts';

const offerFor = (gap: Gap, amount: number, idempotencyKey: string = randomUUID()) => ({
  idempotencyKey,
  pledge: { allocations: [{ needLineId: gap.lines[0]?.id ?? '', amount }] },
});

async function aClient(hub: Hub) {
  const company = await aCompany(hub);
  return { client: hubAt(`${hub.url}/graphql`, company.token), company };
}

const CLOSE = `mutation ($input: GapAreaStepInput!) { closeGapArea(input: $input) { __typename } }`;
const VERSION = 'query ($id: ID!) { gapArea(id: $id) { version } }';
const SAVE = `mutation ($input: SaveDraftPledgeInput!) { saveDraftPledge(input: $input) {
  ... on DraftPledgeSaved { pledge { id } } } }`;

stories('the TypeScript example', (hub) => {
  test('what is open is taken; the same key again is the same pledge, with another amount it is refused', async () => {
    const gap = await aGap(hub(), [{ need: 1_000_000 }]);
    const { client } = await aClient(hub());
    const offer = offerFor(gap, 600_000);
    const first = await commit(client, offer);
    expect(first).toMatchObject({ state: 'committed', amounts: [600_000], wasKnown: false });
    expect(await commit(client, offer)).toEqual({ ...first, wasKnown: true });
    expect(await commit(client, offerFor(gap, 500_000, offer.idempotencyKey))).toMatchObject({
      state: 'take a new key',
    });
    expect((await coverageOf(hub(), gap.id))?.lines).toMatchObject([{ held: 600_000, open: 400_000 }]);
  });

  test('who asks for more than is open learns what is, takes that with the same key, or waits', async () => {
    const gap = await aGap(hub(), [{ need: 1_000_000 }]);
    const { client } = await aClient(hub());
    await commit(client, offerFor(gap, 900_000));
    const offer = offerFor(gap, 300_000);
    expect(await commit(client, offer)).toMatchObject({
      state: 'offer less',
      open: [{ needLineId: gap.lines[0]?.id, requested: 300_000, open: 100_000 }],
      why: expect.stringMatching(/\w+ \w+/),
    });
    expect(await commitWhatIsOpen(client, offer)).toMatchObject({ state: 'committed', amounts: [100_000] });
    expect(await commitWhatIsOpen(client, offerFor(gap, 1))).toMatchObject({
      state: 'offer less',
      open: [{ open: 0 }],
    });
    expect(await commit(client, { ...offerFor(gap, 5), onShortfall: 'WAITLIST' })).toMatchObject({ state: 'waiting' });
  });

  test('a gap that is closed asks for another one', async () => {
    const gap = await aGap(hub(), [{ need: 1_000_000 }]);
    const { client } = await aClient(hub());
    const officer = await officerOf(hub());
    const { gapArea } = await dataOf(officer(VERSION, { id: gap.id }));
    await dataOf(officer(CLOSE, { input: { gapAreaId: gap.id, expectedVersion: gapArea.version, reason: 'uji' } }));
    const answer = await until(
      () => commit(client, offerFor(gap, 1)),
      ({ state }) => state !== 'committed',
    );
    expect(answer).toMatchObject({ state: 'choose another gap', gapAreaId: gap.id });
  });

  test('a company that nobody has verified waits for the forum', async () => {
    const gap = await aGap(hub(), [{ need: 1_000_000 }]);
    const token = await hub().token({ role: Role.COMPANY, organisation: 'demo-company-4' });
    expect(await commit(hubAt(`${hub().url}/graphql`, token), offerFor(gap, 1))).toMatchObject({
      state: 'wait for the forum',
    });
  });

  test('a draft is submitted once', async () => {
    const gap = await aGap(hub(), [{ need: 1_000_000 }]);
    const { client, company } = await aClient(hub());
    const { saveDraftPledge } = await dataOf(company.ask(SAVE, { input: offerFor(gap, 10) }));
    const pledgeId: string = saveDraftPledge.pledge.id;
    expect(await commit(client, { idempotencyKey: randomUUID(), pledgeId })).toMatchObject({ state: 'committed' });
    expect(await commit(client, { idempotencyKey: randomUUID(), pledgeId })).toMatchObject({
      state: 'look at your pledges',
    });
  });

  test('what is wrong with a request stays an error with the field named', async () => {
    const gap = await aGap(hub(), [{ need: 1_000_000 }]);
    const { client } = await aClient(hub());
    await expect(commit(client, offerFor(gap, 0))).rejects.toMatchObject({
      response: {
        errors: [{ extensions: { code: 'BAD_USER_INPUT', fields: [{ field: expect.stringContaining('amount') }] } }],
      },
    });
  });
});

import { afterAll, beforeAll, expect, test } from 'vitest';

import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';
import { aCompany, aGap, aKey, coverageOf, submit, tellGap } from './csr-world.ts';

let csr: CsrAlone;
let company: Actor;
let rival: Actor;
const coordinator = anActor(Role.FORUM_COORDINATOR, '15.07', 'forum-15.07');

beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  csr = await startCsrAlone();
  company = await aCompany(csr, 'org-1');
  rival = await aCompany(csr, 'org-2');
});
afterAll(async () => {
  delete process.env['SIMPUL_TODAY'];
  await csr.stop();
});

test('a company answers what was asked, once; the hold stays and only the two of them read it', async () => {
  const gap = aGap({ need: '100' });
  await tellGap(csr, gap, 1);
  const { pledge } = await submit(csr, company, gap, 10);
  const allocationId = pledge.allocations[0].id;
  const ask = async (question: string) =>
    csr.ask<any>(coordinator, 'mutation ($input: RequestInfoInput!) { requestInfo(input: $input) { __typename } }', {
      input: { allocationId, question, idempotencyKey: aKey() },
    });
  const ANSWER = `mutation ($input: AnswerInfoRequestInput!) { answerInfoRequest(input: $input) { __typename
    ... on InfoAnswered { replayed } ... on Refusal { code message(lang: ID) } } }`;
  const answer = (actor: Actor, input: object) =>
    csr.answer(actor, ANSWER, { input: { allocationId, answer: 'Dua tahap.', ...input } });
  expect((await answer(company, { idempotencyKey: aKey() })).data?.answerInfoRequest).toMatchObject({
    code: 'NOTHING_ASKED',
  });
  await ask('Berapa tahap?');
  const READ = `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on PledgeAllocation {
    state holdUntil infoRequest infoAnswer viewerCan history { info reason } } } }`;
  const read = async (viewer: Actor | null) =>
    (await csr.ask<any>(viewer, READ, { ids: [{ __typename: 'PledgeAllocation', id: allocationId }] }))._entities[0];
  const asked = await read(company);
  expect(asked).toMatchObject({ infoRequest: 'Berapa tahap?', infoAnswer: null });
  expect(asked.viewerCan).toContain('ANSWER_INFO');
  expect((await answer(rival, { idempotencyKey: aKey() })).errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  expect((await answer(coordinator, { idempotencyKey: aKey() })).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  const key = { idempotencyKey: aKey() };
  expect((await answer(company, key)).data?.answerInfoRequest).toEqual({
    __typename: 'InfoAnswered',
    replayed: false,
  });
  expect((await answer(company, key)).data?.answerInfoRequest).toMatchObject({ replayed: true });
  for (const viewer of [company, coordinator]) {
    expect(await read(viewer)).toMatchObject({
      state: 'SUBMITTED',
      holdUntil: asked.holdUntil,
      infoRequest: null,
      infoAnswer: 'Dua tahap.',
      history: [{ info: null }, { info: 'ASKED' }, { info: 'ANSWERED', reason: 'Dua tahap.' }],
    });
  }
  expect(await read(rival)).toMatchObject({ infoRequest: null, infoAnswer: null, history: null });
  await ask('Di mana?');
  expect(await read(company)).toMatchObject({ infoRequest: 'Di mana?', infoAnswer: null });
  expect((await coverageOf(csr, null, gap.id)).lines[0]).toMatchObject({ held: 10, open: 90 });
});

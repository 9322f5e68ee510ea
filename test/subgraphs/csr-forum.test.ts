import { afterAll, beforeAll, expect, test } from 'vitest';

import { Role } from '../../subgraphs/kit/actor.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';

let csr: CsrAlone;
beforeAll(async () => {
  csr = await startCsrAlone();
  await csr.store.pool.query(
    `insert into forum values ('FORUM-15', 'Forum TJSLBU Jambi', '15', null, 'a paper', null, null, false)`,
  );
  await csr.store.pool.query(`insert into csr_observation values
    ('CS-001', '15', '2022', '2022', 'csr_realised_amount', null, 9000000000, 'IDR', null, null, 'x', 'a paper', null)`);
  for (const [n, status, visible] of [
    [1, 'VERIFIED', true],
    [2, 'VERIFIED', false],
    [3, 'REGISTERED', true],
  ]) {
    await csr.store.pool.query(
      `insert into company values (gen_random_uuid(), $1, $2, $3, 'ENERGY', 'PRIVATE', '15.07', $4, null, 'a@b.example', null,
        $5, null, $6, true, 1, now(), null, now())`,
      [`PRS-${n}`, `PT ${n}`, `org-${n}`, `000000000000${n}`, status, visible],
    );
  }
});
afterAll(() => csr.stop());

const coordinator = anActor(Role.FORUM_COORDINATOR, '15', 'forum-15');
const one = anActor(Role.COMPANY, null, 'org-1');
const two = anActor(Role.COMPANY, null, 'org-2');
const three = anActor(Role.COMPANY, null, 'org-3');
const JOIN = `mutation { joinForum(input: { forumCode: "FORUM-15" }) { __typename
  ... on ForumJoinRequested { membership { id state forum { name } } } ... on Refusal { code } } }`;
const ACCEPT = `mutation ($id: ID!) { acceptForumMember(input: { membershipId: $id }) { __typename
  ... on ForumMemberAccepted { membership { state } } ... on Refusal { code } } }`;

test('verified companies join, the coordinator accepts, and a hidden member is counted without its name', async () => {
  const first = (await csr.ask<any>(one, JOIN)).joinForum;
  const second = (await csr.ask<any>(two, JOIN)).joinForum;
  expect(first).toMatchObject({
    __typename: 'ForumJoinRequested',
    membership: { state: 'REQUESTED', forum: { name: 'Forum TJSLBU Jambi' } },
  });
  expect((await csr.ask<any>(three, JOIN)).joinForum.code).toBe('COMPANY_NOT_VERIFIED');
  expect((await csr.ask<any>(one, JOIN)).joinForum.code).toBe('MEMBERSHIP_STATE_DIFFERS');
  expect((await csr.answer(one, ACCEPT, { id: first.membership.id })).errors?.[0]?.extensions?.['code']).toBe(
    'FORBIDDEN',
  );
  for (const { membership } of [first, second]) await csr.ask(coordinator, ACCEPT, { id: membership.id });
  const FORUM = `{ forum(code: "FORUM-15") { memberCount { accepted requested } members(first: 1) { totalCount nodes { company { name } }
    pageInfo { hasNextPage endCursor } } } csrObservations(within: "15") { nodes { value source } } }`;
  const { forum, csrObservations } = await csr.ask<any>(null, FORUM);
  expect(forum).toMatchObject({
    memberCount: { accepted: 2, requested: null },
    members: { totalCount: 2, nodes: [{ company: { name: 'PT 1' } }] },
  });
  expect(csrObservations.nodes).toEqual([{ value: '9000000000', source: 'a paper' }]);
  const NEXT =
    'query ($after: String) { forum(code: "FORUM-15") { members(first: 1, after: $after) { nodes { company ' +
    '{ name } } } } }';
  const after = forum.members.pageInfo.endCursor;
  expect((await csr.ask<any>(null, NEXT, { after })).forum.members.nodes).toEqual([{ company: null }]);
  expect((await csr.ask<any>(coordinator, NEXT, { after })).forum.members.nodes).toEqual([
    { company: { name: 'PT 2' } },
  ]);
});

test('a member leaves and may ask again', async () => {
  const LEAVE = 'mutation { leaveForum(input: { forumCode: "FORUM-15" }) { __typename ... on Refusal { code } } }';
  expect((await csr.ask<any>(one, LEAVE)).leaveForum.__typename).toBe('ForumLeft');
  expect((await csr.ask<any>(one, LEAVE)).leaveForum.code).toBe('MEMBERSHIP_STATE_DIFFERS');
  expect((await csr.ask<any>(one, JOIN)).joinForum.__typename).toBe('ForumJoinRequested');
});

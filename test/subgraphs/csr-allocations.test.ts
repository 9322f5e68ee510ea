import { getNamedType, isLeafType, isObjectType, isRequiredArgument } from 'graphql';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { csr as definition } from '../../subgraphs/csr/index.ts';
import { buildSubgraph } from '../../subgraphs/host/subgraph.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';
import {
  CANCEL,
  SAVE,
  SUBMIT,
  VERIFY,
  WITHDRAW,
  aCompany,
  aGap,
  aKey,
  coverageOf,
  firstLine,
  onlyLine,
  submit,
  tellGap,
} from './csr-world.ts';

let csr: CsrAlone;
let company: Actor;
let rival: Actor;
let hidden: Actor;
const coordinator = anActor(Role.FORUM_COORDINATOR, '15.07', 'forum-15.07');
const neighbour = anActor(Role.FORUM_COORDINATOR, '15.71', 'forum-15.71');

beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  csr = await startCsrAlone();
  company = await aCompany(csr, 'org-1');
  rival = await aCompany(csr, 'org-2');
  hidden = await aCompany(csr, 'org-3', { isVisible: false });
});
afterAll(async () => {
  delete process.env['SIMPUL_TODAY'];
  await csr.stop();
});

async function aToldGap(need = '100') {
  const gap = aGap({ need });
  await tellGap(csr, gap, 1);
  return gap;
}

const verify = async (actor: Actor, allocationId: string, more: object = {}) =>
  (await csr.ask<any>(actor, VERIFY, { input: { allocationId, idempotencyKey: aKey(), ...more } })).verifyAllocation;
const lineOf = async (viewer: Actor | null, id: string) => (await coverageOf(csr, viewer, id)).lines[0];

test('a need lowered below what is held must be accepted with a reason, and shows as over-covered', async () => {
  const gap = await aToldGap();
  const { pledge } = await submit(csr, company, gap, 80);
  const line = onlyLine(gap);
  await tellGap(csr, { ...gap, needLines: [{ ...line, need: '50' }] }, 2);
  expect(await coverageOf(csr, null, gap.id)).toMatchObject({
    needVersion: 2,
    lines: [{ need: 50, held: 80, open: 0, uncovered: 50 }],
  });
  const { id } = pledge.allocations[0];
  expect(await verify(coordinator, id)).toMatchObject({ code: 'ALLOCATION_NO_LONGER_FITS', amount: 80, uncovered: 50 });
  expect(await verify(coordinator, id, { acceptOverCoverage: true, reason: 'Tetap dibutuhkan' })).toMatchObject({
    __typename: 'AllocationVerified',
  });
  expect(await coverageOf(csr, null, gap.id)).toMatchObject({
    state: 'OVER_COVERED',
    lines: [{ committed: 80, overCovered: 30, uncovered: 0 }],
  });
});

test('an older event changes nothing, and the same event twice is applied once', async () => {
  const gap = await aToldGap();
  const line = onlyLine(gap);
  await tellGap(csr, { ...gap, needLines: [{ ...line, need: '70' }] }, 5);
  const { version } = await coverageOf(csr, null, gap.id);
  await tellGap(csr, { ...gap, needLines: [{ ...line, need: '60' }] }, 4);
  await tellGap(csr, { ...gap, needLines: [{ ...line, need: '70' }] }, 5);
  expect(await coverageOf(csr, null, gap.id)).toMatchObject({ version, lines: [{ need: 70 }] });
});

test('only the coordinator of the area decides, and nobody about the own organisation', async () => {
  const gap = await aToldGap();
  const { pledge } = await submit(csr, company, gap, 10);
  const { id } = pledge.allocations[0];
  const input = { allocationId: id, idempotencyKey: aKey() };
  const { errors } = await csr.answer(neighbour, VERIFY, { input });
  expect(errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  expect((await csr.answer(company, VERIFY, { input })).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  expect((await csr.answer(null, VERIFY, { input })).errors?.[0]?.extensions?.['code']).toBe('UNAUTHENTICATED');
  const insider = { ...coordinator, organisation: 'org-1' };
  expect(await verify(insider, id)).toMatchObject({ code: 'OWN_ORGANISATION' });
});

test('whose a submitted pledge is stays unknown to the public, and a hidden company stays hidden after acceptance', async () => {
  const gap = await aToldGap();
  const open = (await submit(csr, company, gap, 10)).pledge;
  const secret = (await submit(csr, hidden, gap, 20)).pledge;
  await verify(coordinator, secret.allocations[0].id);
  const PEEK = `query ($ids: [_Any!]!) { _entities(representations: $ids) { ... on PledgeAllocation { amount state company { name } pledge { code } history { reason } } } }`;
  const ids = [open, secret].map(({ allocations }) => ({ __typename: 'PledgeAllocation', id: allocations[0].id }));
  const nobody = { company: null, pledge: null, history: null };
  for (const viewer of [null, rival, neighbour]) {
    expect((await csr.ask<any>(viewer, PEEK, { ids }))._entities).toEqual([
      { amount: 10, state: 'SUBMITTED', ...nobody },
      { amount: 20, state: 'COMMITTED', ...nobody },
    ]);
    const { errors } = await csr.answer(viewer, 'query ($id: ID!) { pledge(id: $id) { code } }', { id: secret.id });
    expect(errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  }
  expect((await csr.ask<any>(coordinator, PEEK, { ids }))._entities).toMatchObject([
    { company: { name: 'PT org-1' }, pledge: { code: open.code } },
    { company: { name: 'PT org-3' }, pledge: { code: secret.code } },
  ]);
});

test('withdrawing frees what was held, cancelling what was committed', async () => {
  const gap = await aToldGap();
  const { pledge } = await submit(csr, company, gap, 30);
  const foreign = await csr.answer(rival, WITHDRAW, {
    input: { pledgeId: pledge.id, reason: 'Bukan milik', idempotencyKey: aKey() },
  });
  expect(foreign.errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  const withdrawn = await csr.ask<any>(company, WITHDRAW, {
    input: { pledgeId: pledge.id, reason: 'Salah isi', idempotencyKey: aKey() },
  });
  expect(withdrawn.withdrawPledge).toMatchObject({ pledge: { state: 'WITHDRAWN' } });
  const second = (await submit(csr, company, gap, 40)).pledge;
  await verify(coordinator, second.allocations[0].id);
  const cancelled = await csr.ask<any>(company, CANCEL, {
    input: { pledgeId: second.id, reason: 'Rugi besar', idempotencyKey: aKey() },
  });
  expect(cancelled.cancelPledge).toMatchObject({ pledge: { state: 'CANCELLED' } });
  expect(await lineOf(null, gap.id)).toMatchObject({ held: 0, committed: 0, open: 100, rows: { totalCount: 0 } });
});

test('the queue of a coordinator lists what waits in the area, the oldest first, page by page', async () => {
  const gap = aGap({ areaCode: '15.09' });
  await tellGap(csr, gap, 1);
  for (const amount of [1, 2, 3]) await submit(csr, company, gap, amount);
  const QUEUE = `query ($after: String) { verificationQueue(within: "15.09", first: 2, after: $after) { totalCount pageInfo { endCursor hasNextPage } nodes { amount viewerCan } } }`;
  const judge = anActor(Role.FORUM_COORDINATOR, '15', 'forum-15');
  const first = (await csr.ask<any>(judge, QUEUE)).verificationQueue;
  expect(first).toMatchObject({
    totalCount: 3,
    nodes: [{ amount: 1, viewerCan: ['VERIFY', 'REJECT', 'REQUEST_INFO'] }, { amount: 2 }],
  });
  const second = (await csr.ask<any>(judge, QUEUE, { after: first.pageInfo.endCursor })).verificationQueue;
  expect(second.nodes).toMatchObject([{ amount: 3 }]);
  expect((await csr.answer(coordinator, QUEUE)).errors?.[0]?.extensions?.['code']).toBe('FORBIDDEN');
  const mine = (
    await csr.ask<any>(company, '{ myPledges(filter: { states: [WITHDRAWN] }) { totalCount nodes { state } } }')
  ).myPledges;
  expect(mine).toMatchObject({ totalCount: 1, nodes: [{ state: 'WITHDRAWN' }] });
});

test('a payment plan does not tell the public of the parts that are not accepted yet', async () => {
  const [accepted, waiting] = [await aToldGap(), await aToldGap()];
  const pledge = {
    allocations: [accepted, waiting].map((gap, index) => ({
      needLineId: firstLine(gap),
      amount: index === 0 ? 30 : 70,
    })),
    instalments: [{ dueOn: '2027-01-01', amount: 100 }],
  };
  const { submitPledge } = await csr.ask<any>(company, SUBMIT, { input: { pledge, idempotencyKey: aKey() } });
  const [first, second] = submitPledge.pledge.allocations;
  const planFor = async (viewer: Actor | null) =>
    (
      await csr.ask<any>(viewer, 'query ($id: ID!) { pledge(id: $id) { totals { amount } instalments { amount } } }', {
        id: submitPledge.pledge.id,
      })
    ).pledge;
  await verify(coordinator, first.id);
  expect(await planFor(null)).toEqual({ totals: [{ amount: 30 }], instalments: [] });
  expect(await planFor(company)).toEqual({ totals: [{ amount: 100 }], instalments: [{ amount: 100 }] });
  expect((await planFor(coordinator)).instalments).toEqual([{ amount: 100 }]);
  await verify(coordinator, second.id);
  expect((await planFor(null)).instalments).toEqual([{ amount: 100 }]);
});

test("a coordinator who names a company's draft is told that there is none", async () => {
  const gap = await aToldGap();
  const input = { pledge: { allocations: [{ needLineId: firstLine(gap), amount: 10 }] }, idempotencyKey: aKey() };
  const { saveDraftPledge } = await csr.ask<any>(company, SAVE, { input });
  const cancel = { pledgeId: saveDraftPledge.pledge.id, reason: 'Uji saja', idempotencyKey: aKey() };
  const { errors } = await csr.answer(coordinator, CANCEL, { input: cancel });
  expect(errors?.[0]?.extensions?.['code']).toBe('NOT_FOUND');
  const own = await csr.ask<any>(company, CANCEL, { input: cancel });
  expect(own.cancelPledge).toMatchObject({ __typename: 'AllocationStateDiffers', state: 'DRAFT' });
});

/** A field of a type as it can be asked alone: its leaves, or the names of the types below. */
function alone(type: string): string[] {
  const found = buildSubgraph(definition).schema.getType(type);
  const fields = isObjectType(found) ? Object.values(found.getFields()) : [];
  return fields
    .filter(({ args }) => !args.some(isRequiredArgument))
    .map(({ name, type: of }) => (isLeafType(getNamedType(of)) ? name : `${name} { __typename }`));
}

test('each field of an allocation and of its company asked alone finds the columns it needs, whoever asks', async () => {
  const gap = await aToldGap();
  const { pledge } = await submit(csr, company, gap, 40);
  await verify(coordinator, pledge.allocations[0].id);
  const questions = [...alone('PledgeAllocation'), ...alone('Company').map((field) => `company { ${field} }`)];
  expect(questions.length).toBeGreaterThan(40);
  for (const viewer of [null, company, coordinator]) {
    const fields = questions.map(
      (field, at) => `q${at}: _entities(representations: $gaps) { ... on GapArea {
      allocations { nodes { ${field} } } } }`,
    );
    const { errors } = await csr.answer(viewer, `query ($gaps: [_Any!]!) { ${fields.join('\n')} }`, {
      gaps: [{ __typename: 'GapArea', id: gap.id }],
    });
    expect((errors ?? []).filter(({ extensions }) => extensions?.['code'] !== 'FORBIDDEN')).toEqual([]);
  }
});

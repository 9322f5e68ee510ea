import { afterAll, beforeAll, expect, test } from 'vitest';

import { sealAudit, walkChain } from '../../subgraphs/host/sealing.ts';
import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { openSnapshot } from '../../subgraphs/reading/open-snapshot.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';
import { SAVE, VERIFY, aCompany, aGap, aKey, firstLine, submit, tellGap } from './csr-world.ts';

let csr: CsrAlone;
let company: Actor;
const admin = anActor(Role.ADMIN, null, 'dinsos');
const coordinator = anActor(Role.FORUM_COORDINATOR, '15.07', 'forum-15.07');
const elsewhere = anActor(Role.FORUM_COORDINATOR, '15.71', 'forum-15.71');

beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  csr = await startCsrAlone();
  company = await aCompany(csr, 'org-1');
});
afterAll(async () => {
  delete process.env['SIMPUL_TODAY'];
  await csr.stop();
});

const TRAIL = `query ($filter: AuditFilter, $first: Int! = 100, $after: String) {
  csrAuditTrail(filter: $filter, first: $first, after: $after) { totalCount pageInfo { hasNextPage endCursor }
    nodes { id at actorSubject actorOrganisation action requestId subjectType subjectId operation changedFields position hash } } }`;

interface Entry {
  id: string;
  at: string;
  actorSubject: string;
  actorOrganisation: string | null;
  action: string;
  subjectType: string;
  subjectId: string;
  operation: string;
  changedFields: string[];
  position: number | null;
}
interface Trail {
  csrAuditTrail: { totalCount: number; pageInfo: { hasNextPage: boolean; endCursor: string }; nodes: Entry[] };
}

const trail = async (filter: object | null, page: object = {}) =>
  (await csr.ask<Trail>(admin, TRAIL, { filter, ...page })).csrAuditTrail;

const walk = async (noted: string[] = []) => {
  await sealAudit(csr.store);
  const read = openSnapshot(csr.store);
  return walkChain(read, noted).finally(() => read.end());
};

async function aPledge(amount = 10) {
  const gap = aGap({ need: '1000000' });
  await tellGap(csr, gap, 1);
  const { pledge } = await submit(csr, company, gap, amount);
  return { gap, pledgeId: pledge.id as string, allocationId: pledge.allocations[0].id as string };
}

test('each write says who, by what, to what and which fields; never a value', async () => {
  const { gap, pledgeId, allocationId } = await aPledge(770_077);
  await csr.ask(coordinator, VERIFY, { input: { allocationId, idempotencyKey: aKey() } });
  const pledge = await trail({ subjectType: 'Pledge', subjectId: pledgeId });
  expect(pledge.nodes.at(-1)).toMatchObject({
    actorSubject: 'org-1:COMPANY',
    actorOrganisation: 'org-1',
    action: 'submitPledge',
    operation: 'INSERT',
    changedFields: [],
  });
  const moves = await trail({ subjectType: 'PledgeAllocation', subjectId: allocationId });
  expect(moves.nodes[0]).toMatchObject({ actorSubject: 'forum-15.07:FORUM_COORDINATOR', action: 'verifyAllocation' });
  const update = moves.nodes.find(({ operation }) => operation === 'UPDATE');
  expect(update?.changedFields).toEqual(expect.arrayContaining(['state', 'held', 'committed', 'acceptedAt']));
  expect(update?.changedFields).not.toContain('amount');
  const told = await trail({ subjectType: 'GapArea', subjectId: gap.id, action: 'event: programs.gap-area' });
  expect(told.nodes.length).toBeGreaterThan(1);
  expect(new Set(told.nodes.map(({ actorSubject }) => actorSubject))).toEqual(new Set(['simpul']));
  // The name, the number and the amount that were written are in no entry.
  const held = await csr.store.pool.query("select from audit_entry e where e::text ~ 'PT org-1|PRS-|GAP-|770077'");
  expect(held.rowCount).toBe(0);
});

test('a write past the hub is noted as the database role; one that changes nothing is no write', async () => {
  const { pledgeId } = await aPledge();
  await csr.store.pool.query("update pledge set note = 'x' where id = $1", [pledgeId]);
  await csr.store.pool.query("update pledge set note = 'x' where id = $1", [pledgeId]);
  const { nodes } = await trail({ subjectType: 'Pledge', subjectId: pledgeId });
  expect(nodes.filter(({ operation }) => operation === 'UPDATE')).toMatchObject([
    { actorSubject: expect.stringMatching(/^database:/), changedFields: ['note'] },
  ]);
});

test('pledges settled in one transaction keep their own companies', async () => {
  const gap = aGap({ need: '1000' });
  await tellGap(csr, gap, 1);
  const companies = await Promise.all([2, 3, 4, 5, 6].map((number) => aCompany(csr, `org-${number}`)));
  const made = await Promise.all(companies.map((one) => submit(csr, one, gap, 1)));
  for (const [index, { pledge }] of made.entries()) {
    const { nodes } = await trail({ subjectType: 'Pledge', subjectId: pledge.id });
    expect(nodes.at(-1)).toMatchObject({ actorSubject: companies[index]?.subject, action: 'submitPledge' });
    const moves = await trail({ subjectType: 'PledgeAllocation', subjectId: pledge.allocations[0].id });
    expect(moves.nodes.map(({ actorSubject }) => actorSubject)).toContain(companies[index]?.subject);
    // Nobody is said to have written what another did.
    const said = [...nodes, ...moves.nodes].map(({ actorSubject }) => actorSubject);
    expect(said.filter((one) => one !== companies[index]?.subject && one !== 'several')).toEqual([]);
  }
});

test('ADMIN reads all of it, page by page; a coordinator one subject of the own area; a company nothing', async () => {
  const { gap, pledgeId } = await aPledge();
  const all = await trail(null, { first: 3 });
  const next = await trail(null, { first: 3, after: all.pageInfo.endCursor });
  const numbers = [...all.nodes, ...next.nodes].map(({ id }) => Number(id.replace('csr:', '')));
  expect(numbers).toEqual(numbers.toSorted((a, b) => b - a));
  expect(new Set(numbers).size).toBe(6);
  expect((await trail({ from: all.nodes[0]?.at })).totalCount).toBeLessThan(all.totalCount);
  const asked = async (actor: Actor | null, filter: object | null) =>
    (await csr.answer(actor, TRAIL, { filter })).errors?.[0]?.extensions?.['code'];
  const pledge = { subjectType: 'Pledge', subjectId: pledgeId };
  expect(await asked(coordinator, pledge)).toBeUndefined();
  expect(await asked(coordinator, { subjectType: 'GapArea', subjectId: gap.id })).toBeUndefined();
  for (const filter of [null, { subjectType: 'Pledge' }, { subjectId: pledgeId }, { ...pledge, subjectId: "'" }]) {
    expect(await asked(coordinator, filter)).toBe('FORBIDDEN');
  }
  expect(await asked(coordinator, { subjectType: 'constructor', subjectId: pledgeId })).toBe('FORBIDDEN');
  expect(await asked(elsewhere, pledge)).toBe('FORBIDDEN');
  expect(await asked(company, pledge)).toBe('FORBIDDEN');
  expect(await asked(null, pledge)).toBe('UNAUTHENTICATED');
  const content = { allocations: [{ needLineId: firstLine(gap), amount: 5 }] };
  const draft = (await csr.ask<any>(company, SAVE, { input: { idempotencyKey: aKey(), pledge: content } }))
    .saveDraftPledge;
  expect(await asked(coordinator, { subjectType: 'Pledge', subjectId: draft.pledge.id })).toBe('FORBIDDEN');
});

/** Breaks the trail as somebody could who owns the database, has a look, and takes it back. */
async function whenBroken(...breaks: string[]) {
  const client = await csr.store.pool.connect();
  const { head } = await walk();
  try {
    await client.query('begin; set local session_replication_role = replica');
    for (const sql of breaks) await client.query(sql);
    const read = {
      rows: async <Row extends object>(sql: string, values: readonly unknown[] = []) =>
        (await client.query<Row>(sql, [...values])).rows,
      now: () => new Date(),
      toldTime: () => false,
      renew: async () => undefined,
      end: async () => undefined,
    };
    return await walkChain(read, [head]);
  } finally {
    await client.query('rollback');
    client.release();
  }
}

test('the chain holds, and names the first row that was changed, deleted, swapped, put in or cut off', async () => {
  await aPledge();
  const sound = await walk();
  expect(sound).toMatchObject({ breach: null, known: [] });
  expect(sound.sealed).toBeGreaterThan(20);
  expect(await walk([sound.head])).toMatchObject({ breach: null, known: [sound.head] });
  const at = (position: number) => `(select entry_id from audit_seal where position = ${position})`;

  const changed = await whenBroken(`update audit_entry set actor_subject = 'somebody' where id = ${at(5)}`);
  expect(changed.breach).toMatchObject({ position: '5', problem: 'the entry was changed' });
  const moved = await whenBroken(`update audit_entry set at = at - interval '1 hour' where id = ${at(6)}`);
  expect(moved.breach).toMatchObject({ position: '6', problem: 'the entry was changed' });

  const deleted = await whenBroken(`delete from audit_entry where id = ${at(7)}`);
  expect(deleted.breach).toMatchObject({ position: '7', problem: 'the entry was deleted' });
  const gone = await whenBroken(`delete from audit_seal where position = 8`);
  expect(gone.breach).toMatchObject({ position: '8', problem: 'the seal of this position was deleted' });

  const VALUES =
    'at, actor_subject, actor_organisation, action, request_id, subject_type, subject_id, operation, changed_fields';
  const swapped = await whenBroken(
    `update audit_entry e set (${VALUES}) = (select ${VALUES} from audit_entry o
       where o.id = case when e.id = ${at(3)} then ${at(12)} else ${at(3)} end) where e.id in (${at(3)}, ${at(12)})`,
  );
  expect(swapped.breach).toMatchObject({ position: '3', problem: expect.stringMatching(/swapped with entry \d+/) });
  const seals = await whenBroken(
    'update audit_seal set position = 1000000 where position = 4',
    'update audit_seal set position = 4 where position = 9',
    'update audit_seal set position = 9 where position = 1000000',
  );
  expect(seals.breach).toMatchObject({ position: '4', problem: expect.stringContaining('swapped') });

  const cut = await whenBroken(
    `delete from audit_entry where id in (select entry_id from audit_seal where position > ${sound.sealed - 3})`,
    `delete from audit_seal where position > ${sound.sealed - 3}`,
  );
  expect(cut).toMatchObject({ breach: null, known: [] });
  const unsealed = await whenBroken(`delete from audit_seal where position > ${sound.sealed - 3}`);
  expect(unsealed.breach).toMatchObject({ problem: expect.stringMatching(/not in the chain/) });
  const put = await whenBroken(
    `insert into audit_entry (actor_subject, action, subject_type, subject_id, operation, changed_fields)
     values ('org-1:COMPANY', 'submitPledge', 'Pledge', 'x', 'INSERT', '{}')`,
  );
  expect(put.breach).toMatchObject({ problem: expect.stringMatching(/put in by hand/) });
  expect(await walk([sound.head])).toMatchObject({ breach: null, known: [sound.head] });
});

test('rows of the trail are only ever added', async () => {
  for (const sql of ['update audit_entry set at = at', 'delete from audit_seal', 'truncate audit_entry']) {
    await expect(csr.store.pool.query(sql)).rejects.toThrow(/only ever added/);
  }
});

test('two sealers at once seal each entry once', async () => {
  for (let round = 0; round < 5; round += 1) {
    await aPledge();
    await Promise.all([1, 2, 3, 4].map(() => sealAudit(csr.store)));
  }
  expect((await walk()).breach).toBeNull();
});

test('an entry put in line once more does not keep the others from being sealed', async () => {
  await sealAudit(csr.store);
  await csr.store.pool.query('insert into audit_pending select min(entry_id) from audit_seal');
  await aPledge();
  const { breach } = await walk();
  expect(breach).toMatchObject({ position: '1', problem: 'put in line once more after it was sealed' });
  const { rows } = await csr.store.pool.query('select count(*)::int as count from audit_pending');
  expect(rows).toEqual([{ count: 1 }]);
  await csr.store.pool.query('delete from audit_pending');
  expect((await walk()).breach).toBeNull();
});

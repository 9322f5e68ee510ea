import { afterAll, beforeAll, expect, test } from 'vitest';

import { SIGNED_TABLES } from '../../subgraphs/csr/signers/signer.queries.ts';
import { Role, type Actor } from '../../subgraphs/kit/actor.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';
import { aCompany, aGap, firstLine, SUBMIT, tellGap } from './csr-world.ts';

let csr: CsrAlone;
let member: Actor;
let companyId: string;
beforeAll(async () => {
  csr = await startCsrAlone();
  await csr.store.pool.query(
    "insert into area values ('15.07', 'Tanjung Jabung Timur', 'REGENCY'), ('15.71', 'Jambi', 'CITY')",
  );
  member = { ...(await aCompany(csr, 'org-data')), name: 'Ibu Penanda Tangan' };
  const { myCompany } = await csr.ask<any>(member, '{ myCompany { id } }');
  companyId = myCompany.id;
});
afterAll(() => csr.stop());

const rival = anActor(Role.COMPANY, null, 'org-lain');
const coordinator = anActor(Role.FORUM_COORDINATOR, '15.07', 'forum-15.07');
const neighbour = anActor(Role.FORUM_COORDINATOR, '15.71', 'forum-15.71');
const CONTACT = { name: 'Ibu Kontak', phone: '+62 811 999 111' };

async function command(actor: Actor | null, name: string, input: object, fields = ''): Promise<any> {
  const type = `${name[0]?.toUpperCase()}${name.slice(1)}Input`;
  const document = `mutation ($input: ${type}!) { it: ${name}(input: $input) { __typename ${fields} } }`;
  const { data, errors } = await csr.answer(actor, document, { input });
  return data?.['it'] ?? errors?.[0]?.extensions;
}

async function giveContact(): Promise<void> {
  const { myCompany } = await csr.ask<any>(member, '{ myCompany { version } }');
  await command(member, 'changeCompany', { expectedVersion: myCompany.version, contact: CONTACT });
}

const look = (actor: Actor | null, purpose = '') =>
  csr.answer(actor, `query ($id: ID) { company(id: $id) { contact${purpose} { name email phone } } }`, {
    id: companyId,
  });

const reads = (actor: Actor | null) =>
  csr.answer(
    actor,
    `query ($id: ID!) { companyContactReads(companyId: $id) { totalCount nodes { fields readerSubject purpose } } }`,
    { id: companyId },
  );

test('each look of somebody else at a contact is noted before it is shown, and the company reads who looked', async () => {
  await giveContact();
  expect((await look(member)).data).toEqual({ company: { contact: { ...CONTACT, email: null } } });
  expect((await look(neighbour)).errors?.[0]?.extensions).toMatchObject({
    code: 'FORBIDDEN',
    field: 'Company.contact',
  });
  expect((await look(coordinator, '(purpose: "undangan rapat")')).data).toMatchObject({
    company: { contact: { name: CONTACT.name } },
  });
  expect((await reads(member)).data).toEqual({
    companyContactReads: {
      totalCount: 1,
      nodes: [{ fields: ['NAME', 'PHONE'], readerSubject: coordinator.subject, purpose: 'undangan rapat' }],
    },
  });
  const codes = [];
  for (const actor of [null, rival, neighbour]) codes.push((await reads(actor)).errors?.[0]?.extensions?.['code']);
  expect(codes).toEqual(['UNAUTHENTICATED', 'FORBIDDEN', 'FORBIDDEN']);
  await expect(csr.store.pool.query('delete from contact_read')).rejects.toThrow(/only ever added/);
});

test('no contact is shown that the log cannot note', async () => {
  await csr.store.pool.query('alter table contact_read rename to contact_read_away');
  const answer = await look(coordinator);
  await csr.store.pool.query('alter table contact_read_away rename to contact_read');
  expect(answer.data).toEqual({ company: { contact: null } });
  expect(answer.errors).toHaveLength(1);
});

test('a contact is erased by the company or the forum of its area, and by nobody else', async () => {
  await giveContact();
  for (const actor of [rival, neighbour]) {
    expect(await command(actor, 'eraseCompanyContact', { companyId })).toMatchObject({ code: 'FORBIDDEN' });
  }
  const erased =
    '... on CompanyContactErased { company { name contact { name email phone } } } ... on Refusal { code }';
  expect(await command(coordinator, 'eraseCompanyContact', { companyId }, erased)).toEqual({
    __typename: 'CompanyContactErased',
    company: { name: 'PT org-data', contact: { name: null, email: null, phone: null } },
  });
  expect(await command(member, 'eraseCompanyContact', { companyId }, erased)).toMatchObject({
    code: 'COMPANY_CONTACT_MISSING',
  });
  const { rows } = await csr.store.pool.query("select 1 from company where contact_name like '%Kontak%'");
  expect(rows).toEqual([]);
});

test('every history that keeps a name is known to the export and the erasure', async () => {
  const { rows } = await csr.store.pool.query<{ name: string }>(
    `select table_name as name from information_schema.columns
     where table_schema = 'csr' and column_name = 'actor_name' order by 1`,
  );
  expect(rows.map(({ name }) => name)).toEqual([...SIGNED_TABLES]);
});

test('an account reads what it signed, and has its name taken out of every history that is read', async () => {
  const gap = aGap();
  await tellGap(csr, gap, 1);
  const pledge = { allocations: [{ needLineId: firstLine(gap), amount: 10 }] };
  const { submitPledge } = await csr.ask<any>(member, SUBMIT, { input: { pledge, idempotencyKey: 'kunci-data-saya' } });
  const { id } = submitPledge.pledge;
  const mine = async () => JSON.parse((await csr.ask<any>(member, '{ myCsrData { json } }')).myCsrData.json);
  expect(await mine()).toMatchObject({
    nameIsShown: true,
    signed: [{ history: 'allocation_event', name: 'Ibu Penanda Tangan' }],
    contact: { contact_name: null, contact_retention_until: expect.any(String) },
  });
  const names = async () => {
    const query = 'query ($id: ID!) { pledge(id: $id) { allocations { history { actorName amount } } } }';
    return (await csr.ask<any>(member, query, { id })).pledge.allocations[0].history;
  };
  expect(await names()).toEqual([{ actorName: 'Ibu Penanda Tangan', amount: 10 }]);
  expect(await command(rival, 'eraseMyCsrData', { isConfirmed: true })).toMatchObject({ code: 'FORBIDDEN' });
  expect(await command(member, 'eraseMyCsrData', { isConfirmed: false })).toMatchObject({ code: 'BAD_USER_INPUT' });
  for (let twice = 0; twice < 2; twice += 1) {
    expect(await command(member, 'eraseMyCsrData', { isConfirmed: true })).toEqual({ __typename: 'MyCsrDataErased' });
  }
  expect(await names()).toEqual([{ actorName: '—', amount: 10 }]);
  expect(await mine()).toMatchObject({ nameIsShown: false });
  const { rows } = await csr.store.pool.query(
    "select distinct actor_subject from audit_entry where action = 'eraseMyCsrData'",
  );
  expect(rows).toEqual([{ actor_subject: 'owner' }]);
});

test('the name of who imported a file goes with the others, also of who signed nothing else', async () => {
  const importer = { ...anActor(Role.FORUM_COORDINATOR, '15', 'forum-impor'), name: 'Bapak Pengimpor' };
  await csr.store.pool.query(
    `insert into import_run (id, file_name, data_set, is_dry_run, state, started_by, actor, key, body_hash, queued_at, finished_at)
     values (gen_random_uuid(), 'a.csv', 'companies', true, 'DONE', $1, $2, 'k', 'h', now(), now())`,
    [importer.subject, JSON.stringify(importer)],
  );
  expect(await command(importer, 'eraseMyCsrData', { isConfirmed: true })).toEqual({ __typename: 'MyCsrDataErased' });
  const { rows } = await csr.store.pool.query("select actor ->> 'name' as name from import_run where started_by = $1", [
    importer.subject,
  ]);
  expect(rows).toEqual([{ name: '—' }]);
});

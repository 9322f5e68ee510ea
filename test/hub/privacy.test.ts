import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Client } from 'pg';
import { afterAll, beforeAll, expect, test } from 'vitest';

import { Role } from '#kit/actor';

import { startCommand } from '../support/processes.ts';
import { run } from '../support/pledges.ts';
import { aDeployment, aPerson, aRegion, name, type Region } from '../support/region.ts';
import { stories } from '../support/stories.ts';
import { inDatabase } from '../support/tables.ts';

stories('personal data', (hub) => {
  let region: Region;
  let folder: string;
  beforeAll(async () => {
    folder = fs.mkdtempSync(join(tmpdir(), 'simpul-privacy-'));
    region = await aRegion(hub());
  });
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  /** A command in a process of its own, over the database of the hub: what it said. */
  async function said(args: string[], expected = 0): Promise<string> {
    const running = startCommand('privacy', args, { DATABASE_URL: hub().databaseUrl, SIMPUL_HOME: folder }, folder);
    const code = await new Promise((done) => running.child.once('exit', done));
    const text = fs.readFileSync(running.logFile, 'utf8');
    expect({ code, text }).toEqual({ code: expected, text: expect.any(String) });
    return text;
  }

  test('who may not read names is told once a field, wherever in the answer they stand, and reads the rest', async () => {
    const person = await aPerson(region);
    await aDeployment(region);
    const query = `query ($id: ID!) {
      personnel(first: 100) { nodes { initials fullName phone } }
      person(id: $id) { initials fullName phone }
      gapArea(id: "${region.gap.id}") { deployments(first: 5) { nodes { personnel { initials fullName } } } } }`;
    const asNobody = await hub().ask(query, { id: person.personnelId });
    const told = asNobody.errors?.map(({ path, extensions }) => [
      path?.at(-1),
      extensions.code,
      JSON.stringify(extensions['wording']).includes('koordinator pilar'),
    ]);
    expect(told?.toSorted()).toEqual([
      ['fullName', 'FORBIDDEN', true],
      ['phone', 'FORBIDDEN', true],
    ]);
    expect(asNobody.data?.['personnel'].nodes.length).toBeGreaterThan(5);
    const [deployed] = asNobody.data?.['gapArea'].deployments.nodes ?? [];
    expect(deployed.personnel).toEqual({ fullName: null, initials: expect.any(String) });
    expect(asNobody.data?.['person']).toMatchObject({ fullName: null, phone: null, initials: expect.any(String) });
    const without = await hub().ask('{ personnel(first: 100) { nodes { initials } } }');
    expect(without.errors).toBeUndefined();
  });

  test('after a leak: whose data an account was shown, in which requests, and what a table would tell', async () => {
    const { personnelId } = await aPerson(region);
    const subject = name('akun-bocor').replaceAll(' ', '-');
    const reader = await hub().as({ role: Role.PILLAR_COORDINATOR, area: '15.07', organisation: 'uji', subject });
    const from = new Date(Date.now() - 60_000).toISOString();
    await reader('query ($id: ID!) { person(id: $id) { fullName(purpose: "uji") } }', { id: personnelId });
    const until = new Date(Date.now() + 60_000).toISOString();
    const span = ['--from', from, '--until', until];
    const told = await said(['check-privacy', ...span, '--account', subject]);
    expect(told).toContain(`pillars ${personnelId}: FULL_NAME, 1 reads`);
    expect(told).toContain('pillars: 1 of whom something was shown');
    expect(told).toContain('csr: 0 of whom');
    const requestId = /requests (\S+)/.exec(told)?.[1] ?? '';
    expect(await said(['check-privacy', ...span, '--request', requestId])).toContain(`pillars ${personnelId}:`);
    expect(await said(['check-privacy', ...span, '--request', 'no-such-request'])).not.toContain(personnelId);
    const tables = await said(['check-privacy']);
    expect(tables).toMatch(/^pillars person: \d+ rows of \d+ people \(full name/m);
    expect(tables).toMatch(/^csr company: \d+ rows of \d+ people \(name, mail/m);
    expect(tables).not.toContain('Contoh');
  });

  test('npm run retention says what is past its day, and erases it when it is meant', async () => {
    const { personnelId } = await aPerson(region);
    const fields = '... on PersonnelServiceEnded { personnel { id } }';
    await run(region.pillars, 'endPersonnel', { personnelId, reason: 'Pindah tugas' }, fields);
    const past = 'update pillars.person set retention_until = $2 where personnel_id = $1 returning personnel_id';
    await inDatabase(hub().databaseUrl, past, [personnelId, '2020-01-01']);
    const nameOf = async () =>
      (await region.pillars('query ($id: ID!) { person(id: $id) { fullName } }', { id: personnelId })).data?.['person'];
    expect(await said(['retention', '--dry-run'])).toContain('pillars person: 1 rows are past their day');
    expect(await nameOf()).toEqual({ fullName: expect.any(String) });
    // Somebody is at work on the row: it stays, and whoever ran it is told by the exit code.
    const busy = new Client({ connectionString: hub().databaseUrl });
    await busy.connect();
    await busy.query('begin');
    await busy.query('select from pillars.person where personnel_id = $1 for update', [personnelId]);
    expect(await said(['retention'], 1)).toContain('person: 1 rows are past their day and could not be erased');
    await busy.end();
    expect(await said(['retention'])).toContain('pillars person: 1 rows erased');
    expect(await nameOf()).toEqual({ fullName: null });
    expect(await said(['retention', '--dry-run'])).toContain('0 rows would be erased; nothing was');
  });
});

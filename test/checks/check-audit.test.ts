import { spawn } from 'node:child_process';

import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import { copyTemplate } from '../support/databases.ts';

let databaseUrl: string;
let client: Client;

beforeAll(async () => {
  databaseUrl = await copyTemplate(inject('clusterUrl'), 'audit');
  client = new Client({ connectionString: databaseUrl });
  await client.connect();
});

afterAll(() => client.end());

/** Runs `npm run check:audit` over the database, as a user would. */
async function checkAudit(...args: string[]): Promise<{ code: number | null; text: string }> {
  const child = spawn(process.execPath, ['dist/gateway/commands/check-audit.js', ...args], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, text };
}

const headsIn = (text: string): string[] => [...text.matchAll(/head (\w+:[0-9a-f]{64})/g)].map(([, head = '']) => head);

/** Does what only the owner of the database can do: triggers are off for it. */
async function tamper(sql: string): Promise<void> {
  await client.query(`begin; set local session_replication_role = replica; ${sql}; commit`);
}

test('the chains of the seeded hub hold, all three, and the run says their heads', async () => {
  const { code, text } = await checkAudit();
  for (const subgraph of ['programs', 'csr', 'pillars'])
    expect(text).toMatch(new RegExp(`${subgraph}: \\d{2,} entries hold`));
  expect(headsIn(text)).toHaveLength(3);
  expect(text).toContain('0 breaches');
  expect(code).toBe(0);
});

test('heads noted before prove that nothing was cut off; a tail cut clean is found by them alone', async () => {
  const heads = headsIn((await checkAudit()).text).flatMap((head) => ['--head', head]);
  expect((await checkAudit(...heads)).code).toBe(0);
  await client.query("update csr.company set name = name || ' Tbk' where code = 'PRS-D001'");
  expect(await checkAudit(...heads)).toMatchObject({ code: 0, text: expect.stringContaining('0 breaches') });
  await tamper(`delete from pillars.audit_entry where id in (select entry_id from pillars.audit_seal order by position desc limit 3);
    delete from pillars.audit_seal where position > (select max(position) - 3 from pillars.audit_seal)`);
  expect((await checkAudit()).code).toBe(0);
  const { code, text } = await checkAudit(...heads);
  expect(text).toMatch(/BREACH pillars:[0-9a-f]{64} is in no chain any more/);
  expect(text).toContain('1 breaches');
  expect(code).toBe(1);
  expect((await checkAudit('--head', 'x')).text).toContain('is no hash of a chain');
});

test('one changed row ends the walk with exit code 1 and is named', async () => {
  await tamper(
    'update csr.audit_entry set actor_subject = $$somebody$$ where id = (select entry_id from csr.audit_seal where position = 20)',
  );
  const { code, text } = await checkAudit();
  expect(text).toMatch(/BREACH csr: position 20, entry \d+: the entry was changed/);
  expect(text).toMatch(/csr: 19 entries hold/);
  expect(code).toBe(1);
});

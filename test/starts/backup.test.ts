import { createHash } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync, gzipSync } from 'node:zlib';

import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import type { Manifest } from '../../gateway/backup/manifest.ts';
import { copyTemplate } from '../support/databases.ts';
import { enterHub, startHub } from '../support/hub.ts';
import { submit } from '../support/pledging.ts';
import { emptyDatabase as empty, runOver } from '../support/restoring.ts';
import { inDatabase } from '../support/tables.ts';
import { aCompany, aGap, coverageOf } from '../support/world.ts';

const folder = fs.mkdtempSync(join(tmpdir(), 'simpul-test-'));
let source: string;
/** The one that was filled from the backup of the source. */
let target: string;

beforeAll(async () => {
  source = await copyTemplate(inject('clusterUrl'), 'backup');
  // What a hub had not sealed when it stopped is sealed by whoever walks the chains next, such as a restore.
  await run(source, ['check-audit']);
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const run = runOver(folder);
const IS_FACT = `n.nspname in ('programs', 'csr', 'pillars', 'events', 'auth')
  and c.relname not in ('migration', 'migrations', 'session', 'verification', 'jwks', 'rateLimit')`;

/** A number for all rows of each table, which any other value in any row would change. */
async function allRows(databaseUrl: string): Promise<Record<string, string>> {
  const tables = await inDatabase<{ name: string }>(
    databaseUrl,
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
     where c.relkind = 'r' and ${IS_FACT}`,
  );
  const parts = tables.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || ' ' || coalesce(sum(hashtextextended(t::text, 0)::numeric), 0) as held from ${name} t`,
  );
  const rows = await inDatabase<{ name: string; held: string }>(databaseUrl, parts.join(' union all '));
  return Object.fromEntries(rows.map(({ name, held }) => [name, held]));
}

const tablesIn = (databaseUrl: string) =>
  inDatabase(
    databaseUrl,
    "select 1 from information_schema.tables where table_schema in ('programs', 'csr', 'pillars')",
  );

const LONG = 240_000;

test(
  'what was backed up is restored into an empty database to the last value, and the books and the audit chain hold',
  { timeout: LONG },
  async () => {
    fs.mkdirSync(join(folder, 'evidence'), { recursive: true });
    fs.writeFileSync(join(folder, 'evidence', 'bukti-uji'), 'isi berkas');
    // Signs at which some end a line: a text that was pasted from a document brings them along.
    await inDatabase(source, `update auth."user" set name = name || U&'\\2028\\2029\\0085\\000B' || E'\\r\\n' || 'x'`);
    const kept = join(folder, 'whole');
    const backup = await run(source, ['backup', kept]);
    expect(backup).toMatchObject({ code: 0 });
    expect(fs.statSync(kept).mode & 0o077).toBe(0);
    const before = await allRows(source);
    expect(Object.keys(before).length).toBeGreaterThan(100);

    target = await empty();
    const home = fs.mkdtempSync(join(folder, 'home-'));
    const restored = await run(target, ['restore', kept], home);
    expect(restored.words).toMatch(/rules of the books and 3 audit chains walked: 0 breaches/);
    expect(restored.code).toBe(0);
    expect(await allRows(target)).toEqual(before);
    expect(fs.readFileSync(join(home, 'evidence', 'bukti-uji'), 'utf8')).toBe('isi berkas');

    // Keys and triggers are as they were: a history still refuses to be rewritten, a row still needs its parent.
    await expect(inDatabase(target, 'update csr.allocation_event set reason = reason')).rejects.toThrow(
      'only ever added',
    );
    const gates = `select count(*) filter (where k.condeferrable) as loose, (select count(*) from pg_trigger
     where tgenabled = 'D') as disabled from pg_constraint k where k.contype = 'f'`;
    expect(await inDatabase(target, gates)).toEqual(await inDatabase(source, gates));
  },
);

test(
  'the hub goes on from there, and one that goes on meanwhile is written down as it stood at one instant',
  { timeout: LONG },
  async () => {
    const hub = await startHub('one process', target);
    const kept = join(folder, 'live');
    try {
      const entered = await enterHub(hub.address);
      const gap = await aGap(entered, [{ need: 500_000_000 }]);
      const company = await aCompany(entered);
      const needLineId = gap.lines[0]?.id ?? '';
      // What comes next gets the next numbers, is noted and counted.
      await submit(company.ask, { needLineId, amount: 20_000_000 });
      expect((await coverageOf(entered, gap.id))?.lines[0]).toMatchObject({ held: 20_000_000 });
      const busy = { isOver: false };
      const work = (async () => {
        while (!busy.isOver) await submit(company.ask, { needLineId, amount: 1_000 });
      })();
      expect(await run(target, ['backup', kept])).toMatchObject({ code: 0 });
      busy.isOver = true;
      await work;
      await entered.close();
    } finally {
      await hub.stop();
    }
    expect((await run(target, ['check-ledger'])).words).toMatch(/: 0 breaches/);
    expect((await run(target, ['check-audit'])).words).toMatch(/: 0 breaches/);
    const restored = await run(await empty(), ['restore', kept]);
    expect(restored.words).toMatch(/: 0 breaches/);
    expect(restored.code).toBe(0);
  },
);

test(
  'what cannot be restored whole is refused before anything is written, and says how to put it right',
  { timeout: LONG },
  async () => {
    const kept = join(folder, 'whole');
    const copy = (name: string, change: (manifest: Manifest, at: string) => void) => {
      const at = join(folder, name);
      fs.cpSync(kept, at, { recursive: true });
      const manifest = JSON.parse(fs.readFileSync(join(at, 'manifest.json'), 'utf8'));
      change(manifest, at);
      if (fs.existsSync(join(at, 'manifest.json')))
        fs.writeFileSync(join(at, 'manifest.json'), JSON.stringify(manifest));
      return at;
    };
    const changed = copy('changed', (_manifest, at) => {
      const file = join(at, 'csr.pledge.jsonl.gz');
      fs.writeFileSync(file, gzipSync(gunzipSync(fs.readFileSync(file)).toString().replace(/\d/, 'x')));
    });
    const older = copy('older', ({ migrations }) => migrations['csr']?.pop());
    const newer = copy('newer', ({ migrations }) => migrations['pillars']?.push('Migration20991231later'));
    const cut = copy('cut', (_manifest, at) => fs.rmSync(join(at, 'manifest.json')));
    const clean = await empty();
    const words = async (from: string, into = clean, more = {}) => {
      const { code, words: said } = await run(into, ['restore', from], folder, more);
      expect(code).toBe(1);
      return said;
    };
    // A file that says of itself what it should, and holds what no table can take: nothing is left of the try.
    const odd = copy('odd', (manifest, at) => {
      const file = join(at, 'csr.pledge.jsonl.gz');
      fs.writeFileSync(file, gzipSync('{"id": "no id"}\n'));
      const table = manifest.tables.find(({ name, schema }) => schema === 'csr' && name === 'pledge');
      if (table) table.sha256 = createHash('sha256').update(fs.readFileSync(file)).digest('hex');
    });
    const bare = copy('without evidence', (_manifest, at) => fs.rmSync(join(at, 'evidence', 'bukti-uji')));
    const halved = copy('half the evidence', (_manifest, at) => fs.truncateSync(join(at, 'evidence', 'bukti-uji'), 4));
    expect(await words(bare)).toContain('evidence/bukti-uji is missing: nothing was restored');
    expect(await words(halved)).toContain('evidence/bukti-uji was changed since it was written: nothing was restored');
    const inBucket = { S3_ENDPOINT: 'http://127.0.0.1:9' };
    expect(await words(kept, clean, inBucket)).toContain('holds 1 files of evidence, and S3_ENDPOINT is set');
    expect(await words(odd)).toContain('invalid input syntax for type uuid');
    expect(await words(changed)).toContain(
      'csr.pledge.jsonl.gz was changed since it was written: nothing was restored',
    );
    expect(await words(older)).toMatch(/is of a hub that is older than this one \(csr Migration/);
    expect(await words(newer)).toContain('is of a hub that is newer than this one (pillars Migration20991231later)');
    expect(await words(cut)).toContain('is no whole backup');
    expect(await tablesIn(clean)).toEqual([]);
    expect(await words(kept, source)).toContain('There is a hub in this database already');
    expect((await run(source, ['backup', kept])).words).toContain('holds something already');
  },
);

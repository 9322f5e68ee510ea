import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { seedPrograms } from '../../seeds/programs.ts';
import { LEDGER_RULES } from '../../subgraphs/programs/ledger/ledger.queries.ts';
import { keepTrust } from '../../subgraphs/programs/trust/kept-trust.commands.ts';
import { gapScore, gapTrustMatches, isGood } from '../../subgraphs/programs/trust/kept-trust.queries.ts';
import { gapFacts, isStaleSql, scoreSql, trustMatches } from '../../subgraphs/programs/trust/trust.queries.ts';
import { startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';

const TODAY = '2026-11-22';

let programs: ProgramsAlone;
beforeAll(async () => {
  vi.stubEnv('SIMPUL_TODAY', TODAY);
  programs = await startProgramsAlone();
  await seedPrograms(programs.store, { demo: true });
});
afterAll(async () => {
  await programs.stop();
  vi.unstubAllEnvs();
});

async function rows<Row extends object>(sql: string): Promise<Row[]> {
  return (await programs.store.pool.query<Row>(sql)).rows;
}

/** How many gap areas have a kept score that is good today. */
const good = async () => (await rows(`select 1 from gap_trust t where ${isGood(`date '${TODAY}'`)}`)).length;

const FAR_DAYS = [-400, -1, 0, 1, 200, 365, 366, 800, 1600].map((days) => `date '${TODAY}' + ${days}`);
const GRADES = ['A', 'B', 'C', 'D'];

/** On near and far days, what is kept and what is worked out say the same of every gap area. */
async function expectEqual(about: string): Promise<void> {
  const facts = gapFacts('asked.day');
  const workedOut = { score: scoreSql(facts), isStale: isStaleSql(facts) };
  const differing = await rows(`
    select g.code, asked.day from gap_area g
    cross join (values ${FAR_DAYS.map((day) => `(${day})`).join(', ')}) as asked (day)
    where ${gapScore('asked.day')} is distinct from ${scoreSql(facts)}
      or ${gapTrustMatches('asked.day', 'null', 'true')} <> ${trustMatches(workedOut, 'null', 'true')}`);
  expect([about, differing]).toEqual([about, []]);
  for (const grade of GRADES) {
    const missed =
      await rows(`select g.code from gap_area g where ${gapTrustMatches(`date '${TODAY}'`, `'${grade}'`, 'null')}
      is distinct from ${trustMatches({ score: scoreSql(gapFacts(`date '${TODAY}'`)), isStale: 'true' }, `'${grade}'`, 'null')}`);
    expect(missed, `${about}, grade ${grade}`).toEqual([]);
  }
  expect(await rows(LEDGER_RULES['a kept trust score is what it would be worked out as'] ?? 'select 1')).toEqual([]);
}

const COMPUTED = `(select g.id from gap_area g join need_line l on l.gap_area_id = g.id
  join need_formula n on n.need_line_id = l.id order by g.code limit 1)`;
const A_GAP = '(select id from gap_area order by code desc limit 1)';
const OF_COMPUTED = `area_code = (select area_code from gap_area where id = ${COMPUTED}) and indicator_code = 'poor_percent'`;

test('what is kept is what would be worked out, on every day, before and after each change of a fact', async () => {
  const all = (await rows('select 1 from gap_area')).length;
  expect(await good()).toBe(0);
  await expectEqual('before anything is kept');
  await keepTrust(programs.store);
  expect(await good()).toBe(all);
  await expectEqual('kept');

  const changes: [string, string, number][] = [
    ['a note', `update gap_area set note = 'changed'`, 0],
    ['the day of its figures', `update gap_area set figures_as_of = '2024-01-31' where id = ${A_GAP}`, 1],
    ['a made-up gap', `update gap_area set is_demo = not is_demo where id = ${A_GAP}`, 1],
    [
      'a piece of evidence',
      `insert into gap_evidence (id, gap_area_id, title, source_code, as_of, is_demo, added_at)
       values (gen_random_uuid(), ${A_GAP}, 'x', (select code from source order by code limit 1), '2026-11-01', false, now())`,
      1,
    ],
    ['no evidence', `delete from gap_evidence where gap_area_id = ${A_GAP}`, 1],
    ['a contradicting figure', `update figure set value = value + 1 where ${OF_COMPUTED}`, 1],
    [
      'a formula',
      `update need_formula set period = '1999' where need_line_id in
      (select id from need_line where gap_area_id = ${COMPUTED})`,
      1,
    ],
  ];
  for (const [what, sql, least] of changes) {
    await rows(sql);
    const doubted = all - (await good());
    expect([what, doubted >= least, least > 0 ? doubted < all : doubted === 0]).toEqual([what, true, true]);
    await expectEqual(`${what}, before it is worked out`);
    await keepTrust(programs.store);
    await expectEqual(`${what}, worked out`);
  }
});

test('a round makes the scores of its kabupaten or kota doubtful, a rule those of all', async () => {
  const inside = `select 1 from gap_area where left(area_code, 5) = (select area_code from verification_round order by id limit 1)`;
  const count = (await rows(inside)).length;
  await keepTrust(programs.store);
  const all = await good();
  expect(count).toBeGreaterThan(0);
  await rows(`update verification_round set year = 2026, is_demo = false, carried_out = 'YES'
    where id = (select id from verification_round order by id limit 1)`);
  expect(await good()).toBe(all - count);
  await expectEqual('a round');
  for (const sql of [
    `update trust_rule set points = points / 2 where factor = 'METHOD'`,
    `update publication_promise set days = 30`,
    `update trust_source_kind set code = 'OTHER' where kind = (select min(kind) from trust_source_kind)`,
    `update source set kind = 'law'`,
    `update trust_rule_set set default_promised_days = default_promised_days + 5`,
  ]) {
    await keepTrust(programs.store);
    expect(await good()).toBe(all);
    await rows(sql);
    expect([sql, await good()]).toEqual([sql, 0]);
    await expectEqual(sql);
  }
});

test('on the day after the last good one it is worked out anew', async () => {
  await keepTrust(programs.store);
  const [last] = await rows<{ day: string }>(
    `select min(good_until)::text as day from gap_trust where good_until < 'infinity'`,
  );
  expect(last).toBeDefined();
  const [{ next } = { next: '' }] = await rows<{ next: string }>(`select (date '${last?.day}' + 1)::text as next`);
  const ageing = () => rows(`select 1 from gap_trust where good_until = '${last?.day}'`);
  expect((await ageing()).length).toBeGreaterThan(0);
  vi.stubEnv('SIMPUL_TODAY', next);
  await keepTrust(programs.store);
  expect(await ageing()).toEqual([]);
  vi.stubEnv('SIMPUL_TODAY', TODAY);
  await expectEqual('on a later day');
});

test('whoever works a score out waits for nobody, and what changes meanwhile is not taken for good', async () => {
  await keepTrust(programs.store);
  const client = await programs.store.pool.connect();
  await client.query('begin');
  await client.query(`delete from gap_evidence where gap_area_id = (select gap_area_id from gap_evidence limit 1)`);
  await keepTrust(programs.store);
  const all = (await rows('select 1 from gap_area')).length;
  // Not seen by others yet, so what is kept is still good for them.
  expect(await good()).toBe(all);
  await client.query('commit');
  client.release();
  expect(await good()).toBe(all - 1);
  await expectEqual('after it was committed');
});

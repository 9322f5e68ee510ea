import { randomUUID } from 'node:crypto';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { BRIEF_RULES } from '../../subgraphs/pillars/briefs/brief-ledger.queries.ts';
import { entitiesIn } from '../support/entities.ts';
import { startPillarsAlone, type PillarsAlone } from './pillars-alone.ts';
import { aGap, aPerson, deploy, someAreas, step, TODAY } from './pillars-world.ts';

let pillars: PillarsAlone;
beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = TODAY;
  pillars = await startPillarsAlone();
  await pillars.store.pool.query(
    `insert into personnel_type (code, ordinal, name_id, name_en, is_organisation, source_codes)
     values ('PSM', 1, 'Pekerja Sosial Masyarakat', 'Community social worker', false, '{x}'),
       ('TKSK', 2, 'TKSK', 'TKSK', false, '{x}')`,
  );
  await someAreas(pillars);
});
afterAll(() => pillars.stop());

const COUNTS = 'proposed deployed completed';
const BRIEF = `query ($of: [_Any!]!) { _entities(representations: $of) { ... on MeetingBrief { staffing { frozenOn fingerprint
  totals { needed ${COUNTS} missing } gaps(first: 100) { nodes { gapCode areaName needed ${COUNTS} missing } }
  deployed(first: 100) { nodes { gapCode typeCode typeName organisation ${COUNTS} } } } } } }`;

const read = (id: string) => pillars.answer(null, BRIEF, { of: [{ __typename: 'MeetingBrief', id }] });
async function staffingOf(id: string) {
  const answer = await read(id);
  expect(answer.errors).toBeUndefined();
  return entitiesIn(answer)[0]?.['staffing'];
}

async function hear(areaCode: string): Promise<string> {
  const id = randomUUID();
  await pillars.hear('programs.brief', id, 1, { id, code: `BRF-${id.slice(0, 8)}`, areaCode, fiscalYear: 2027 });
  return id;
}

const query = async (sql: string, values: unknown[] = []) => (await pillars.store.pool.query(sql, values)).rows;
const sumOf = (rows: any[], name: string) => rows.reduce((sum, row) => sum + (row[name] ?? 0), 0);

async function serving(gap: string, type: string, verb?: string): Promise<void> {
  const { deployment } = await deploy(pillars, await aPerson(pillars, '15.04.01', type), gap);
  if (verb) await step(pillars, verb, deployment?.id ?? '');
}

test('until pillars has heard of a brief its part is null', async () => {
  expect(await staffingOf(randomUUID())).toBeNull();
});

test('who serves where by type, what is missing, and totals that are the sums of the rows', async () => {
  const gap = await aGap(pillars);
  await aGap(pillars, { personnelNeeded: null });
  for (const [type, verb] of [['PSM', 'confirm'], ['PSM', 'confirm'], ['TKSK', 'confirm'], ['PSM']] as const)
    await serving(gap, type, verb);
  const { totals, gaps, deployed } = await staffingOf(await hear('15.04'));
  expect(totals).toEqual({ needed: 5, proposed: 1, deployed: 3, completed: 0, missing: 2 });
  expect(gaps.nodes).toMatchObject([
    { areaName: 'Mersam', needed: 5, deployed: 3, missing: 2 },
    { needed: null, missing: null },
  ]);
  expect(deployed.nodes).toMatchObject([
    { typeCode: 'PSM', typeName: 'Pekerja Sosial Masyarakat', deployed: 2, proposed: 1, organisation: null },
    { typeCode: 'TKSK', deployed: 1, proposed: 0 },
  ]);
  for (const name of ['proposed', 'deployed', 'completed'])
    expect([name, sumOf(deployed.nodes, name), sumOf(gaps.nodes, name)]).toEqual([name, totals[name], totals[name]]);
});

test('the counts stay when people come and the need moves, and no person is in it', async () => {
  const gap = await aGap(pillars, { areaCode: '15.71.01' });
  await serving(gap, 'PSM', 'confirm');
  const id = await hear('15.71');
  const before = await staffingOf(id);
  await serving(gap, 'TKSK', 'confirm');
  await aGap(pillars, { id: gap, areaCode: '15.71.01', personnelNeeded: 9 });
  expect(await staffingOf(id)).toEqual(before);
  const after = await staffingOf(await hear('15.71'));
  expect(after.totals).toMatchObject({ needed: 9, deployed: 2 });
  expect(after.fingerprint).not.toBe(before.fingerprint);
  const texts = await query('select content from brief');
  expect(texts.some(({ content }) => /Contoh Orang|812 0000|personnelId/.test(content))).toBe(false);
});

test('whoever changes a digit of a brief is found, at reading and in the ledger', async () => {
  const gap = await aGap(pillars, { areaCode: '15.71.01', personnelNeeded: 4 });
  await serving(gap, 'PSM', 'confirm');
  const id = await hear('15.71.01');
  const broken = async () => {
    const found = await Promise.all(Object.entries(BRIEF_RULES).map(async ([rule, sql]) => [rule, await query(sql)]));
    return found.filter(([, rows]) => rows?.length).map(([rule]) => rule);
  };
  expect(await broken()).toEqual([]);
  await expect(query('update brief set content = content')).rejects.toThrow(/only ever added/);
  const [{ content }] = await query('select content from brief where id = $1', [id]);
  const write = async (text: string) => {
    await query('alter table brief disable trigger brief_stays');
    await query('update brief set content = $1 where id = $2', [text, id]);
    await query('alter table brief enable trigger brief_stays');
  };
  await write(content.replace('"deployed":', '"deployed":9'));
  const changed = await read(id);
  expect([entitiesIn(changed)[0]?.['staffing'], changed.errors?.length]).toEqual([null, 1]);
  expect((await broken()).length).toBeGreaterThanOrEqual(2);
  await write(content);
  expect(await broken()).toEqual([]);
});

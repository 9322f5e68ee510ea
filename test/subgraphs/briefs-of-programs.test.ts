import { createHash } from 'node:crypto';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { Role } from '#kit/actor';

import { seedPrograms } from '../../seeds/programs.ts';
import { BRIEF_RULES } from '../../subgraphs/programs/briefs/brief-ledger.queries.ts';
import { anActor, startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';

let programs: ProgramsAlone;
beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  programs = await startProgramsAlone();
  await seedPrograms(programs.store, { demo: true });
});
afterAll(() => programs.stop());

const officer = anActor(Role.PROGRAM_OFFICER, '15', 'demo-dinsos-jambi');
const FREEZE = `mutation ($input: FreezeMeetingBriefInput!) { freezeMeetingBrief(input: $input) { __typename
  ... on MeetingBriefFrozen { replayed brief { id code } } ... on Refusal { code } } }`;
const BRIEF = `query ($code: ID!) { meetingBrief(code: $code) { code fiscalYear isComplete frozenAt area { name }
  meeting { code } parts { part fingerprint } needs { frozenOn fingerprint gapCount peopleInNeed suppressedCount allocated
    totals { kind item unit lines need budget }
    decisions(first: 100) { totalCount nodes { kind code status institution meetingCode } }
    gaps(first: 100) { totalCount pageInfo { hasNextPage endCursor } nodes { code areaCode areaName categoryName
      peopleInNeed isSuppressed trustScore freshness lines { kind item unit need budget } } }
    budgetLines(first: 100) { totalCount nodes { name allocated sourceTitle } }
    doubts(first: 100) { totalCount nodes { gapCode factor textId sourceTitles } } } } }`;

let keys = 0;
async function freezeOne(more: object = { areaCode: '15' }, actor = officer): Promise<string> {
  const input = { idempotencyKey: `brief-${(keys += 1)}`, fiscalYear: 2027, ...more };
  const { freezeMeetingBrief } = await programs.ask<any>(actor, FREEZE, { input });
  return freezeMeetingBrief.brief.code;
}

const read = async (code: string) => (await programs.ask<any>(null, BRIEF, { code })).meetingBrief;
const sumOf = (numbers: (number | null)[]) => numbers.reduce<number>((sum, number) => sum + (number ?? 0), 0);
const rowsOf = async (sql: string, values: unknown[] = []) => (await programs.store.pool.query(sql, values)).rows;

test('a brief has a code and holds the public view: decisions, gaps, budgets, doubts', async () => {
  const code = await freezeOne();
  expect(code).toBe('BRF-15-2026-0001');
  const brief = await read(code);
  expect(brief).toMatchObject({ fiscalYear: 2027, isComplete: false, area: { name: 'Jambi' }, meeting: null });
  expect(brief.parts).toEqual([{ part: 'NEEDS', fingerprint: brief.needs.fingerprint }]);
  expect(brief.needs.decisions.nodes.map((row: any) => row.code)).toEqual([
    'RKR-15-2022-0001-K1',
    'RKR-15-2022-0001-K2',
  ]);
  const [{ count }] = await rowsOf(
    `select count(*)::int as count from gap_area where area_code like '15%' and fiscal_year = 2027 and status = 'PUBLISHED'`,
  );
  expect(brief.needs.gaps.totalCount).toBe(count);
  expect(brief.needs.gaps.nodes[0]).toMatchObject({ areaName: expect.any(String), trustScore: expect.any(Number) });
  expect(brief.needs.doubts.totalCount).toBeGreaterThan(0);
});

test('each total is the sum of its rows', async () => {
  const { needs } = await read(await freezeOne());
  expect(needs.gaps.pageInfo.hasNextPage).toBe(false);
  const lines = needs.gaps.nodes.flatMap((gap: any) => gap.lines);
  for (const total of needs.totals) {
    const rows = lines.filter(
      (line: any) => line.kind === total.kind && line.item === total.item && line.unit === total.unit,
    );
    expect([total.lines, total.need, total.budget]).toEqual([
      rows.length,
      sumOf(rows.map(({ need }: any) => need)),
      sumOf(rows.map(({ budget }: any) => budget)),
    ]);
  }
  expect(needs.totals.length).toBeGreaterThan(1);
  expect(sumOf(needs.totals.map((total: any) => total.lines))).toBe(lines.length);
  expect(needs.peopleInNeed).toBe(sumOf(needs.gaps.nodes.map((gap: any) => gap.peopleInNeed)));
  expect(needs.allocated).toBe(sumOf(needs.budgetLines.nodes.map((line: any) => line.allocated)));
});

test('the figures stay when the data moves, and a new brief shows the new ones', async () => {
  const code = await freezeOne({ areaCode: '15.07' });
  const before = await read(code);
  await rowsOf(
    `update need_line set need = need + 1000 where gap_area_id in (select id from gap_area where area_code like '15.07%')`,
  );
  await rowsOf(`update gap_area set people_in_need = 3, title = 'Lain' where code = 'KSJ-150701-2027-0001'`);
  await rowsOf(`update budget_line set allocated = allocated + 7 where area_code like '15.07%' and fiscal_year = 2027`);
  expect(await read(code)).toEqual(before);
  const after = await read(await freezeOne({ areaCode: '15.07' }));
  expect(after.needs.totals).not.toEqual(before.needs.totals);
  expect(after.needs.fingerprint).not.toBe(before.needs.fingerprint);
  const gap = after.needs.gaps.nodes.find((row: any) => row.code === 'KSJ-150701-2027-0001');
  expect(gap).toMatchObject({ peopleInNeed: null, isSuppressed: true });
  expect(after.needs).toMatchObject({ suppressedCount: before.needs.suppressedCount + 1 });
  expect(after.needs.peopleInNeed).toBe(sumOf(after.needs.gaps.nodes.map((row: any) => row.peopleInNeed)));
  const [kept] = await rowsOf('select content from meeting_brief where code = $1', [after.code]);
  expect(kept.content).not.toContain('"peopleInNeed":"3"');
});

test('whoever changes a digit of a brief is found, at reading and in the ledger', async () => {
  const code = await freezeOne({ areaCode: '15.04' });
  const [{ content }] = await rowsOf('select content from meeting_brief where code = $1', [code]);
  await expect(rowsOf('update meeting_brief set content = content')).rejects.toThrow(/only ever added/);
  const write = async (text: string, fingerprint?: string) => {
    await rowsOf('alter table meeting_brief disable trigger meeting_brief_kept');
    await rowsOf('update meeting_brief set content = $1, fingerprint = coalesce($3, fingerprint) where code = $2', [
      text,
      code,
      fingerprint ?? null,
    ]);
    await rowsOf('alter table meeting_brief enable trigger meeting_brief_kept');
  };
  const broken = async () => {
    const found = await Promise.all(Object.entries(BRIEF_RULES).map(async ([rule, sql]) => [rule, await rowsOf(sql)]));
    return found.filter(([, rows]) => rows?.length).map(([rule]) => rule);
  };
  expect(await broken()).toEqual([]);
  const tampered = content.replace(/"need":"(\d)/, '"need":"9$1');
  expect(tampered).not.toBe(content);
  await write(tampered);
  const answer = await programs.answer(null, BRIEF, { code });
  expect(answer.data?.['meetingBrief']).toMatchObject({ code, needs: null });
  expect(answer.errors).toHaveLength(1);
  expect((await broken()).length).toBe(2);
  const sha256 = (text: string) => createHash('sha256').update(text).digest('hex');
  await write(tampered, sha256(tampered));
  expect(await broken()).toEqual(['each total of a frozen brief is the sum of its rows']);
  await write(content, sha256(content));
  expect(await broken()).toEqual([]);
});

test('a brief for a meeting takes its area, lists its decisions, and is frozen once per key', async () => {
  const { coordinationMeeting: meeting } = await programs.ask<any>(
    null,
    '{ coordinationMeeting(code: "RKR-21-2024-0001") { id } }',
  );
  const coordinator = anActor(Role.FORUM_COORDINATOR, '21', 'demo-forum-kepri');
  const input = { idempotencyKey: 'same', meetingId: meeting.id, fiscalYear: 2027 };
  const [first, second] = [
    await programs.ask<any>(coordinator, FREEZE, { input }),
    await programs.ask<any>(coordinator, FREEZE, { input }),
  ];
  expect(first.freezeMeetingBrief).toMatchObject({ replayed: false, brief: { code: 'BRF-21-2026-0001' } });
  expect(second.freezeMeetingBrief).toEqual({ ...first.freezeMeetingBrief, replayed: true });
  const other = await programs.ask<any>(coordinator, FREEZE, { input: { ...input, fiscalYear: 2028 } });
  expect(other.freezeMeetingBrief.__typename).toBe('CommandKeyReused');
  const brief = await read('BRF-21-2026-0001');
  expect(brief.meeting.code).toBe('RKR-21-2024-0001');
  expect(brief.needs.decisions.totalCount).toBe(5);
});

test.each([
  ['nobody', null, 'UNAUTHENTICATED'],
  ['a company', anActor(Role.COMPANY, null, 'demo-company-1'), 'FORBIDDEN'],
  ['an officer of a part of it', anActor(Role.PROGRAM_OFFICER, '15.07', 'x'), 'FORBIDDEN'],
])('%s freezes nothing of Jambi', async (_who, actor, code) => {
  const input = { idempotencyKey: 'no', areaCode: '15', fiscalYear: 2027 };
  const { errors } = await programs.answer(actor, FREEZE, { input });
  expect(errors?.[0]?.extensions?.['code']).toBe(code);
});

test.each([
  [{}, 'areaCode'],
  [{ areaCode: '15', meetingId: '01890000-0000-7000-8000-000000000000' }, 'areaCode'],
  [{ areaCode: '0' }, 'areaCode'],
  [{ areaCode: '15.99' }, 'areaCode'],
  [{ areaCode: '15', fiscalYear: 1999 }, 'fiscalYear'],
])('%o is no scope of a brief', async (scope, field) => {
  const input = { idempotencyKey: 'bad', fiscalYear: 2027, ...scope };
  const { errors } = await programs.answer(officer, FREEZE, { input });
  expect(errors?.[0]?.extensions?.['fields']).toMatchObject([{ field }]);
});

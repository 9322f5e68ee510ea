import { beforeAll, expect, test } from 'vitest';

import { Role } from '#kit/actor';

import { walkLedger } from '../../gateway/ledger.ts';
import { aBrief } from '../support/briefs.ts';
import { dataOf, until } from '../support/client.ts';
import { aCommitment, aPledge, run } from '../support/pledges.ts';
import { aBudgetLine, aRegion, reason, type Region } from '../support/region.ts';
import { stories } from '../support/stories.ts';
import { inDatabase } from '../support/tables.ts';
import { coverageOf, officerOf } from '../support/world.ts';
import { readOperation } from './saved-operations.ts';

const FIGURES = 'need budget held committed delivered uncovered';

stories('the frozen brief', (hub) => {
  let region: Region;
  let scope: { areaCode: string; fiscalYear: number };
  beforeAll(async () => {
    region = await aRegion(hub());
    const { gapArea } = await dataOf(
      hub().ask('query ($id: ID!) { gapArea(id: $id) { fiscalYear area { code } } }', { id: region.gap.id }),
    );
    scope = { areaCode: gapArea.area.code, fiscalYear: gapArea.fiscalYear };
  });

  const read = async (code: string) => {
    const { meetingBrief } = await dataOf(hub().ask(readOperation('meetingBrief').text, { code }));
    return meetingBrief;
  };
  const gapIn = (brief: any) => brief.needs.gaps.nodes.find(({ code }: any) => code === region.gap.code);
  const rowsIn = (brief: any) => brief.coverage.matrix.nodes.filter(({ gapCode }: any) => gapCode === region.gap.code);
  const money = (brief: any) => brief.coverage.totals.find(({ kind }: any) => kind === 'MONEY');

  test('the figures stay after a pledge, a cancellation and another need; a new brief shows them', async () => {
    const { pledgeId } = await aCommitment(hub(), region.company, region.line, 40);
    const old = await aBrief(hub(), region.coordinator, scope);
    const before = await read(old);
    expect(before.isComplete).toBe(true);
    expect(rowsIn(before)).toEqual([expect.objectContaining({ state: 'COMMITTED', amount: 40, committed: 40 })]);
    expect(rowsIn(before)[0].who).toMatch(/^PT Uji/);

    await aPledge(region.company, region.line, 25);
    await run(region.company.ask, 'cancelPledge', { pledgeId, reason, idempotencyKey: `k-${pledgeId}` }, '');
    const budgetLine = await aBudgetLine(region, scope.fiscalYear);
    const officer = await officerOf(hub());
    const covered = {
      needLineId: region.line,
      budgetLineId: budgetLine.id,
      amount: 7,
      idempotencyKey: `c-${pledgeId}`,
    };
    await run(officer, 'coverNeedLine', covered, '');
    await until(
      () => coverageOf(hub(), region.gap.id),
      (coverage) => coverage?.lines[0]?.budget === 7,
    );

    expect(await read(old)).toEqual(before);
    const after = await read(await aBrief(hub(), region.coordinator, scope));
    expect(gapIn(after).lines[0].budget).toBe(7);
    expect(gapIn(before).lines[0].budget).toBe(0);
    expect(rowsIn(after)).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ actor: 'GOVERNMENT', budget: 7 }),
        expect.objectContaining({ actor: 'COMPANY', state: 'SUBMITTED', who: null, held: 25 }),
      ]),
    );
    expect(rowsIn(after)).toHaveLength(2);
    expect(money(after)).toMatchObject({ budget: money(before).budget + 7, committed: money(before).committed - 40 });
    const prints = ({ parts }: any) => parts.map(({ fingerprint }: any) => fingerprint);
    expect(prints(after)[1]).not.toBe(prints(before)[1]);
  });

  test('the totals of a brief of a whole province are the sums of its rows', async () => {
    const coordinator = await hub().as({ role: Role.FORUM_COORDINATOR, area: '15', organisation: 'demo-forum-jambi' });
    const code = await aBrief(hub(), coordinator, { areaCode: '15', fiscalYear: 2027 });
    const rows = new Map<string, any[]>();
    for (const [part, list, fields] of [
      ['coverage', 'lines', FIGURES],
      ['coverage', 'matrix', 'budget held committed delivered'],
      ['staffing', 'gaps', 'needed proposed deployed completed missing'],
    ] as const) {
      const all: any[] = [];
      for (let after: string | null = null, more = true; more;) {
        const { meetingBrief } = await dataOf(
          hub().ask(
            `query ($code: ID!, $after: String) { meetingBrief(code: $code) { ${part} { ${list}(first: 100, after: $after) {
               nodes { ${fields} } pageInfo { hasNextPage endCursor } } } } }`,
            { code, after },
          ),
        );
        const page: any = meetingBrief[part][list];
        all.push(...page.nodes);
        [after, more] = [page.pageInfo.endCursor, page.pageInfo.hasNextPage];
      }
      rows.set(list, all);
    }
    const sum = (list: string, name: string) =>
      (rows.get(list) ?? []).reduce((total, row) => total + (row[name] ?? 0), 0);
    const { coverage, staffing } = await read(code);
    const total = (...names: string[]) =>
      coverage.totals.reduce((all: number, one: any) => names.reduce((so, name) => so + one[name], all), 0);
    for (const name of ['need', 'budget', 'uncovered']) expect([name, total(name)]).toEqual([name, sum('lines', name)]);
    expect(total('held', 'committed', 'delivered', 'relayed')).toBe(
      sum('lines', 'held') + sum('lines', 'committed') + sum('lines', 'delivered'),
    );
    for (const name of ['budget', 'held', 'committed', 'delivered'])
      expect(sum('matrix', name)).toBe(sum('lines', name));
    for (const name of ['needed', 'deployed', 'missing']) expect(staffing.totals[name]).toBe(sum('gaps', name));
  });

  test('a part rewritten together with its fingerprint is found by the ledger: programs was told another', async () => {
    const code = await aBrief(hub(), region.coordinator, scope);
    const rule = 'a part of a frozen brief is the one that was told when it was frozen';
    const breaches = async () =>
      (await walkLedger(hub().databaseUrl)).breaches.filter((one) => one.rule === rule && one.key.startsWith(code));
    const rewrite = (from: string, to: string) =>
      inDatabase(
        hub().databaseUrl,
        `with off as (select set_config('session_replication_role', 'replica', true))
         update csr.brief set content = replace(content, $2, $3),
           fingerprint = encode(sha256(convert_to(replace(content, $2, $3), 'UTF8')), 'hex')
         from off where code = $1`,
        [code, from, to],
      );
    expect(await breaches()).toEqual([]);
    await rewrite('"need":"1000000000"', '"need":"1000000001"');
    expect(await breaches()).toMatchObject([{ key: `${code} COVERAGE` }]);
    await rewrite('"need":"1000000001"', '"need":"1000000000"');
    expect(await breaches()).toEqual([]);
  });
});

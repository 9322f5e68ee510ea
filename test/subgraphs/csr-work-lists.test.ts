import { afterAll, beforeAll, expect, test } from 'vitest';

import { Role } from '../../subgraphs/kit/actor.ts';
import { anActor, startCsrAlone, type CsrAlone } from './csr-alone.ts';
import { VERIFY, aCompany, aGap, aKey, submit, tellGap } from './csr-world.ts';

// The last begins with the text of another, as no code of the list of areas does: it lies in that one's province only.
const CODES = ['15', '15.07', '15.07.01', '15.07.01.2001', '15.71', '15.08', '16', '16.07', '15.070'];
const ASKED = ['15', '15.07', '15.07.01', '15.07.01.2001', '15.08', '16', '17'];
const judge = anActor(Role.FORUM_COORDINATOR, null, 'forum');

/** A code of an area lies in it, and so does what goes on after a dot. */
const codesIn = (within: string) => CODES.filter((code) => code === within || code.startsWith(`${within}.`)).toSorted();

let csr: CsrAlone;
const gapCodes = new Map<string, string>();
const aToldGap = async (areaCode: string) => {
  const gap = aGap({ areaCode, deadline: null, need: '5000000000' });
  await tellGap(csr, gap, 1);
  gapCodes.set(gap.id, areaCode);
  return gap;
};

/** All pages of a list, and what it counts. */
async function walked(list: string, filter: string, node: string): Promise<{ nodes: any[]; totalCount: number }> {
  const nodes: any[] = [];
  for (let after: string | null = null; ;) {
    const ask = `query ($after: String) { ${list}(${filter}, first: 3, after: $after) {
      totalCount pageInfo { hasNextPage endCursor } nodes { ${node} } } }`;
    const page: any = (await csr.ask<any>(judge, ask, { after }))[list];
    nodes.push(...page.nodes);
    if (!page.pageInfo.hasNextPage) return { nodes, totalCount: page.totalCount };
    after = page.pageInfo.endCursor;
  }
}

const codesOf = (gaps: { id: string }[]) => [...new Set(gaps.map(({ id }) => gapCodes.get(id)))].toSorted();

beforeAll(async () => {
  process.env['SIMPUL_TODAY'] = '2026-11-21';
  csr = await startCsrAlone();
  const company = await aCompany(csr, 'org-1');
  for (const areaCode of CODES) {
    const gap = await aToldGap(areaCode);
    for (const amount of [1, 2, 3, 4]) {
      const { pledge } = await submit(csr, company, gap, amount);
      const input = { allocationId: pledge.allocations[0].id, idempotencyKey: aKey() };
      if (amount < 3) await csr.ask(judge, VERIFY, { input });
    }
    await aToldGap(areaCode);
  }
  // Accepted in the last millisecond of a day of Jakarta, or one later; half of what waits was sent at one moment.
  await csr.store.pool.query(`update pledge_allocation set accepted_at = timestamptz '2026-10-01 16:59:59.999Z'
    + (amount - 1) * interval '1 millisecond' where state = 'COMMITTED'`);
  await csr.store.pool.query(`update pledge_allocation set submitted_at = timestamptz '2026-11-01 00:00:00.123Z'
    + (amount - 3) * interval '1 millisecond' where state = 'SUBMITTED'`);
});
afterAll(async () => {
  delete process.env['SIMPUL_TODAY'];
  await csr.stop();
});

test.each(ASKED)('what waits in %s is what lies in it, the longest waiting first, and counted', async (within) => {
  const { nodes, totalCount } = await walked(
    'verificationQueue',
    `within: "${within}"`,
    'id amount submittedAt gapArea { id }',
  );
  const codes = codesIn(within);
  expect(codesOf(nodes.map(({ gapArea }) => gapArea))).toEqual(codes);
  expect([nodes.length, totalCount]).toEqual([codes.length * 2, codes.length * 2]);
  const keys = nodes.map(({ id, submittedAt }) => `${submittedAt} ${id}`);
  expect(keys).toEqual([...new Set(keys)].toSorted());
  expect(nodes.map(({ amount }) => amount)).toEqual([...codes.map(() => 3), ...codes.map(() => 4)]);
});

test.each(ASKED)('what is quiet in %s is what lies in it, the longest first by days of Jakarta', async (within) => {
  const quiet = (days: number) =>
    walked(
      'quietPledges',
      `filter: { within: "${within}", days: ${days} }`,
      'committedOn daysQuiet allocation { id amount gapArea { id } }',
    );
  const codes = codesIn(within);
  const { nodes, totalCount } = await quiet(50);
  expect(codesOf(nodes.map(({ allocation }) => allocation.gapArea))).toEqual(codes);
  expect([nodes.length, totalCount]).toEqual([codes.length * 2, codes.length * 2]);
  const keys = nodes.map(({ committedOn, allocation }) => `${committedOn} ${allocation.id}`);
  expect(keys).toEqual([...new Set(keys)].toSorted());
  const older = await quiet(51);
  expect(older).toEqual({ nodes: nodes.slice(0, codes.length), totalCount: codes.length });
  expect(older.nodes.every(({ daysQuiet, committedOn }) => daysQuiet === 51 && committedOn === '2026-10-01')).toBe(
    true,
  );
});

test.each(ASKED)(
  'of the gaps in %s those are forgotten that nobody gives to and no company is near',
  async (within) => {
    const forgotten = async () => {
      const { nodes, totalCount } = await walked('forgottenGaps', `filter: { within: "${within}" }`, 'gapArea { id }');
      expect(totalCount).toBe(nodes.length);
      return codesOf(nodes.map(({ gapArea }) => gapArea));
    };
    const isNear = (place: string, code: string) => place.startsWith(code.slice(0, 5));
    const move = (areaCode: string) => csr.store.pool.query('update company set area_code = $1', [areaCode]);
    // A company of a village is near in its kabupaten and to a gap of the province; one of a province is not near in a kabupaten.
    for (const place of ['15.07.01.2001', '15.71', '15', '17']) {
      await move(place);
      expect(await forgotten(), `of ${place}`).toEqual(codesIn(within).filter((code) => !isNear(place, code)));
    }
  },
);

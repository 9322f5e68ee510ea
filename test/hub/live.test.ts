import { expect, test } from 'vitest';

import { until } from '../support/client.ts';
import { listenTo, untilHeard } from '../support/live.ts';
import { aPledge, key, run } from '../support/pledges.ts';
import { stories } from '../support/stories.ts';
import { aCompany, aGap, coordinatorOf } from '../support/world.ts';

const PLEDGE = 'subscription ($id: ID!) { pledgeStateChanged(pledgeId: $id) { id state } }';
const GAP = `subscription ($id: ID!) { gapCoverageChanged(gapAreaId: $id) {
  title coverage { version lines { held open } } staffing { deployed } } }`;

/** How many live updates csr holds open, as its figures tell. */
async function openAt(csr: string): Promise<number> {
  const figures = await (await fetch(new URL('/metrics', csr))).text();
  return Number(/^simpul_live_updates_open\{[^}]*\} (\d+)$/m.exec(figures)?.[1]);
}

stories('live updates through the gateway', (hub) => {
  test('a company hears that its pledge moved', async () => {
    const gap = await aGap(hub(), [{ need: 100 }]);
    const company = await aCompany(hub());
    const { pledgeId, allocationId } = await aPledge(company, gap.lines[0]?.id ?? '', 40);
    const live = await listenTo(`${hub().url}/graphql`, PLEDGE, { id: pledgeId }, company.token);
    const coordinator = await coordinatorOf(hub());
    const ask = { allocationId, question: 'Mohon lampirkan jadwal', ...key() };
    await untilHeard(live, () => run(coordinator, 'requestInfo', { ...ask, ...key() }, '... on Refusal { code }'));
    await run(coordinator, 'verifyAllocation', { allocationId, ...key() }, '... on Refusal { code }');
    const heard = await until(
      async () => live.events.map(({ data }) => data?.pledgeStateChanged?.state),
      (states) => states.includes('COMMITTED'),
    );
    live.close();
    expect(heard.at(-1)).toBe('COMMITTED');
  });

  test('whoever looks at a gap sees its bar move, with what the other subgraphs know beside it', async () => {
    const gap = await aGap(hub(), [{ need: 100 }]);
    const company = await aCompany(hub());
    const live = await listenTo(`${hub().url}/graphql`, GAP, { id: gap.id });
    const first = await untilHeard(live, () => aPledge(company, gap.lines[0]?.id ?? '', 1));
    live.close();
    expect(first.errors).toBeUndefined();
    const { title, coverage, staffing } = first.data.gapCoverageChanged;
    expect(title).toMatch(/Kesenjangan uji/);
    expect(coverage.lines[0].held + coverage.lines[0].open).toBe(100);
    expect(staffing).toMatchObject({ deployed: 0 });
  });

  test('nothing is left of a live update once its follower has gone, though its gap rests', async () => {
    const gap = await aGap(hub(), [{ need: 100 }]);
    const company = await aCompany(hub());
    const before = await openAt(hub().subgraphs.csr);
    const live = await listenTo(`${hub().url}/graphql`, GAP, { id: gap.id }, company.token);
    await until(
      () => openAt(hub().subgraphs.csr),
      (open) => open === before + 1,
    );
    live.close();
    await until(
      () => openAt(hub().subgraphs.csr),
      (open) => open <= before,
      5_000,
    );
  });

  test('one caller follows twenty at a time, is told so, and follows another when one has ended', async () => {
    const gap = await aGap(hub(), [{ need: 100 }]);
    const [company, other] = [await aCompany(hub()), await aCompany(hub())];
    const follow = ({ token }: { token: string }) => listenTo(`${hub().url}/graphql`, GAP, { id: gap.id }, token);
    const open = await Promise.all(Array.from({ length: 20 }, () => follow(company)));
    await expect(follow(company)).rejects.toThrow(/^status 429: .*THROTTLED.*At most 20 live updates/s);
    open.push(await follow(other));
    open.shift()?.close();
    const again = await until(
      () => follow(company).catch(() => null),
      (live) => live !== null,
      5_000,
    );
    [...open, again].forEach((live) => live?.close());
  });
});

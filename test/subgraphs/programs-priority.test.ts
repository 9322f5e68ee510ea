import { afterAll, beforeAll, expect, test, vi } from 'vitest';

import { decide } from '../../subgraphs/kit/command.ts';
import { refreshPriority } from '../../subgraphs/programs/priorities/priority.commands.ts';
import { announcePriorities, announcePrioritiesOf } from '../../subgraphs/programs/priorities/priority.events.ts';
import { until } from '../support/client.ts';
import { gapAreaCommands } from './gap-area-stories.ts';
import { startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';
import { aSmallWorld } from './programs-world.ts';

let programs: ProgramsAlone;

beforeAll(async () => {
  vi.stubEnv('SIMPUL_TODAY', '2026-11-21');
  programs = await startProgramsAlone();
  await aSmallWorld(programs.store);
});
afterAll(async () => {
  await programs.stop();
  vi.unstubAllEnvs();
});

const { aPublishedGap, run } = gapAreaCommands(() => programs);

interface Told {
  sequence: string;
  payload: { peopleInNeed: string | null; isSuppressed: boolean; baseScore: string; deadlineWeight: number };
}

/** What waits to be told of a gap's priority; an older state has given way to a newer one. */
async function told(gapAreaId: string): Promise<Told[]> {
  const { rows } = await programs.store.pool.query<{ payload: Told }>(
    `select payload from events._private_jobs where starts_with(key, $1 || ':')`,
    [`csr:programs.priority:${gapAreaId}`],
  );
  return rows.map(({ payload }) => payload);
}

test('the priority of a published gap is told to csr, a suppressed count as 4 and never as it is', async () => {
  const [few, many] = [await aPublishedGap({ peopleInNeed: 3 }), await aPublishedGap({ peopleInNeed: 300 })];
  expect(await told(few.id)).toMatchObject([{ sequence: '1', payload: { peopleInNeed: '4', isSuppressed: true } }]);
  const [known] = await told(many.id);
  expect(known).toMatchObject({ sequence: '1', payload: { peopleInNeed: '300', isSuppressed: false } });
  const { rows } = await programs.store.pool.query<{ score: string; weight: number }>(
    'select trim_scale(base_score)::text as score, deadline_weight as weight from gap_priority where gap_area_id = $1',
    [many.id],
  );
  expect(known?.payload).toMatchObject({ baseScore: rows[0]?.score, deadlineWeight: rows[0]?.weight });
});

test('a draft is told to nobody', async () => {
  const { gapArea } = await run('createGapArea', {
    title: 'Draf',
    areaCode: '15.07.01',
    categoryCode: 'PPKS-08',
    fiscalYear: 2090,
    peopleInNeed: 30,
    needLines: [{ kind: 'MONEY', need: 900 }],
  });
  expect(await told(gapArea.id)).toEqual([]);
});

test('it is told again when it changes, and only then', async () => {
  const gap = await aPublishedGap({ peopleInNeed: 300 });
  await decide(programs.store, (tx) => refreshPriority(tx, gap.id));
  expect(await told(gap.id)).toMatchObject([{ sequence: '1' }]);
  await run('changeGapArea', {
    gapAreaId: gap.id,
    expectedVersion: gap.version,
    peopleInNeed: 400,
    reason: 'didata ulang',
  });
  expect(await told(gap.id)).toMatchObject([{ sequence: '2', payload: { peopleInNeed: '400' } }]);
});

test('a new day tells what it has changed, and nothing else', async () => {
  const [aged, same] = [await aPublishedGap({ peopleInNeed: 300 }), await aPublishedGap({ peopleInNeed: 300 })];
  await programs.store.pool.query('update gap_priority set deadline_weight = 14 where gap_area_id = $1', [aged.id]);
  await announcePriorities(programs.store);
  expect(await told(aged.id)).toMatchObject([{ sequence: '2', payload: { deadlineWeight: 14 } }]);
  expect(await told(same.id)).toMatchObject([{ sequence: '1' }]);
});

test('a new day that meets a change does not tell what was before it', async () => {
  const gap = await aPublishedGap({ peopleInNeed: 300 });
  await programs.store.pool.query('update gap_priority set deadline_weight = 14 where gap_area_id = $1', [gap.id]);
  let daily: Promise<void> | undefined;
  await decide(programs.store, async (tx) => {
    await tx.execute('update gap_priority set base_score = base_score + 7 where gap_area_id = ?', [gap.id]);
    await announcePrioritiesOf(tx, [gap.id]);
    daily ??= announcePriorities(programs.store);
    const blocked =
      "select 1 from pg_stat_activity where datname = current_database() and wait_event_type = 'Lock' and application_name = 'simpul-programs'";
    await until(
      async () => (await programs.store.pool.query(blocked)).rowCount ?? 0,
      (waiting) => waiting > 0,
    );
  });
  await daily;
  const { rows } = await programs.store.pool.query<{ score: string }>(
    'select trim_scale(base_score)::text as score from gap_priority where gap_area_id = $1',
    [gap.id],
  );
  expect(await told(gap.id)).toMatchObject([{ sequence: '2', payload: { baseScore: rows[0]?.score } }]);
  await decide(programs.store, (tx) => refreshPriority(tx, gap.id));
});

test('a gap without a deadline is not ordered as if it were due today', async () => {
  const whenever = await aPublishedGap({ peopleInNeed: 300 });
  const soon = await aPublishedGap({ peopleInNeed: 300, deadline: '2027-01-10' });
  const { gapAreas } = await programs.ask<{ gapAreas: { nodes: { id: string; priority: { score: string } }[] } }>(
    null,
    '{ gapAreas(orderBy: { field: PRIORITY, direction: DESC }, first: 100) { nodes { id priority { score } } } }',
  );
  const scores = gapAreas.nodes.map(({ priority }) => Number(priority.score));
  expect(scores).toEqual(scores.toSorted((a, b) => b - a));
  const place = (id: string) => gapAreas.nodes.findIndex((gap) => gap.id === id);
  expect(place(soon.id)).toBeLessThan(place(whenever.id));
});

import { setTimeout as pause } from 'node:timers/promises';

import type { EntityManager } from '@mikro-orm/postgresql';

import { decide } from '#kit/command';
import type { Store } from '#kit/database';
import { daysAfter, today } from '#kit/dates';
import { log } from '#kit/log';

import { announceDeployment } from '../../subgraphs/pillars/deployments/deployment.events.ts';
import { recountStaffing } from '../../subgraphs/pillars/gap-areas/staffing.events.ts';
import { lockStaffing } from '../../subgraphs/pillars/gap-areas/staffing.queries.ts';
import { insertMissing, seedId } from '../rows.ts';
import deployments from './data/demo-deployments.json' with { type: 'json' };
import { demoPersonId } from './demo-people.ts';
import { SEEDED_BY } from './reference.ts';

type DemoDeployment = (typeof deployments)[number];

/** How a made-up deployment came to its state; the same steps as a real one. */
const STEPS: Record<string, string[]> = {
  PROPOSED: ['PROPOSED'],
  CONFIRMED: ['PROPOSED', 'CONFIRMED'],
  ACTIVE: ['PROPOSED', 'CONFIRMED', 'ACTIVE'],
  COMPLETED: ['PROPOSED', 'CONFIRMED', 'ACTIVE', 'COMPLETED'],
  DECLINED: ['PROPOSED', 'DECLINED'],
  CANCELLED: ['PROPOSED', 'CONFIRMED', 'CANCELLED'],
};
const WAIT_MS = 45_000;
const POLL_MS = 250;

const idOf = ({ person, gap }: DemoDeployment) =>
  seedId(`deployment:demo:${person}:${gap.areaCode}:${gap.categoryCode}`);

async function isDone({ pool }: Store): Promise<boolean> {
  const { rows } = await pool.query<{ count: number }>(
    'select count(*)::int as count from deployment where id = any ($1::uuid[])',
    [deployments.map(idOf)],
  );
  return rows[0]?.count === deployments.length;
}

/** The demo gap areas that programs has announced so far, by area and category. */
async function announcedGaps({ pool }: Store): Promise<Map<string, string>> {
  const { rows } = await pool.query<{ key: string; id: string }>(
    `select distinct on (key) area_code || ':' || category_code as key, id
     from gap_area where is_demo order by key, id`,
  );
  return new Map(rows.map(({ key, id }) => [key, id]));
}

const gapKey = ({ gap }: DemoDeployment) => `${gap.areaCode}:${gap.categoryCode}`;

/** Waits until programs has announced the gap areas; without programs the deployments come with the next start. */
async function awaitGaps(store: Store): Promise<Map<string, string>> {
  for (const deadline = Date.now() + WAIT_MS; ;) {
    const gaps = await announcedGaps(store);
    if (deployments.every((row) => gaps.has(gapKey(row)))) return gaps;
    if (Date.now() > deadline) {
      log.info({ known: gaps.size }, 'programs has not announced all demo gap areas; their deployments come later');
      return gaps;
    }
    await pause(POLL_MS);
  }
}

/** Made-up deployments to the made-up gap areas of programs; they need its events. */
export async function seedDemoDeployments(store: Store): Promise<void> {
  if (await isDone(store)) return;
  const gaps = await awaitGaps(store);
  for (const row of deployments) {
    const gapAreaId = gaps.get(gapKey(row));
    if (gapAreaId !== undefined) await decide(store, (tx) => seedDeployment(tx, row, gapAreaId));
  }
}

async function seedDeployment(tx: EntityManager, row: DemoDeployment, gapAreaId: string): Promise<void> {
  await lockStaffing(tx, gapAreaId);
  const now = new Date().toISOString();
  const id = idOf(row);
  const [added] = await insertMissing(
    tx,
    'deployment',
    [
      {
        id,
        personnelId: demoPersonId(row.person),
        gapAreaId,
        task: row.task,
        state: row.state,
        hoursPerWeek: 20,
        beginsOn: daysAfter(today(), row.beginsIn),
        endsOn: daysAfter(today(), row.endsIn),
        isDemo: true,
        createdAt: now,
        changedAt: now,
      },
    ],
    'id',
  );
  if (added === undefined) return;
  const steps = STEPS[row.state] ?? [];
  const reason = row.state === 'DECLINED' || row.state === 'CANCELLED' ? 'Contoh: jadwal berubah' : null;
  await insertMissing(
    tx,
    'deployment_event',
    steps.map((toState, index) => ({
      deploymentId: id,
      ordinal: index + 1,
      fromState: steps[index - 1] ?? null,
      toState,
      reason: index === steps.length - 1 ? reason : null,
      actorSubject: SEEDED_BY,
      actorName: 'Data contoh',
      happenedAt: now,
    })),
    'ordinal',
  );
  await announceDeployment(tx, id);
  await recountStaffing(tx, gapAreaId);
  if (row.state === 'ACTIVE') await seedVisits(tx, row, gapAreaId);
}

const VISITS = [
  { after: 1, hours: 6, activity: 'ASSESSMENT', peopleReached: 14 },
  { after: 4, hours: 5, activity: 'ASSISTANCE', peopleReached: 9 },
] as const;

/** Two made-up days of whoever is on duty. */
async function seedVisits(tx: EntityManager, row: DemoDeployment, gapAreaId: string): Promise<void> {
  const personnelId = demoPersonId(row.person);
  const days = VISITS.map(({ after, ...visit }) => ({
    ...visit,
    visitedOn: daysAfter(today(), row.beginsIn + after),
    personnelId,
  }));
  await insertMissing(
    tx,
    'visit',
    days.map((day, index) => ({
      id: seedId(`visit:demo:${idOf(row)}:${index}`),
      deploymentId: idOf(row),
      gapAreaId,
      isDemo: true,
      organisation: SEEDED_BY,
      idempotencyKey: `visit:demo:${idOf(row)}:${index}`,
      recordedBy: SEEDED_BY,
      recordedAt: new Date().toISOString(),
      ...day,
    })),
    'id',
  );
  await insertMissing(
    tx,
    'visit_day',
    days.map(({ visitedOn, hours }) => ({ personnelId, visitedOn, hours })),
    'visited_on',
  );
}

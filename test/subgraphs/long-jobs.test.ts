import { setTimeout as pause } from 'node:timers/promises';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { follow, type Follower } from '../../subgraphs/host/following.ts';
import type { JobTasks } from '../../subgraphs/kit/events.ts';
import { until } from '../support/client.ts';
import { startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';

let programs: ProgramsAlone;
const followers: Follower[] = [];

beforeAll(async () => {
  programs = await startProgramsAlone();
});
afterAll(async () => {
  await Promise.all(followers.map((follower) => follower.stop()));
  await programs.stop();
});

const JOB = 'programs:test-job';
const ask = (sql: string) => programs.store.pool.query<{ n: string }>(sql);
const waiting = async () => Number((await ask('select count(*) as n from events.jobs')).rows[0]?.n);

/** What does the jobs, as each of two processes does. */
function twoProcesses(work: JobTasks[string]): void {
  for (let at = 0; at < 2; at += 1)
    followers.push(follow(programs.store, programs.databaseUrl, {}, [], { [JOB]: work }));
}

test('a job is done once however long it lasts, and one that a killed process had taken is taken up again', async () => {
  await ask(`select events.add_job('${JOB}', '{"of": "killed"}')`);
  await ask("update events._private_jobs set locked_at = now(), locked_by = 'somebody killed'");
  await ask(`select events.add_job('${JOB}', '{"of": "living"}')`);
  const begun: string[] = [];
  twoProcesses(async (_store, payload) => {
    const { of } = payload as { of: string };
    begun.push(of);
    if (of === 'living') await pause(20_000);
  });
  await until(waiting, (jobs) => jobs === 0, 40_000);
  expect(begun).toEqual(['living', 'killed']);
}, 60_000);

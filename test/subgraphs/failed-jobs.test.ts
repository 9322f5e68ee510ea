import { afterAll, afterEach, beforeAll, expect, test, vi } from 'vitest';

import { follow, type Follower } from '../../subgraphs/host/following.ts';
import type { ClockTask, JobTasks } from '../../subgraphs/kit/events.ts';
import { log } from '../../subgraphs/kit/log.ts';
import { until } from '../support/client.ts';
import { startProgramsAlone, type ProgramsAlone } from './programs-alone.ts';

let programs: ProgramsAlone;
let follower: Follower | undefined;

beforeAll(async () => {
  programs = await startProgramsAlone();
});
afterEach(async () => {
  await follower?.stop();
  follower = undefined;
  vi.restoreAllMocks();
});
afterAll(() => programs.stop());

function begin(jobs: JobTasks, clock: readonly ClockTask[] = []): void {
  follower = follow(programs.store, programs.databaseUrl, {}, clock, jobs);
}
const rowsOf = async <Row extends object>(sql: string) => (await programs.store.pool.query<Row>(sql)).rows;

test('what a failed job quotes of a value stands neither in the log nor in the queue', async () => {
  const warn = vi.spyOn(log, 'warn');
  await rowsOf(`select events.add_job('programs:test-words', '{}')`);
  begin({
    'programs:test-words': async () => {
      throw new Error('invalid input syntax for type uuid: "Sri Wahyuni"');
    },
  });
  const kept = () => rowsOf<{ words: string | null }>('select last_error as words from events.jobs');
  const [job] = await until(kept, ([one]) => typeof one?.words === 'string', 20_000);
  expect(job?.words).toContain('invalid input syntax for type uuid');
  expect(JSON.stringify([job, warn.mock.calls])).not.toContain('Wahyuni');
  expect(JSON.stringify(warn.mock.calls)).toContain('invalid input syntax for type uuid');
}, 40_000);

test('a tick of the clock that failed for good leaves nothing behind: the next one comes by itself', async () => {
  await rowsOf(`select events.add_job('programs:test-clock', '{}', max_attempts => 2)`);
  await rowsOf(`update events._private_jobs set attempts = 2 where max_attempts = 2`);
  begin({}, [{ name: 'test-clock', at: '0 0 1 1 *', work: async () => undefined }]);
  const left = () => rowsOf(`select from events.jobs where task_identifier = 'programs:test-clock'`);
  expect(await until(left, (rows) => rows.length === 0, 15_000)).toEqual([]);
}, 40_000);

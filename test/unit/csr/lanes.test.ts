import { expect, test } from 'vitest';

import { openLanes } from '../../../subgraphs/csr/submissions/lane.commands.ts';

/** Lanes whose rounds end when the test says so; keys of `held` belong to somebody else. */
function lanesOf(held = new Set<string>()) {
  const rounds: { jobs: string[]; mayWait: boolean; end: () => void }[] = [];
  const submit = openLanes<string, string>(async (jobs, mayWait) => {
    await new Promise<void>((end) => void rounds.push({ jobs, mayWait, end }));
    return jobs.map((job) => ({ answer: !mayWait && held.has(job.slice(0, 1)) ? null : job }));
  });
  const turn = () => new Promise((done) => setImmediate(done));
  const enter = (job: string, isFree = true) => submit(job.slice(0, 1), job, isFree);
  const end = async (place: number) => {
    rounds[place]?.end();
    await turn();
  };
  return { rounds, enter, end, told: () => rounds.map(({ jobs, mayWait }) => `${jobs.join()} ${mayWait}`) };
}

test('what comes while a round is written goes together into the next, whatever it is for', async () => {
  const { enter, end, told } = lanesOf();
  const all = ['a1', 'b1', 'a2', 'c1'].map((job) => enter(job));
  await end(0);
  await end(1);
  expect(told()).toEqual(['a1 false', 'b1,a2,c1 false']);
  expect(await Promise.all(all)).toEqual(['a1', 'b1', 'a2', 'c1']);
});

test('what must wait for a lock waits by itself, with all that comes for the same, and in the order it came', async () => {
  const { rounds, enter, end, told } = lanesOf(new Set(['b']));
  const all = ['a1', 'b1', 'c1', 'b2'].map((job) => enter(job));
  await end(0);
  await end(1);
  all.push(enter('b3'), enter('d1'));
  expect(told()).toEqual(['a1 false', 'b1,c1,b2 false', 'b1 true', 'd1 false']);
  await end(3);
  expect(await all[5]).toBe('d1');
  await end(2);
  expect(rounds[4]).toMatchObject({ jobs: ['b2', 'b3'], mayWait: true });
  await end(4);
  expect(await Promise.all(all)).toEqual(['a1', 'b1', 'c1', 'b2', 'b3', 'd1']);
});

test('what has other locks to take never goes with the rest', async () => {
  const { enter, end, told } = lanesOf();
  const all = [enter('a1'), enter('b1', false), enter('b2')];
  expect(told()).toEqual(['a1 false', 'b1 true']);
  await end(0);
  await end(1);
  await end(2);
  expect(told()[2]).toBe('b2 true');
  expect(await Promise.all(all)).toEqual(['a1', 'b1', 'b2']);
});

test('a round that falls is told to those in it, and the next one goes on', async () => {
  let round = 0;
  const submit = openLanes<string, string>(async (jobs) => {
    round += 1;
    if (round === 1) throw new Error('the database is gone');
    return jobs.map((job) => ({ answer: job }));
  });
  await expect(submit('a', 'a1', true)).rejects.toThrow('the database is gone');
  expect(await submit('a', 'a2', true)).toBe('a2');
  expect(await submit('b', 'b1', false)).toBe('b1');
});

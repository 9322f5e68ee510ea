import { serviceUnavailable } from '#kit/errors';

/** What became of one piece of work among those done together. */
export type Settled<Outcome> = { answer: Outcome } | { fault: unknown };

interface Waiting<Job, Outcome> {
  job: Job;
  since: number;
  settle: (settled: Settled<Outcome>) => void;
}

const MOST_AT_ONCE = 250;
const PATIENCE_MS = 5_000;

/**
 * Queues work that would wait for the same lock before it takes a connection, one lane per key, and does what has
 * gathered in a lane together. A rush on one gap then costs one transaction per round, not one per company, and leaves
 * the other connections to everybody else.
 */
export function openLanes<Job, Outcome>(doTogether: (jobs: Job[]) => Promise<Settled<Outcome>[]>) {
  const lanes = new Map<string, Waiting<Job, Outcome>[]>();

  async function drive(key: string, lane: Waiting<Job, Outcome>[]): Promise<void> {
    while (lane.length > 0) {
      const round = lane.splice(0, MOST_AT_ONCE);
      const fresh = round.filter((one) => Date.now() - one.since < PATIENCE_MS);
      round.filter((one) => !fresh.includes(one)).forEach((one) => one.settle({ fault: serviceUnavailable() }));
      const settled = fresh.length === 0 ? [] : await doTogether(fresh.map((one) => one.job));
      fresh.forEach((one, index) => one.settle(settled[index] ?? { fault: serviceUnavailable() }));
    }
    lanes.delete(key);
  }

  return async (key: string, job: Job): Promise<Outcome> => {
    const settled = await new Promise<Settled<Outcome>>((settle) => {
      const waiting = { job, since: Date.now(), settle };
      const lane = lanes.get(key);
      if (lane) {
        lane.push(waiting);
        return;
      }
      const opened = [waiting];
      lanes.set(key, opened);
      void drive(key, opened);
    });
    if ('fault' in settled) throw settled.fault;
    return settled.answer;
  };
}

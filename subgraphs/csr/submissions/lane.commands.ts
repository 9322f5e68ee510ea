import { serviceUnavailable } from '#kit/errors';

/** What became of one piece of work among those done together. */
export type Settled<Outcome> = { answer: Outcome } | { fault: unknown };

interface Waiting<Job, Outcome> {
  /** What is locked for it. */
  key: string;
  job: Job;
  since: number;
  settle: (settled: Settled<Outcome>) => void;
}

/** Does jobs together; where it may not wait for a lock, null is the answer to those that would have had to. */
type DoTogether<Job, Outcome> = (jobs: Job[], mayWait: boolean) => Promise<Settled<Outcome | null>[]>;

const MOST_AT_ONCE = 250;
/** The locks of a round are held until all of it is written. */
const MOST_KEYS = 64;
const PATIENCE_MS = 5_000;

/**
 * Gathers work before it takes a connection, and does what has gathered together: a rush costs one transaction per round,
 * not one per company. What wants different locks goes together as long as nobody else holds them; what must wait for a
 * lock waits in a lane of its own, with all that wants the same, so that it holds up nobody else.
 */
export function openLanes<Job, Outcome>(doTogether: DoTogether<Job, Outcome>) {
  type One = Waiting<Job, Outcome>;
  const lanes = new Map<string, One[]>();
  let gathered: One[] = [];
  let isGoing = false;

  const giveUp = (one: One) => one.settle({ fault: serviceUnavailable() });

  function wait(one: One): void {
    const lane = lanes.get(one.key);
    if (lane) {
      lane.push(one);
      return;
    }
    const opened = [one];
    lanes.set(one.key, opened);
    void drive(one.key, opened);
  }

  async function drive(key: string, lane: One[]): Promise<void> {
    while (lane.length > 0) {
      const round = lane.splice(0, MOST_AT_ONCE);
      const fresh = round.filter((one) => Date.now() - one.since < PATIENCE_MS);
      round.filter((one) => !fresh.includes(one)).forEach(giveUp);
      await settle(fresh, true, giveUp);
    }
    lanes.delete(key);
  }

  async function settle(round: readonly One[], mayWait: boolean, otherwise: (one: One) => void): Promise<void> {
    if (round.length === 0) return;
    const jobs = round.map(({ job }) => job);
    // Whatever falls, those who wait are told, and the next round goes on.
    const settled = await doTogether(jobs, mayWait).catch((fault: unknown) => jobs.map(() => ({ fault })));
    round.forEach((one, index) => {
      const told = settled[index];
      if (told === undefined || ('answer' in told && told.answer === null)) otherwise(one);
      else one.settle(told as Settled<Outcome>);
    });
  }

  /** The next round: no more keys than it may lock, each with all that has come for it. */
  function nextRound(): One[] {
    const round: One[] = [];
    const keys = new Set<string>();
    const rest: One[] = [];
    for (const one of gathered) {
      const { key } = one;
      const isRoom = round.length < MOST_AT_ONCE && (keys.has(key) || keys.size < MOST_KEYS);
      if (Date.now() - one.since > PATIENCE_MS) giveUp(one);
      else if (lanes.has(key)) wait(one);
      else if (!isRoom) rest.push(one);
      else {
        keys.add(key);
        round.push(one);
      }
    }
    gathered = rest;
    return round;
  }

  async function go(): Promise<void> {
    if (isGoing) return;
    isGoing = true;
    while (gathered.length > 0) await settle(nextRound(), false, wait);
    isGoing = false;
  }

  /** `isFree` is work that needs no lock but those of its key. */
  return async (key: string, job: Job, isFree: boolean): Promise<Outcome> => {
    const settled = await new Promise<Settled<Outcome>>((told) => {
      const one = { key, job, since: Date.now(), settle: told };
      if (!isFree || lanes.has(key)) wait(one);
      else {
        gathered.push(one);
        void go();
      }
    });
    if ('fault' in settled) throw settled.fault;
    return settled.answer;
  };
}

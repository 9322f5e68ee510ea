import { setTimeout as pause } from 'node:timers/promises';

import { send, wishesFor, type KillHub, type Wish } from '../kills/kill-world.ts';
import { until, type Answer } from '../support/client.ts';
import type { CompanyUser, Gap } from '../support/world.ts';

const COMMITTING = 4;
const READING = 3;
const BETWEEN_MS = 50;
/** Who got no answer waits before the next request. */
const AFTER_FAILURE_MS = 300;
/** So many fine answers in a row, and the hub is as it was. */
const WELL = 20;
const PATIENCE_MS = 40_000;

const READS = [
  `query ($id: ID!) { gapArea(id: $id) { code staffing { deployed } projection { pledgeCount } coverage { version lines { open } } } }`,
  `{ gapAreas(first: 10, orderBy: { field: REMAINING, direction: DESC }) { nodes { code title staffing { deployed } coverage { version } } } }`,
  `{ companies(first: 10) { nodes { code name } } }`,
];

/** How one answer came out: `fine`, its codes, `no connection`, or what was wrong with it. */
export interface Seen {
  kind: 'read' | 'commit';
  milliseconds: number;
  endedAt: number;
  outcome: string;
}

export interface Sent {
  wish: Wish;
  /** The hub has said that the pledge is taken in. */
  isAcknowledged: boolean;
}

/** Commands and reads that go on through a fault; each command is sent once, with a key of its own. */
export interface Traffic {
  seen: Seen[];
  sent: Sent[];
  /** Waits until the hub has answered a while without a fault, as from some moment. */
  untilWell(since: number, answers?: number): Promise<void>;
  stop(): Promise<void>;
}

function outcomeOf({ status, data, errors }: Answer): string {
  if (!errors && status === 200 && data) return 'fine';
  const codes = new Set(
    (errors ?? []).map(({ message, extensions }) => {
      const { code, retryable } = extensions ?? {};
      if (code === undefined) return `no code: ${message}`;
      // What passes says that the same may be sent again; a bug says where it stands in the log.
      return code === 'SERVICE_UNAVAILABLE' && retryable !== true ? `${code} for good` : code;
    }),
  );
  return codes.size > 0 ? [...codes].toSorted().join(' + ') : `status ${status} without a code`;
}

const isTakenIn = (answer: Answer): boolean => answer.data?.['submitPledge']?.__typename === 'PledgeSubmitted';

/** Begins to commit and to read, and goes on until it is stopped. */
export function startTraffic({ hub }: KillHub, gaps: readonly Gap[], givers: readonly CompanyUser[]): Traffic {
  const seen: Seen[] = [];
  const sent: Sent[] = [];
  let isOver = false;
  let turn = 0;
  const repeat = async (kind: Seen['kind'], once: () => Promise<Answer>) => {
    while (!isOver) {
      const since = performance.now();
      const outcome = await once().then(outcomeOf, (error: unknown) => {
        if (error instanceof TypeError) return 'no connection';
        return String(error);
      });
      const endedAt = performance.now();
      seen.push({ kind, milliseconds: endedAt - since, endedAt, outcome });
      await pause(outcome === 'fine' ? BETWEEN_MS : AFTER_FAILURE_MS);
    }
  };
  const commit = async () => {
    turn += 1;
    const [gap, giver] = [gaps[turn % gaps.length], givers[turn % givers.length]];
    const [wish] = gap && giver ? wishesFor([gap], [giver], 1) : [];
    if (!wish) throw new Error('no wish');
    const one: Sent = { wish, isAcknowledged: false };
    sent.push(one);
    const answer = await send(wish);
    one.isAcknowledged = isTakenIn(answer);
    return answer;
  };
  const read = () => {
    turn += 1;
    return hub.ask(READS[turn % READS.length] ?? '', { id: gaps[turn % gaps.length]?.id });
  };
  const running = Promise.all([
    ...Array.from({ length: COMMITTING }, () => repeat('commit', commit)),
    ...Array.from({ length: READING }, () => repeat('read', read)),
  ]);
  return {
    seen,
    sent,
    untilWell: async (since, answers = WELL) =>
      void (await until(
        async () => seen.filter(({ endedAt }) => endedAt > since).slice(-answers),
        (last) => last.length === answers && last.every(({ outcome }) => outcome === 'fine'),
        PATIENCE_MS,
      )),
    async stop() {
      isOver = true;
      await running;
    },
  };
}

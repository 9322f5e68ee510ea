import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import { asker, type Answer, type Ask } from '../support/client.ts';
import type { CompanyUser, Gap } from '../support/world.ts';

const SUBMIT = `mutation ($input: SubmitPledgeInput!) { submitPledge(input: $input) {
  __typename ... on PledgeSubmitted { replayed pledge { id } } ... on Refusal { code } } }`;
const READ = `query ($id: ID!) { gapArea(id: $id) { code projection { pledgeCount } staffing { deployed }
  coverage { version lines { need held open } } } }`;
const PATIENCE_MS = 15_000;
const LOOK_MS = 250;

/** One answer, or what came instead of it. */
export interface Try {
  what: 'commit' | 'read';
  gateway: string;
  endedAt: number;
  milliseconds: number;
  /** Null where all was right; else the code, or how the connection ended. */
  fault: string | null;
}

/** A commit that was acknowledged: what must be there, once. */
export interface Acknowledged {
  key: string;
  pledgeId: string;
  amount: number;
  gap: Gap;
}

export interface Traffic {
  tries: Try[];
  acknowledged: Acknowledged[];
  /** Ends once every commit that was begun has been acknowledged. */
  stop(): Promise<void>;
}

const isHealthy = (gateway: string): Promise<boolean> =>
  fetch(`${gateway}/healthz`, { signal: AbortSignal.timeout(2_000) }).then(
    ({ ok }) => ok,
    () => false,
  );

interface Caller {
  asks: Map<string, Ask>;
  gateways: readonly string[];
}

function callerOf(gateways: readonly string[], token?: string): Caller {
  return { gateways, asks: new Map(gateways.map((url) => [url, asker(`${url}/graphql`, token)])) };
}

function faultOf(answer: Answer): string | null {
  const codes = new Set(answer.errors?.map(({ extensions }) => extensions.code ?? 'no code'));
  if (codes.size > 0) return [...codes].toSorted().join('+');
  return answer.status === 200 && answer.data ? null : `HTTP ${answer.status}`;
}

const brokenAs = (error: unknown): string => {
  for (let one: unknown = error; one instanceof Error; one = one.cause) {
    const code: unknown = Reflect.get(one, 'code');
    if (typeof code === 'string') return `connection ${code}`;
  }
  return `connection ${String(error)}`;
};

async function tryOnce(
  what: Try['what'],
  { asks }: Caller,
  gateway: string,
  work: (ask: Ask) => Promise<Answer>,
): Promise<{ tried: Try; answer: Answer | null }> {
  const since = performance.now();
  const ask = asks.get(gateway);
  if (!ask) throw new Error(`no gateway ${gateway}`);
  let answer: Answer | null = null;
  let fault: string | null;
  try {
    answer = await Promise.race([
      work(ask),
      pause(PATIENCE_MS, undefined, { ref: false }).then(() => Promise.reject(new Error('no answer in time'))),
    ]);
    fault = faultOf(answer);
  } catch (error) {
    fault = brokenAs(error);
  }
  const endedAt = performance.now();
  return { tried: { what, gateway, endedAt, milliseconds: endedAt - since, fault }, answer };
}

/**
 * Clients that commit and read through all gateways in turn until stopped, as clients behind a balancer do, which looks
 * four times a second who is healthy: what failed is sent again through the next gateway, a commit with the same key.
 */
export function startTraffic(
  gateways: readonly string[],
  gaps: readonly Gap[],
  givers: readonly CompanyUser[],
  width: { commits: number; reads: number },
): Traffic {
  const tries: Try[] = [];
  const acknowledged: Acknowledged[] = [];
  let isOver = false;
  let turn = 0;
  let healthy = [...gateways];
  const nextGateway = () => healthy[(turn += 1) % healthy.length] ?? gateways[0] ?? '';
  const balancer = (async () => {
    while (!isOver) {
      const states = await Promise.all(gateways.map(isHealthy));
      const found = gateways.filter((_one, index) => states[index]);
      healthy = found.length > 0 ? found : [...gateways];
      await pause(LOOK_MS);
    }
  })();

  async function commit(caller: Caller, gap: Gap): Promise<void> {
    const key = randomUUID();
    const amount = 1_000 + Math.floor(Math.random() * 1_000);
    const allocations = [{ needLineId: gap.lines[0]?.id, amount }];
    const input = { pledge: { allocations }, onShortfall: 'REFUSE', idempotencyKey: key };
    for (;;) {
      const { tried, answer } = await tryOnce('commit', caller, nextGateway(), (ask) => ask(SUBMIT, { input }));
      tries.push(tried);
      const pledgeId: unknown = answer?.data?.['submitPledge']?.pledge?.id;
      if (typeof pledgeId === 'string') {
        acknowledged.push({ key, pledgeId, amount, gap });
        return;
      }
      tried.fault ??= `refused ${answer?.data?.['submitPledge']?.code}`;
      await pause(50 + Math.random() * 100);
    }
  }

  const committers = Array.from({ length: width.commits }, async (_none, index) => {
    const giver = givers[index % givers.length];
    const caller = callerOf(gateways, giver?.token);
    for (let round = index; !isOver; round += 1) {
      const gap = gaps[round % gaps.length];
      if (gap) await commit(caller, gap);
    }
  });
  const readers = Array.from({ length: width.reads }, async (_none, index) => {
    const caller = callerOf(gateways);
    for (let round = index; !isOver; round += 1) {
      const id = gaps[round % gaps.length]?.id;
      const { tried, answer } = await tryOnce('read', caller, nextGateway(), (ask) => ask(READ, { id }));
      if (tried.fault === null && !answer?.data?.['gapArea']) tried.fault = 'nothing';
      tries.push(tried);
      await pause(10);
    }
  });
  return {
    tries,
    acknowledged,
    async stop() {
      isOver = true;
      await Promise.all([...committers, ...readers, balancer]);
    },
  };
}

import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { keepPostgres, type KeptPostgres } from '../../gateway/machine/keep-postgres.ts';
import { walkLedger, type LedgerReport } from '../../gateway/ledger.ts';
import { dataOf, until, type Answer } from '../support/client.ts';
import { enterHub, startHub, type Hub, type StartedHub } from '../support/hub.ts';
import { inDatabase } from '../support/tables.ts';
import { aCompany, type CompanyUser, type Gap } from '../support/world.ts';

/** A hub in four processes over a Postgres of its own, where everything may be killed. */
export interface KillHub {
  postgres: KeptPostgres;
  started: StartedHub;
  hub: Hub;
  stop(): Promise<void>;
}

export async function startKillHub(env: Record<string, string> = {}): Promise<KillHub> {
  const home = fs.mkdtempSync(join(tmpdir(), 'simpul-kills-'));
  fs.chmodSync(home, 0o755);
  const postgres = await keepPostgres({ home });
  const started = await startHub('four processes', postgres.url, env).catch(async (error: unknown) => {
    await postgres.stop();
    fs.rmSync(home, { recursive: true, force: true });
    throw error;
  });
  const hub = await enterHub(started.address);
  const end = async () => {
    await hub.close();
    await started.stop();
    await postgres.stop();
    fs.rmSync(home, { recursive: true, force: true });
  };
  let ended: Promise<void> | undefined;
  // Who is stopped amid his work ends it, and his work ends it too.
  return { postgres, started, hub, stop: () => (ended ??= end()) };
}

/** One wish to give, with everything chosen before it is sent, so that it may be sent again. */
export interface Wish {
  key: string;
  gap: Gap;
  amount: number;
  giver: CompanyUser;
}

/** How a wish ended: taken in, or refused for want of room. */
export interface Ending {
  wish: Wish;
  pledgeId: string | null;
  sendings: number;
}

const SUBMIT = `mutation ($input: SubmitPledgeInput!) { submitPledge(input: $input) {
  __typename ... on PledgeSubmitted { replayed pledge { id } } ... on Refusal { code } } }`;

export function wishesFor(gaps: readonly Gap[], givers: readonly CompanyUser[], count: number): Wish[] {
  return Array.from({ length: count }, (_none, index) => {
    const gap = gaps[index % gaps.length];
    const giver = givers[index % givers.length];
    if (!gap || !giver) throw new Error('no gap or no giver');
    return { key: randomUUID(), gap, giver, amount: 1_000 + ((index * 37) % 1_000) };
  });
}

export const someCompanies = (hub: Hub, count: number): Promise<CompanyUser[]> =>
  Promise.all(Array.from({ length: count }, () => aCompany(hub)));

/** Sends a wish once; what the network says instead of an answer is an error. */
export function send({ giver, gap, amount, key }: Wish): Promise<Answer> {
  const allocations = [{ needLineId: gap.lines[0]?.id, amount }];
  return giver.ask(SUBMIT, { input: { pledge: { allocations }, onShortfall: 'REFUSE', idempotencyKey: key } });
}

/** Sends a wish with the same key until it is taken in or refused, as a patient client would. */
async function insist(wish: Wish, deadline: number): Promise<Ending> {
  for (let sendings = 1; ; sendings += 1) {
    const answer = await send(wish).catch(() => null);
    const result = answer?.data?.['submitPledge'];
    // Taken in, but the database went away before the pledge was read: the same key tells it again.
    const isUnread = result?.__typename === 'PledgeSubmitted' && !result.pledge;
    if (result?.pledge) return { wish, pledgeId: result.pledge.id, sendings };
    if (result?.code === 'GAP_HAS_LESS_OPEN') return { wish, pledgeId: null, sendings };
    const isRetryable = !answer || answer.errors?.every(({ extensions }) => extensions['retryable'] === true);
    if (!isRetryable || (result && !isUnread)) throw new Error(`no way to end a wish: ${JSON.stringify(answer)}`);
    if (Date.now() > deadline) throw new Error(`not ended in time: ${JSON.stringify(answer?.errors)}`);
    await pause(100 + Math.random() * 200);
  }
}

/** Sends all wishes, at most `width` at once; `onEnding` hears of each. */
export async function insistOnAll(
  wishes: readonly Wish[],
  width: number,
  onEnding: (done: number) => void = () => undefined,
): Promise<Ending[]> {
  const deadline = Date.now() + 30_000;
  const waiting = [...wishes];
  const endings: Ending[] = [];
  const worker = async () => {
    for (let wish = waiting.shift(); wish; wish = waiting.shift()) {
      endings.push(await insist(wish, deadline));
      onEnding(endings.length);
    }
  };
  await Promise.all(Array.from({ length: width }, worker));
  return endings;
}

/** Tells when that many wishes have ended. */
export function gate(): { reached: (done: number) => void; at: (count: number) => Promise<void> } {
  const waits: { count: number; open: () => void }[] = [];
  return {
    reached: (done) => waits.filter(({ count }) => done >= count).forEach(({ open }) => open()),
    at: (count) => new Promise((open) => waits.push({ count, open })),
  };
}

const ACCOUNTS = `query ($id: ID!) { gapArea(id: $id) {
  projection { coverageVersion pledgeCount moneyNeed moneyUncovered }
  coverage { version needVersion lines { need budget held committed delivered uncovered open rows(first: 1) { totalCount } } } } }`;

export interface Account {
  projection: { coverageVersion: string | null; pledgeCount: number; moneyNeed: number; moneyUncovered: number };
  coverage: {
    version: number;
    needVersion: number;
    lines: {
      need: number;
      budget: number;
      held: number;
      committed: number;
      delivered: number;
      uncovered: number;
      open: number;
      rows: { totalCount: number };
    }[];
  };
}

export async function accountOf(hub: Hub, gap: Gap): Promise<Account> {
  return (await dataOf(hub.ask(ACCOUNTS, { id: gap.id }))).gapArea;
}

/** Waits until the ranking shows each account at its newest version; milliseconds. */
export async function catchUp(hub: Hub, gaps: readonly Gap[], within = 30_000): Promise<number> {
  const since = performance.now();
  for (const gap of gaps) {
    await until(
      () => accountOf(hub, gap).catch((error: unknown) => ({ projection: null, coverage: null, error: String(error) })),
      ({ projection, coverage }) => coverage !== null && projection?.coverageVersion === String(coverage.version),
      within,
    );
  }
  return performance.now() - since;
}

/** What the database holds of these wishes' keys: the kept answers, and the pledges behind them. */
export async function storedOf(databaseUrl: string, wishes: readonly Wish[]) {
  return inDatabase<{ key: string; pledgeId: string; amount: string }>(
    databaseUrl,
    `select r.key, p.id as "pledgeId", a.amount from csr.replay r join csr.pledge p on p.id::text = r.answer ->> 'pledgeId'
     join csr.pledge_allocation a on a.pledge_id = p.id where r.key = any ($1)`,
    [wishes.map(({ key }) => key)],
  );
}

/** The walk over all books, with those topics that somebody is behind in. */
export async function walk(databaseUrl: string): Promise<LedgerReport> {
  const report = await walkLedger(databaseUrl);
  return { ...report, lags: report.lags.filter(({ behind }) => behind > 0) };
}

/** The processes that ended though nobody told them to, with their last words. */
export function fallen({ started }: KillHub): string[] {
  return [...started.running.values()]
    .filter(({ child }) => child.exitCode !== null || child.signalCode !== null)
    .map(({ name, logFile }) => `${name}: ${fs.readFileSync(logFile, 'utf8').slice(-1_500)}`);
}

export const seconds = (milliseconds: number): string => `${(milliseconds / 1000).toFixed(1)} s`;

export function tell(text: string): void {
  process.stdout.write(`  ${text}\n`);
}

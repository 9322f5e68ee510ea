import { leakIn } from '../support/leaks.ts';
import type { Hostile } from './from-schema.ts';

const AT_ONCE = 4;
const GIVEN_UP_MS = 20_000;

export interface Target {
  url: string;
  /** What questions show, and what commands do: a command that is believed may do something. */
  headers: { question: Record<string, string>; command: Record<string, string> };
  /** How long an answer may take. */
  patienceMs: number;
}

export interface Outcome {
  count: number;
  wrong: string[];
  slowestMs: number;
  statuses: Record<string, number>;
}

/** A text as JSON writes it, at any depth of quoting. */
const quoted = (text: string) => JSON.stringify(text).slice(1, -1);

/** The faults of an answer, without what the request itself said: that may be said back. */
function faultsIn(text: string, said: unknown): string {
  let faults = text;
  try {
    const answer = JSON.parse(text) as { errors?: unknown; data?: unknown };
    faults = answer !== null && 'data' in answer ? JSON.stringify(answer.errors ?? null) : text;
  } catch {
    // Not every answer is JSON: what is none is looked at whole.
  }
  if (typeof said !== 'string' || said === '') return faults;
  return faults
    .replaceAll(quoted(quoted(said)), '')
    .replaceAll(quoted(said), '')
    .replaceAll(said, '');
}

/** What is wrong with an answer; null when it is one that hurts nobody. */
function wrongWith(status: number, text: string, said: unknown): string | null {
  if (status >= 500) return `status ${status}`;
  const faults = faultsIn(text, said);
  if (/INTERNAL_SERVER_ERROR|SERVICE_UNAVAILABLE/.test(faults)) return 'a fault of ours';
  const leak = leakIn(faults);
  const isSaidBack = leak !== null && typeof said === 'string' && said.includes(leak);
  return leak === null || isSaidBack ? null : `leaks ${leak}`;
}

async function send({ url, headers }: Target, { init, isCommand }: Hostile): Promise<{ status: number; text: string }> {
  const shown = isCommand ? headers.command : headers.question;
  const answer = await fetch(url, {
    ...init,
    headers: { ...shown, ...(init.headers as Record<string, string>) },
    signal: AbortSignal.timeout(GIVEN_UP_MS),
  });
  return { status: answer.status, text: await answer.text() };
}

const isAlive = (url: string) =>
  fetch(new URL('/healthz', url), { signal: AbortSignal.timeout(GIVEN_UP_MS) }).then(
    ({ ok }) => ok,
    () => false,
  );

/** Sends what is hostile, a few at once, looks at every answer, and asks for the hub's health after each. */
export async function attack(target: Target, hostile: Iterable<Hostile>): Promise<Outcome> {
  const outcome: Outcome = { count: 0, wrong: [], slowestMs: 0, statuses: {} };
  const rest = hostile[Symbol.iterator]();
  const one = async (request: Hostile) => {
    const since = performance.now();
    let told: string | null;
    let text = '';
    try {
      const answer = await send(target, request);
      text = answer.text;
      told = wrongWith(answer.status, text, request.said);
      outcome.statuses[answer.status] = (outcome.statuses[answer.status] ?? 0) + 1;
    } catch (error) {
      told = `no answer: ${error instanceof Error ? `${error.message} ${String(error.cause ?? '')}` : String(error)}`;
    }
    const took = performance.now() - since;
    outcome.count += 1;
    outcome.slowestMs = Math.max(outcome.slowestMs, Math.round(took));
    if (took > target.patienceMs) told ??= `${Math.round(took)} ms`;
    if (told !== null) outcome.wrong.push(`${request.name}: ${told} ${text.slice(0, 300)}`);
    if (!(await isAlive(target.url))) outcome.wrong.push(`${request.name}: not alive afterwards`);
  };
  const worker = async () => {
    for (let next = rest.next(); !next.done; next = rest.next()) await one(next.value);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return outcome;
}

/** Each so many of a series, each kind of it: short, and another part of it for another start. */
export function* eachOf<Item>(every: number, items: Iterable<Item>, start = 0): Generator<Item> {
  let at = start;
  for (const item of items) {
    if (at % every === 0) yield item;
    at += 1;
  }
}

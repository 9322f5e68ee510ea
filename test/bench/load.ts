import { Agent, request } from 'node:http';
import { setTimeout as pause } from 'node:timers/promises';

import { quantile } from './figures.ts';

/** One request to send: where to, as whom, and what. */
export interface Shot {
  body: string;
  token?: string;
  /** Told the text of the answer. */
  heard?: (text: string) => void;
}

export interface LoadResult {
  requests: number;
  seconds: number;
  p50: number;
  p99: number;
  failed: number;
  /** The first answer that was wrong, to be shown. */
  firstFailure: string | null;
}

const CONNECTIONS = 16;
const MOST_CONNECTIONS = 128;
const PATIENCE_MS = 15_000;

/** Where requests go, and by which connections. */
export interface Target {
  url: URL;
  agent: Agent;
}

/** Sends one request and gives what is wrong with the answer, or null; the body is read to its end. */
export function send({ url, agent }: Target, { body, token, heard }: Shot): Promise<string | null> {
  return new Promise((done) => {
    const headers = {
      'content-type': 'application/json',
      accept: 'application/json',
      'content-length': Buffer.byteLength(body),
      ...(token !== undefined && { authorization: `Bearer ${token}` }),
    };
    const sent = request(url, { method: 'POST', agent, headers, timeout: PATIENCE_MS }, (answer) => {
      const pieces: Buffer[] = [];
      answer.on('data', (piece: Buffer) => void pieces.push(piece));
      answer.on('end', () => {
        const text = Buffer.concat(pieces).toString();
        heard?.(text);
        const isRight = answer.statusCode === 200 && !text.includes('"errors"') && text.startsWith('{"data"');
        done(isRight ? null : `${answer.statusCode} ${text.slice(0, 400)}`);
      });
    });
    sent.on('timeout', () => sent.destroy(new Error('no answer in time')));
    sent.on('error', (error) => done(error.message));
    sent.end(body);
  });
}

/** How the requests of a load went, and how long it took from `started`. */
function resultOf(times: readonly number[], problems: readonly string[], started: number): LoadResult {
  return {
    requests: times.length,
    seconds: (performance.now() - started) / 1000,
    p50: quantile(times, 0.5),
    p99: quantile(times, 0.99),
    failed: problems.length,
    firstFailure: problems[0] ?? null,
  };
}

/** Sends so many requests a second, whether the ones before were answered or not, from as many connections as that takes. */
export async function pace(
  address: string,
  next: () => Shot,
  { seconds, rate }: { seconds: number; rate: number },
): Promise<LoadResult> {
  const target = { url: new URL(address), agent: new Agent({ keepAlive: true, maxSockets: MOST_CONNECTIONS }) };
  const times: number[] = [];
  const problems: string[] = [];
  const sent: Promise<void>[] = [];
  const started = performance.now();
  for (let number = 0; number < seconds * rate; number += 1) {
    const due = started + (number * 1000) / rate;
    if (due > performance.now()) await pause(due - performance.now());
    const sending = send(target, next()).then((problem) => {
      times.push(performance.now() - due);
      if (problem !== null) problems.push(problem);
    });
    sent.push(sending);
  }
  await Promise.all(sent);
  target.agent.destroy();
  return resultOf(times, problems, started);
}

/**
 * Asks from 16 connections at once, each again as soon as it was answered, until the time is over. Time and number are
 * bounded; what is under way at the end is awaited and counted.
 */
export async function load(
  address: string,
  next: () => Shot,
  limits: { seconds: number; requests?: number },
): Promise<LoadResult> {
  const target = { url: new URL(address), agent: new Agent({ keepAlive: true, maxSockets: CONNECTIONS }) };
  const times: number[] = [];
  const problems: string[] = [];
  let left = limits.requests ?? Infinity;
  const started = performance.now();
  const deadline = started + limits.seconds * 1000;
  await Promise.all(
    Array.from({ length: CONNECTIONS }, async () => {
      while (performance.now() < deadline && left > 0) {
        left -= 1;
        const from = performance.now();
        const problem = await send(target, next());
        times.push(performance.now() - from);
        if (problem !== null) problems.push(problem);
      }
    }),
  );
  target.agent.destroy();
  return resultOf(times, problems, started);
}

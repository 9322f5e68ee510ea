import { setFlagsFromString } from 'node:v8';

import { sayStopping, stoppingSeconds } from '#host/listening';
import { isPassing } from '#kit/errors';
import { log } from '#kit/log';

const PATIENCE_MS = 12_000;
/** A signal to the whole process group arrives twice: itself, and passed on by the bootstrap. */
const SAME_SIGNAL_MS = 1_000;

/**
 * Hears SIGINT and SIGTERM from now on: a hub that is still starting must not miss one. A second one ends it at once.
 * Started in the background by a shell, a process ignores SIGINT until it listens.
 */
export function hearSignal(): Promise<void> {
  return new Promise<void>((done) => {
    let since: number | null = null;
    const onSignal = () => {
      if (since !== null && Date.now() - since > SAME_SIGNAL_MS) process.exit(1);
      since ??= Date.now();
      done();
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  });
}

/**
 * V8 lets its heap grow to several times what is held before it collects: under load 800 MB for 200. Half as much again
 * is enough: six tenths of the memory, for 1 to 5 % more CPU (test/bench/README.md).
 */
const GROWS_BY_PERCENT = 50;

/** Keeps a command running until the signal; then it is no longer ready, and after `DRAIN_SECONDS` it is drained. */
export async function runUntil(signal: Promise<void>, stop: () => Promise<void>): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${GROWS_BY_PERCENT}`);
  const patience = PATIENCE_MS + stoppingSeconds() * 1_000;
  await signal;
  const late = setTimeout(() => {
    log.error('did not stop in time');
    process.exit(1);
  }, patience);
  await sayStopping();
  await stop();
  clearTimeout(late);
  process.exit(0);
}

/**
 * The event queue's library leaves a rejection unhandled when the database goes away just as it marks a job as done.
 * That must not end a process that answers: the job is done again, which changes nothing. Any other is a bug and ends it.
 */
function outliveLostConnections(): void {
  process.on('unhandledRejection', (error) => {
    if (!isPassing(error)) throw error;
    log.warn({ error: String(error) }, 'a database connection was lost');
  });
}

/** Runs a command's work; what goes wrong is one clear sentence and exit code 1. */
export function runCommand(work: () => Promise<void>): void {
  outliveLostConnections();
  work().catch((error: unknown) => {
    const isVerbose = process.env['LOG_LEVEL'] === 'debug';
    process.stderr.write(`${error instanceof Error ? (isVerbose ? error.stack : error.message) : String(error)}\n`);
    process.exit(1);
  });
}

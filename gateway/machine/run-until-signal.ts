import { isPassing } from '#kit/errors';
import { log } from '#kit/log';

const PATIENCE_MS = 12_000;
/** A signal to the whole process group arrives twice: itself, and passed on by the bootstrap. */
const SAME_SIGNAL_MS = 1_000;

/** Keeps a command running until SIGINT or SIGTERM, then drains it; a second signal ends it at once. */
export async function runUntilSignal(stop: () => Promise<void>): Promise<void> {
  await new Promise<void>((done) => {
    let since: number | null = null;
    const onSignal = () => {
      if (since !== null && Date.now() - since > SAME_SIGNAL_MS) process.exit(1);
      since ??= Date.now();
      done();
    };
    process.on('SIGINT', onSignal);
    process.on('SIGTERM', onSignal);
  });
  const late = setTimeout(() => {
    log.error('did not stop in time');
    process.exit(1);
  }, PATIENCE_MS);
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

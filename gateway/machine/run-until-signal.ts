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

/** Runs a command's work; what goes wrong is one clear sentence and exit code 1. */
export function runCommand(work: () => Promise<void>): void {
  work().catch((error: unknown) => {
    const isVerbose = process.env['LOG_LEVEL'] === 'debug';
    process.stderr.write(`${error instanceof Error ? (isVerbose ? error.stack : error.message) : String(error)}\n`);
    process.exit(1);
  });
}

import { log } from '#kit/log';

const PATIENCE_MS = 12_000;

/** Keeps a command running until SIGINT or SIGTERM, then drains it; a second signal ends it at once. */
export async function runUntilSignal(stop: () => Promise<void>): Promise<void> {
  await new Promise<void>((done) => {
    let isStopping = false;
    const onSignal = () => {
      if (isStopping) process.exit(1);
      isStopping = true;
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

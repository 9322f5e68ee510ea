import pino from 'pino';

/** One logger for a process: JSON lines on standard error, so that standard output stays for what a command prints. */
export const log = pino(
  { level: process.env['LOG_LEVEL'] ?? 'info', base: { pid: process.pid } },
  pino.destination({ dest: 2, sync: false }),
);

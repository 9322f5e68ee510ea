import pino from 'pino';

/** What every line says of the request it belongs to, and how the words of an error are told; a host fills them in. */
export const lines = { request: (): object => ({}), said: (words: unknown): unknown => words };
const said = (words: unknown) => lines.said(words);

/** One logger for a process: JSON lines on standard error, so that standard output stays for what a command prints. */
export const log = pino(
  {
    level: process.env['LOG_LEVEL'] || 'info',
    base: { pid: process.pid },
    mixin: () => lines.request(),
    serializers: { error: said, cause: said, reason: said, problem: said },
  },
  pino.destination({ dest: 2, sync: false }),
);

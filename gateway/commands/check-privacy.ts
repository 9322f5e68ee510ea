import { parseArgs } from 'node:util';

import { instant } from '#kit/dates';

import { openDatabase } from '../machine/database.ts';
import { runCommand } from '../machine/running.ts';
import { readSettings } from '../machine/settings.ts';
import { whatALeakTouches, whoWasRead, type ReadQuestion } from '../privacy.ts';

const USAGE = `npm run check:privacy                                          what a leak of each table would touch
npm run check:privacy -- --from 2026-11-22T00:00+07:00 --until 2026-11-23T00:00+07:00 [--account SUBJECT] [--request ID …]
                                                               whose data was shown then, to that account or in those requests`;

const OPTIONS = {
  account: { type: 'string' },
  request: { type: 'string', multiple: true },
  from: { type: 'string' },
  until: { type: 'string' },
} as const;

/** The question of the command line; null where it asks for tables. */
function readQuestion(args: { [name in keyof typeof OPTIONS]?: string | string[] }): ReadQuestion | null {
  const { account, request, from, until } = args;
  if (from === undefined && until === undefined && account === undefined && request === undefined) return null;
  const isInstant = (text: unknown): text is string =>
    typeof text === 'string' && /T.*(Z|[+-]\d\d:?\d\d)$/.test(text) && !Number.isNaN(Date.parse(text));
  if (!isInstant(from) || !isInstant(until)) throw new Error(`--from and --until are instants with a zone.\n${USAGE}`);
  return {
    account: typeof account === 'string' ? account : null,
    requests: Array.isArray(request) ? request : null,
    from,
    until,
  };
}

/** `npm run check:privacy`: what the first 72 hours after a leak ask. It prints ids, fields and counts, and nobody's name. */
runCommand(async () => {
  const question = readQuestion(parseArgs({ options: OPTIONS }).values);
  const say = (message: string) => process.stdout.write(`${message}\n`);
  const database = await openDatabase(readSettings([], true), say);
  const stop = () => database.stop();
  if (question === null) {
    const touched = await whatALeakTouches(database.urlOf).finally(stop);
    for (const [subgraph, tables] of Object.entries(touched)) {
      for (const { table, holds, rows, people } of tables) {
        say(`${subgraph} ${table}: ${rows} rows of ${people} people (${holds})`);
      }
    }
    return;
  }
  const read = await whoWasRead(database.urlOf, question).finally(stop);
  for (const [subgraph, subjects] of Object.entries(read)) {
    for (const { subject, fields, reads, first, last, requests } of subjects) {
      const when = `${instant(first)} to ${instant(last)}`;
      say(`${subgraph} ${subject}: ${fields.join(', ')}, ${reads} reads, ${when}, requests ${requests.join(' ')}`);
    }
    say(`${subgraph}: ${subjects.length} of whom something was shown`);
  }
});

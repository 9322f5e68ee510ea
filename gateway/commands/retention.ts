import { parseArgs } from 'node:util';

import { openDatabase } from '../machine/database.ts';
import { runCommand } from '../machine/running.ts';
import { readSettings } from '../machine/settings.ts';
import { applyRetention } from '../privacy.ts';

/** `npm run retention [-- --dry-run]`: erases personal data that is kept past its day, and says how many rows of what. */
runCommand(async () => {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
  const isDryRun = values['dry-run'];
  const say = (message: string) => process.stdout.write(`${message}\n`);
  const database = await openDatabase(readSettings([], true), say);
  const found = await applyRetention(database.urlOf, isDryRun).finally(() => database.stop());
  let total = 0;
  for (const [subgraph, tables] of Object.entries(found)) {
    for (const [table, rows] of Object.entries(tables)) {
      say(`${subgraph} ${table}: ${rows} rows ${isDryRun ? 'are past their day' : 'erased'}`);
      total += rows;
    }
  }
  say(isDryRun ? `${total} rows would be erased; nothing was` : `${total} rows erased`);
});

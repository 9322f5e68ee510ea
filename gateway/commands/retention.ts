import { parseArgs } from 'node:util';

import { openDatabase } from '../machine/database.ts';
import { runCommand } from '../machine/running.ts';
import { readSettings } from '../machine/settings.ts';
import { applyRetention } from '../privacy.ts';

/** `npm run retention [-- --dry-run]`: erases personal data that is kept past its day, and says how many rows of what; red where some stay. */
runCommand(async () => {
  const { values } = parseArgs({ options: { 'dry-run': { type: 'boolean', default: false } } });
  const isDryRun = values['dry-run'];
  const say = (message: string) => process.stdout.write(`${message}\n`);
  const database = await openDatabase(readSettings([], true), say);
  try {
    const total = tell(await applyRetention(database.urlOf, isDryRun), isDryRun ? 'are past their day' : 'erased', say);
    say(isDryRun ? `${total} rows would be erased; nothing was` : `${total} rows erased`);
    if (isDryRun) return;
    const left = tell(await applyRetention(database.urlOf, true), 'are past their day and could not be erased', say);
    if (left === 0) return;
    say(`${left} rows are left: they are in use, or the log above says why they stay. Run it again.`);
    process.exitCode = 1;
  } finally {
    await database.stop();
  }
});

/** Says how many rows of which tables; gives how many in all. */
function tell(found: Awaited<ReturnType<typeof applyRetention>>, what: string, say: (text: string) => void): number {
  const tables = Object.entries(found).flatMap(([subgraph, rowsOf]) =>
    Object.entries(rowsOf).map(([table, rows]) => ({ table: `${subgraph} ${table}`, rows })),
  );
  for (const { table, rows } of tables) if (rows > 0) say(`${table}: ${rows} rows ${what}`);
  return tables.reduce((sum, { rows }) => sum + rows, 0);
}

import { walkLedger } from '../ledger.ts';
import { openDatabase } from '../machine/database.ts';
import { runCommand } from '../machine/running.ts';
import { readSettings } from '../machine/settings.ts';

/** `npm run check:ledger`: walks every standing invariant of the books; exit code 1 when one does not hold. */
runCommand(async () => {
  const started = performance.now();
  const say = (message: string) => process.stdout.write(`${message}\n`);
  const database = await openDatabase(readSettings([], true), say);
  const { walked, rules, breaches, lags } = await walkLedger(database.urlOf).finally(() => database.stop());
  for (const [subgraph, counts] of Object.entries(walked)) {
    say(
      `${subgraph}: ${Object.entries(counts)
        .map(([what, count]) => `${count} ${what}`)
        .join(', ')}`,
    );
  }
  for (const { follower, topic, aggregates, behind } of lags) {
    say(`lag: ${follower} is behind in ${behind} of ${aggregates} of ${topic}`);
  }
  for (const { rule, key, detail } of breaches) say(`BREACH ${rule}: ${key} (${detail})`);
  const seconds = ((performance.now() - started) / 1000).toFixed(1);
  say(`${rules} rules walked in ${seconds} s: ${breaches.length} breaches`);
  if (breaches.length > 0) process.exitCode = 1;
});

import { parseArgs } from 'node:util';

import { walkAudit } from '../audit.ts';
import { openDatabase } from '../machine/database.ts';
import { runCommand } from '../machine/running.ts';
import { readSettings } from '../machine/settings.ts';

const HEAD = /^([a-z]+:)?[0-9a-f]{64}$/;
const USAGE = 'npm run check:audit [-- --head csr:<hash> …], with heads that an earlier run has said';

/**
 * `npm run check:audit`: walks the hash chains of the audit trail; exit code 1 at the first row that does not hold. A head
 * noted outside the database proves that nothing sealed by then was cut off or sealed anew.
 */
runCommand(async () => {
  const { values } = parseArgs({ options: { head: { type: 'string', multiple: true, default: [] } } });
  const odd = values.head.find((head) => !HEAD.test(head));
  if (odd !== undefined) throw new Error(`--head ${JSON.stringify(odd)} is no hash of a chain.\n${USAGE}`);
  const started = performance.now();
  const say = (message: string) => process.stdout.write(`${message}\n`);
  const database = await openDatabase(readSettings([], true), say);
  const { chains, lost } = await walkAudit(database.urlOf, values.head).finally(() => database.stop());
  for (const [name, { sealed, head, breach }] of Object.entries(chains)) {
    say(`${name}: ${sealed} entries hold, head ${name}:${head}`);
    if (breach) say(`BREACH ${name}: position ${breach.position}, entry ${breach.entryId}: ${breach.problem}`);
  }
  for (const head of lost)
    say(`BREACH ${head} is in no chain any more: what was sealed then was cut off or sealed anew`);
  const breaches = Object.values(chains).filter(({ breach }) => breach).length + lost.length;
  say(`audit trail walked in ${((performance.now() - started) / 1000).toFixed(1)} s: ${breaches} breaches`);
  if (breaches > 0) process.exitCode = 1;
});

import { parseArgs } from 'node:util';

import { SUBGRAPHS } from '../../subgraphs/index.ts';
import { evidenceFolder } from '../../subgraphs/csr/evidence/evidence.storage.ts';
import { walkAudit } from '../audit.ts';
import { restoreBackup } from '../backup/read.ts';
import { openIssuer } from '../issuer/issuer.ts';
import { walkLedger } from '../ledger.ts';
import { openDatabase } from '../machine/database.ts';
import { runCommand } from '../machine/running.ts';
import { readSettings, type Settings } from '../machine/settings.ts';

const USAGE = 'npm run restore -- FOLDER, that npm run backup wrote, into an empty database';

async function makeAccounts({ issuer }: Settings, databaseUrl: string): Promise<void> {
  if (!issuer) throw new Error('The backup holds accounts, and an outside issuer is set. Unset it to restore them.');
  const { baseUrl, audience, secret } = issuer;
  const made = await openIssuer({ databaseUrl, baseUrl, audience, secret: secret() });
  await made.close();
}

/** `npm run restore -- FOLDER`: fills an empty database, then walks the books and the audit trail; exit code 1 at a breach. */
runCommand(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) throw new Error(`One folder, please.\n${USAGE}`);
  const say = (message: string) => process.stdout.write(`${message}\n`);
  const settings = readSettings(
    SUBGRAPHS.map(({ name }) => name),
    true,
  );
  const database = await openDatabase(settings, say);
  try {
    const url = database.only();
    const { takenAt, tables } = await restoreBackup(url, folder, evidenceFolder(), () => makeAccounts(settings, url));
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    say(`restored ${rows} rows of ${tables.length} tables, as of ${takenAt}`);
    const { rules, breaches } = await walkLedger(url);
    for (const { rule, key, detail } of breaches) say(`BREACH ${rule}: ${key} (${detail})`);
    const { chains } = await walkAudit(url, []);
    for (const [name, { sealed, head, breach }] of Object.entries(chains)) {
      say(`${name}: ${sealed} audit entries hold, head ${name}:${head}`);
      if (breach) say(`BREACH ${name}: position ${breach.position}, entry ${breach.entryId}: ${breach.problem}`);
    }
    const broken = breaches.length + Object.values(chains).filter(({ breach }) => breach).length;
    say(`${rules} rules of the books and ${Object.keys(chains).length} audit chains walked: ${broken} breaches`);
    if (broken > 0) process.exitCode = 1;
  } finally {
    await database.stop();
  }
});

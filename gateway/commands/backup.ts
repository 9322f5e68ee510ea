import { parseArgs } from 'node:util';

import { evidenceFolder } from '../../subgraphs/csr/evidence/evidence.storage.ts';
import { writeBackup } from '../backup/write.ts';
import { openDatabase } from '../machine/database.ts';
import { runCommand } from '../machine/running.ts';
import { readSettings } from '../machine/settings.ts';

const USAGE = 'npm run backup -- FOLDER, a new one; it will hold personal data';

/** `npm run backup -- FOLDER`: writes all that the hub holds at one instant into a folder, while the hub goes on. */
runCommand(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [folder] = positionals;
  if (folder === undefined || positionals.length > 1) throw new Error(`One folder, please.\n${USAGE}`);
  const say = (message: string) => process.stdout.write(`${message}\n`);
  const database = await openDatabase(readSettings([], true), say);
  const { tables, rows, bytes, evidenceFiles } = await writeBackup(database.only(), folder, evidenceFolder()).finally(
    () => database.stop(),
  );
  const files = evidenceFiles === null ? 'evidence stays in its bucket' : `${evidenceFiles} files of evidence`;
  say(`${folder}: ${rows} rows of ${tables} tables, ${(bytes / 1e6).toFixed(1)} MB; ${files}`);
  say('It holds personal data: keep it as safe as the hub. Sign-in keys and the secret in SIMPUL_HOME are not in it.');
});

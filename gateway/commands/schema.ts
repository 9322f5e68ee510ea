import { runCommand } from '../machine/running.ts';
import { driftedFiles, writeSchemaFiles } from '../schema-files.ts';

/** `npm run schema`: prints `schema/` from code; with `--check` only says what has drifted. */
runCommand(async () => {
  if (!process.argv.includes('--check')) {
    process.stdout.write(`written: ${writeSchemaFiles().join(' ')}\n`);
    return;
  }
  const drifted = driftedFiles();
  if (drifted.length > 0)
    throw new Error(`Drifted: ${drifted.join(', ')}. Run npm run schema, read the diff, commit it.`);
  process.stdout.write('schema/ is what the code says\n');
});

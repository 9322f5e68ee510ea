import * as fs from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { parseArgs } from 'node:util';

import cliProgress from 'cli-progress';

import { openStore, type Store } from '#kit/database';

import type { RowChange, Tally } from '../../subgraphs/importing/import-run.ts';
import { openProblemFile, planImport, runImport, summaryOf, type ImportPlan } from '../importing.ts';
import { openDatabase } from '../machine/database.ts';
import { runCommand } from '../machine/running.ts';
import { readSettings } from '../machine/settings.ts';

// A CommonJS module: Node gives its names only through its default.
const { Format, Presets, SingleBar } = cliProgress;

const USAGE = 'npm run import -- FILE [--data-set NAME] [--mapping FILE] [--dry-run] [--yes]';
/** How much of a diff is printed; the counts are of all rows. */
const SHOWN = 10;

const say = (message: string) => process.stdout.write(`${message}\n`);

/** A bar on a terminal; nothing where the output is a file or a pipe. */
function openBar(path: string) {
  if (!process.stderr.isTTY) return null;
  const bar = new SingleBar(
    {
      stream: process.stderr,
      clearOnComplete: true,
      format: (options, params, payload) =>
        `${Format.BarFormat(params.progress, options)} ${Math.floor(params.progress * 100)}% · ${payload.rows} rows`,
    },
    Presets.shades_classic,
  );
  bar.start(fs.statSync(path).size, 0, { rows: 0 });
  return bar;
}

function sayChanges(changes: readonly RowChange[], more: number): void {
  for (const { row, kind, key, differences } of changes) {
    const changed = differences
      .filter(({ before }) => kind === 'CHANGED' || before !== null)
      .map(({ field, before, after }) => `${field}: ${before ?? '–'} → ${after ?? '–'}`);
    say(
      `  ${kind === 'NEW' ? '+' : '~'} row ${row}: ${key ?? kind}${changed.length > 0 ? ` (${changed.join(', ')})` : ''}`,
    );
  }
  if (more > 0) say(`  … and ${more} more`);
}

/** Goes through the file once, for trial or for real, and says what came of it. */
async function goThrough(store: Store, plan: ImportPlan, isDryRun: boolean): Promise<Tally> {
  const bar = openBar(plan.path);
  const problems = openProblemFile(plan.path);
  const shown: RowChange[] = [];
  const started = performance.now();
  let rows = 0;
  const tally = await runImport(store, plan, {
    isDryRun,
    readBytes: (count) => bar?.increment(count),
    heard(report) {
      rows += report.tally.read;
      bar?.update({ rows });
      problems.write(report.problems);
      if (shown.length < SHOWN) shown.push(...report.changes.slice(0, SHOWN - shown.length));
    },
  }).finally(() => bar?.stop());
  const written = await problems.close();
  const seconds = (performance.now() - started) / 1_000;
  say(`${summaryOf(tally, isDryRun)} (${seconds.toFixed(1)} s, ${Math.round(tally.read / seconds)} rows/s)`);
  sayChanges(shown, tally.new + tally.changed - shown.length);
  if (written !== null) say(`What was refused and why: ${written}`);
  return tally;
}

async function agreed(): Promise<boolean> {
  if (!process.stdin.isTTY) {
    say('Nothing was written. Add --yes to write.');
    return false;
  }
  const terminal = createInterface({ input: process.stdin, output: process.stdout });
  const answer = await terminal.question('Write this? [y/N] ');
  terminal.close();
  return /^y/i.test(answer.trim());
}

/** `npm run import`: a file into the hub's database, by the rules of the API. Exit code 1 where rows were refused. */
runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: {
      'data-set': { type: 'string' },
      mapping: { type: 'string' },
      'dry-run': { type: 'boolean', default: false },
      yes: { type: 'boolean', default: false },
    },
  });
  const [path] = positionals;
  if (path === undefined || positionals.length !== 1) throw new Error(USAGE);
  const plan = await planImport(path, { dataSet: values['data-set'] ?? null, mappingFile: values.mapping ?? null });
  say(`${path} → ${plan.dataSet.name} of ${plan.definition.name}`);
  if (plan.mapping?.note !== undefined) say(plan.mapping.note);
  const database = await openDatabase(readSettings([], true), say);
  const store = await openStore({ ...plan.definition, databaseUrl: database.urlOf(plan.definition.name) });
  try {
    await store.migrate();
    const isTrial = values['dry-run'] || !values.yes;
    let tally = await goThrough(store, plan, isTrial);
    if (isTrial && !values['dry-run'] && (await agreed())) tally = await goThrough(store, plan, false);
    if (tally.refused > 0) process.exitCode = 1;
  } finally {
    await store.close();
    await database.stop();
  }
});

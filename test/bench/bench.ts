import * as fs from 'node:fs';
import { join, resolve } from 'node:path';

import { keepPostgres } from '../../gateway/machine/keep-postgres.ts';
import { templateOf } from './data/template.ts';
import { readOptions, SIZES, type BenchOptions } from './options.ts';
import { reportOf, tableOf, type Report } from './report.ts';
import { measure } from './measuring.ts';

/** `npm run bench`: our hub and its peers under the same load over the same rows; README.md says what the figures mean. */
const say = (text: string) => void process.stderr.write(`bench: ${text}\n`);

async function run(options: BenchOptions): Promise<Report[]> {
  const home = resolve('.simpul', 'bench');
  const kept = await keepPostgres({ home, log: say });
  try {
    const reports: Report[] = [];
    for (const pledges of options.isGrowth ? SIZES : [options.pledges]) {
      const template = await templateOf(kept.url, pledges, say);
      const folder = join(home, 'peers');
      fs.mkdirSync(folder, { recursive: true });
      const nodeOptions = options.profile === null ? '' : `--cpu-prof --cpu-prof-dir=${resolve(options.profile)}`;
      const world = { clusterUrl: kept.url, template, folder, nodeOptions, say };
      const rounds = await measure(world, { ...options, postmaster: kept.pid });
      reports.push(reportOf(pledges, rounds));
    }
    return reports;
  } finally {
    await kept.stop();
  }
}

const options = readOptions(process.argv.slice(2));
const reports = await run(options);
process.stdout.write(
  options.isJson ? `${JSON.stringify(reports, null, 2)}\n` : `${reports.map(tableOf).join('\n\n')}\n`,
);

import * as fs from 'node:fs';
import { join, resolve } from 'node:path';

import { keepPostgres } from '../../gateway/machine/keep-postgres.ts';
import { templateOf } from './data/template.ts';
import { readOptions, SIZES } from './options.ts';
import { reportOf, tableOf, type Report } from './report.ts';
import { measure } from './measuring.ts';
import { slowest } from './slowest.ts';

/** `npm run bench`: our hub and its peers under the same load over the same rows; README.md says what the figures mean. */
const say = (text: string) => void process.stderr.write(`bench: ${text}\n`);

const options = readOptions(process.argv.slice(2));
const home = resolve('.simpul', 'bench');
const folder = join(home, 'peers');
const nodeOptions = options.profile === null ? '' : `--cpu-prof --cpu-prof-dir=${resolve(options.profile)}`;
const kept = await keepPostgres({ home, log: say });
try {
  fs.mkdirSync(folder, { recursive: true });
  const reports: Report[] = [];
  for (const pledges of options.isGrowth ? SIZES : [options.pledges]) {
    const template = await templateOf(kept.url, pledges, say);
    const world = { clusterUrl: kept.url, template, folder, nodeOptions, say };
    if (options.isSlowest) process.stdout.write(`${pledges} pledges, ${await slowest(world)}\n`);
    else reports.push(reportOf(pledges, await measure(world, { ...options, postmaster: kept.pid })));
  }
  const text = options.isJson ? JSON.stringify(reports, null, 2) : reports.map(tableOf).join('\n\n');
  if (!options.isSlowest) process.stdout.write(`${text}\n`);
} finally {
  await kept.stop();
}

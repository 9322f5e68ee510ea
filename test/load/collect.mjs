// Loaded before a hub's own code (`node --import`) where its memory is watched: at SIGUSR2 the process collects its
// garbage and writes down what it still holds.
import { renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc');

process.on('SIGUSR2', () => {
  collect();
  collect();
  const { rss, heapUsed, external } = process.memoryUsage();
  const file = join(tmpdir(), `simpul-memory-${process.pid}.json`);
  writeFileSync(`${file}.new`, JSON.stringify({ rss, live: heapUsed + external }));
  renameSync(`${file}.new`, file);
});

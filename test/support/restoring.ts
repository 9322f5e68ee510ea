import * as fs from 'node:fs';

import { inject } from 'vitest';

import { createDatabase } from './databases.ts';
import { hubEnvironment } from './hub.ts';
import { startCommand } from './processes.ts';

/** What a command ended with. */
export interface Ended {
  code: number | null;
  words: string;
}

/** Runs commands over databases to their end, as an operator would; the folder is their SIMPUL_HOME unless told. */
export const runOver =
  (folder: string) =>
  async (databaseUrl: string, args: string[], home = folder, more: Record<string, string> = {}): Promise<Ended> => {
    const running = startCommand(args[0] ?? '', args, await hubEnvironment(databaseUrl, home, more), folder);
    const code = await new Promise<number | null>((ended) => running.child.once('exit', (status) => ended(status)));
    return { code, words: fs.readFileSync(running.logFile, 'utf8') };
  };

/** A database without a hub in it. */
export const emptyDatabase = (): Promise<string> => createDatabase(inject('clusterUrl'), 'restored');

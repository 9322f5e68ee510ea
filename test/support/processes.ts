import { spawn, type ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

const READY_MS = 240_000;

/** A command of the project in a process of its own, as a user would start it. */
export interface Running {
  name: string;
  child: ChildProcess;
  logFile: string;
  /** Ends it the hard way and waits until it is gone. */
  kill(): Promise<void>;
  /** Asks it to stop, and gives its exit code. */
  stop(): Promise<number | null>;
}

/** Finds a free port on loopback. */
export async function freePort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  const address = server.address();
  await new Promise((done) => server.close(done));
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}

/** Starts `dist/gateway/commands/<command>.js`; what it prints goes to a file. */
export function startCommand(name: string, args: string[], env: Record<string, string>, folder: string): Running {
  const logFile = join(folder, `${name}-${Date.now()}.log`);
  const log = fs.openSync(logFile, 'a');
  const child = spawn(process.execPath, [join('dist/gateway/commands', `${args[0]}.js`), ...args.slice(1)], {
    env: { ...process.env, NODE_ENV: 'test', ...env },
    stdio: ['ignore', log, log],
  });
  fs.closeSync(log);
  const gone = new Promise<number | null>((done) => child.once('exit', (code) => done(code)));
  const end = async (signal: NodeJS.Signals) => {
    if (child.exitCode === null && child.signalCode === null) child.kill(signal);
    return gone;
  };
  return { name, child, logFile, kill: async () => void (await end('SIGKILL')), stop: () => end('SIGTERM') };
}

/** Waits until an address answers 200; a process that ended instead is an error with its last words. */
export async function untilReady(url: string, running: readonly Running[], within = READY_MS): Promise<void> {
  const deadline = Date.now() + within;
  while (Date.now() < deadline) {
    const ended = running.find(({ child }) => child.exitCode !== null);
    if (ended) throw new Error(`${ended.name} ended: ${fs.readFileSync(ended.logFile, 'utf8').slice(-2_000)}`);
    const answer = await fetch(url, { signal: AbortSignal.timeout(2_000) }).catch(() => null);
    if (answer?.ok) return;
    await pause(100);
  }
  const words = running
    .map(({ name, logFile }) => `${name}: ${fs.readFileSync(logFile, 'utf8').slice(-1_500)}`)
    .join('\n');
  throw new Error(`${url} is not ready after ${within / 1000} s\n${words}`);
}

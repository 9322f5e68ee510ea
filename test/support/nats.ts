import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import * as fs from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { freePort } from './processes.ts';

const READY_MS = 20_000;

/** The broker's program, from the system's packages: Debian has it as `nats-server`. */
function findNats(): string | null {
  const named = process.env['NATS_SERVER'];
  const names = named ? [named] : ['nats-server', '/usr/sbin/nats-server'];
  return names.find((name) => spawnSync(name, ['--version']).status === 0) ?? null;
}

export const NATS = findNats();

/** A broker of a test, whose events outlive it. */
export interface Nats {
  url: string;
  child: () => ChildProcess;
  kill(): Promise<void>;
  /** Starts it again over the events it had. */
  start(): Promise<void>;
  /** Ends it and forgets its events. */
  stop(): Promise<void>;
}

async function untilListening(host: string, port: number): Promise<void> {
  const deadline = Date.now() + READY_MS;
  for (;;) {
    const isThere = await new Promise<boolean>((done) => {
      const socket = connect(port, host, () => done(true));
      socket.once('error', () => done(false));
      socket.once('connect', () => socket.destroy());
    });
    if (isThere) return;
    if (Date.now() > deadline) throw new Error(`nats-server does not listen at ${host}:${port}`);
    await pause(50);
  }
}

/** Starts a NATS server with JetStream on a free port of a loopback address. */
export async function startNats(host = '127.0.0.1', port?: number): Promise<Nats> {
  if (NATS === null) throw new Error('nats-server is not installed');
  const program = NATS;
  const at = port ?? (await freePort());
  const folder = fs.mkdtempSync(join(tmpdir(), 'simpul-nats-'));
  let child: ChildProcess | undefined;
  const end = async (signal: NodeJS.Signals) => {
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise((done) => child?.once('exit', done));
    child.kill(signal);
    await gone;
  };
  const start = async () => {
    child = spawn(program, ['-a', host, '-p', String(at), '-js', '-sd', folder], { stdio: 'ignore' });
    await untilListening(host, at);
  };
  await start();
  return {
    url: `nats://${host}:${at}`,
    child: () => {
      if (!child) throw new Error('the broker is not started');
      return child;
    },
    kill: () => end('SIGKILL'),
    start,
    async stop() {
      await end('SIGTERM');
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}

import { setTimeout as pause } from 'node:timers/promises';

import type { Fault, Scene } from './fault-kinds.ts';

const AWAY_MS = 1_500;
const HOUR_MS = 3_600_000;

function processOf({ started }: Scene, name: string) {
  const running = started.running.get(name);
  if (!running) throw new Error(`there is no process ${name}`);
  return running;
}

const signal = (scene: Scene, name: string, what: NodeJS.Signals) => void processOf(scene, name).child.kill(what);

/** A client that cannot reach the gateway hears nothing that could carry a code. */
const reaches = (name: string) => (name === 'gateway' ? { also: ['no connection'] } : {});

const dead = (name: string): Fault => ({
  name: `${name} dead for ${AWAY_MS / 1000} s (kill -9)`,
  ...reaches(name),
  async inject(scene) {
    await processOf(scene, name).kill();
    await pause(AWAY_MS);
    scene.mended();
    await scene.started.restart(name);
  },
});

const restarted = (name: string): Fault => ({
  name: `${name} restarted (SIGTERM)`,
  ...reaches(name),
  async inject(scene) {
    const code = await processOf(scene, name).stop();
    scene.mended();
    await scene.started.restart(name);
    return `ended with code ${code}`;
  },
});

const stopped = (name: string, milliseconds: number): Fault => ({
  name: `${name} stands still for ${milliseconds / 1000} s (SIGSTOP)`,
  ...reaches(name),
  async inject(scene) {
    signal(scene, name, 'SIGSTOP');
    await pause(milliseconds).finally(() => signal(scene, name, 'SIGCONT'));
  },
});

const fits = (name: string): Fault => ({
  name: `${name} slow: still for 300 ms of each 400, for 4 s`,
  async inject(scene) {
    for (let round = 0; round < 10; round += 1) {
      signal(scene, name, 'SIGSTOP');
      await pause(300).finally(() => signal(scene, name, 'SIGCONT'));
      await pause(100);
    }
  },
});

/** Tokens hold for a quarter of an hour: one of another hour is refused. */
const jump = (hours: number, name: string): Fault => ({
  name: `clock ${name} for 3 s`,
  also: ['UNAUTHENTICATED'],
  async inject({ clock }) {
    await clock.jump(hours * HOUR_MS);
    await pause(3_000);
    await clock.jump(0);
  },
});

export const FAULTS_OF_PROCESSES: readonly Fault[] = [
  fits('csr'),
  stopped('csr', 5_000),
  stopped('pillars', 5_000),
  ...['programs', 'csr', 'pillars', 'gateway'].map(dead),
  ...['csr', 'gateway'].map(restarted),
  jump(1, 'an hour ahead'),
  jump(-1, 'an hour back'),
];

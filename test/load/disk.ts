import { execFileSync } from 'node:child_process';
import * as fs from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';

import { NotPossible, type Scene } from './fault-kinds.ts';

const SIZE = '96m';
const FULL_MS = 5_000;
const TABLES = ['csr.pledge', 'csr.pledge_allocation'];

/** A small disk of its own for the tables of pledges, which only an administrator of Linux may make. */
function makeDisk(folder: string, owner: { uid: number; gid: number }): void {
  fs.mkdirSync(folder);
  try {
    execFileSync(
      'mount',
      ['-t', 'tmpfs', '-o', `size=${SIZE},mode=0700,uid=${owner.uid},gid=${owner.gid}`, 'simpul', folder],
      {
        stdio: 'pipe',
      },
    );
  } catch {
    fs.rmdirSync(folder);
    throw new NotPossible('this machine lets nobody but its administrator make a small disk');
  }
}

/** Writes until there is no room left. */
function fill(file: string): void {
  const piece = Buffer.alloc(1_000_000);
  const handle = fs.openSync(file, 'w');
  try {
    for (let size = piece.length; size >= 1; size = Math.floor(size / 10)) {
      try {
        for (;;) fs.writeSync(handle, piece, 0, size);
      } catch (error) {
        if (Reflect.get(Object(error), 'code') !== 'ENOSPC') throw error;
      }
    }
  } finally {
    fs.closeSync(handle);
  }
}

/** Moves the tables of pledges to a disk of their own, fills it, makes room again and moves them back. */
export async function fillDisk(scene: Scene): Promise<string> {
  const client = await scene.connect();
  const { rows } = await client.query<{ data_directory: string }>('show data_directory');
  const data = rows[0]?.data_directory ?? '';
  const folder = join(data, '..', 'small-disk');
  makeDisk(folder, fs.statSync(data));
  const move = async (space: string) => {
    for (const table of TABLES) await client.query(`alter table ${table} set tablespace ${space}`);
  };
  try {
    const home = join(folder, 'space');
    fs.mkdirSync(home);
    const { uid, gid } = fs.statSync(data);
    fs.chownSync(home, uid, gid);
    await client.query(`create tablespace small location '${fs.realpathSync(home)}'`);
    await move('small');
    fill(join(folder, 'filler'));
    await pause(FULL_MS);
    fs.rmSync(join(folder, 'filler'));
    scene.mended();
    await move('pg_default');
    await client.query('checkpoint');
    await client.query('drop tablespace small');
  } finally {
    execFileSync('umount', ['-l', folder]);
    fs.rmdirSync(folder);
  }
  return `no room for ${FULL_MS / 1000} s`;
}

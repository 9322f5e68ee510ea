// One start at a time may install and build.
import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import { dirname } from 'node:path';

function read(path) {
  try {
    return fs.readFileSync(path, 'utf8');
  } catch {
    return '';
  }
}

/** The process and its start, so that a later process with the same number does not pass for it, nor a zombie. */
function markOf(pid) {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'latin1');
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
    return fields[0] === 'Z' ? 'gone' : `${pid} ${fields[19]}`;
  } catch {
    return String(pid);
  }
}

function holderIsGone(mark) {
  const pid = Number(mark.split(' ')[0]);
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (error.code !== 'EPERM') return true;
  }
  return markOf(pid) !== mark;
}

/** Linked, not opened: the lock appears with its holder's mark already in it. */
function tryLock(lock) {
  const draft = `${lock}.${randomUUID()}`;
  fs.writeFileSync(draft, markOf(process.pid));
  try {
    fs.linkSync(draft, lock);
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  } finally {
    fs.rmSync(draft, { force: true });
  }
}

/** Removes a dead holder's lock. Set aside first and looked at again: it may be a newer one by now. */
function clearStale(lock, seen) {
  const aside = `${lock}.${randomUUID()}`;
  try {
    fs.renameSync(lock, aside);
    if (read(aside) !== seen) fs.linkSync(aside, lock);
    fs.rmSync(aside);
  } catch (error) {
    if (error.code !== 'ENOENT' && error.code !== 'EEXIST') throw error;
  }
}

/** Waits for the lock and takes it; returns what gives it back. A lock whose holder has died is taken over. */
export async function takeLock(lock, say) {
  fs.mkdirSync(dirname(lock), { recursive: true });
  let hasSaid = false;
  while (!tryLock(lock)) {
    const seen = read(lock);
    if (seen && holderIsGone(seen)) {
      clearStale(lock, seen);
    } else if (seen && !hasSaid) {
      say(`waiting for process ${seen.split(' ')[0]}, which installs or builds`);
      hasSaid = true;
    }
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  const release = () => {
    if (read(lock) === markOf(process.pid)) fs.rmSync(lock, { force: true });
  };
  process.once('exit', release);
  return release;
}

// Loaded before a hub's own code (`node --import`): its clock is off by the milliseconds that stand in a file. Timers
// keep their pace, as they do where the clock of a machine is set.
import { readFileSync } from 'node:fs';

const LOOK_MS = 50;
const file = process.env.SIMPUL_TEST_CLOCK;
const True = Date;
let off = 0;

class Clock extends True {
  constructor(...given) {
    if (given.length > 0) super(...given);
    else super(True.now() + off);
  }

  static now() {
    return True.now() + off;
  }
}
globalThis.Date = Clock;

const look = () => {
  try {
    off = Number(readFileSync(file, 'utf8'));
  } catch {
    off = 0;
  }
};
if (file) setInterval(look, LOOK_MS).unref();

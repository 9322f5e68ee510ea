import type { KillHub } from '../kills/kill-world.ts';
import type { Connect } from '../kills/postgres-faults.ts';
import type { Clock } from './clock.ts';

/** What a fault is done with. */
export interface Scene extends KillHub {
  connect: Connect;
  clock: Clock;
  /** The gap areas that the traffic commits to. */
  gapIds: readonly string[];
  /** Marks that the cause is gone, where that is before the fault's work ends: from here the recovery counts. */
  mended(): void;
}

/** Something that goes wrong under load, and is put right again. */
export interface Fault {
  name: string;
  /** Makes it go wrong and mends it; a text says what else is to be told, or why it was not possible here. */
  inject(scene: Scene): Promise<string | void>;
  /** Codes that a failed answer may carry beside SERVICE_UNAVAILABLE. */
  also?: readonly string[];
}

/** A fault that this machine does not allow to be made. */
export class NotPossible extends Error {}

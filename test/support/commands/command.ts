import type { Role } from '#kit/actor';

import type { Region } from '../region.ts';

/** A command with the smallest true input: what it names is there and in the right state. */
export interface Command {
  /** Whose command it is: by a role in the area, or by the company whose object it names. */
  who: readonly Role[];
  input: (region: Region) => Promise<Record<string, unknown>>;
}

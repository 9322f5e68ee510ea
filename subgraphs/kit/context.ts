import type { Actor } from './actor.ts';
import type { Store } from './database.ts';
import type { Snapshot } from './snapshot.ts';
import type { Notices } from './notices.ts';

/** What every resolver is handed. One fresh object per request: nothing read for one caller reaches another. */
export interface RequestContext {
  /** Null for anybody without a token. */
  actor: Actor | null;
  requestId: string;
  /** The fields of which this request was told already that they are not the caller's to read. */
  withheld: Set<string>;
  /** Reads of this request, from one snapshot. */
  read: Snapshot;
  /** Where commands write. */
  store: Store;
  notices: Notices;
}

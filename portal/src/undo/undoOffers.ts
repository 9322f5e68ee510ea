// The one decision that may still be taken back. It outlives the page it was made on, not the ten seconds.

/** How long the hub lets somebody take a decision back. */
export const UNDO_MS = 10_000;

export interface UndoOffer {
  /** Parts of pledges, or one delivery, each with the version its decision made. */
  allocations?: readonly { id: string; version: number }[];
  delivery?: { id: string; version: number };
  /** The id of what was done, such as `undo.done.VERIFIED`. */
  done: string;
  /** What it was done to, such as the code of a pledge. */
  subject: string;
  /** When it ends, by the clock of this device. */
  endsAt: number;
}

let current: UndoOffer | null = null;
const listeners = new Set<() => void>();

function become(next: UndoOffer | null): void {
  current = next;
  for (const listener of listeners) listener();
}

export const currentOffer = (): UndoOffer | null => current;

export function onOffer(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Milliseconds that are left; a device whose clock is wrong gets them all, and the hub judges. */
export function timeLeft(until: string, now: number): number {
  const left = Date.parse(until) - now;
  return left > 0 && left <= UNDO_MS ? left : UNDO_MS;
}

/** Offers to take a decision back, as long as the hub said. */
export function offerUndo(offer: Omit<UndoOffer, 'endsAt'>, until: string): void {
  become({ ...offer, endsAt: Date.now() + timeLeft(until, Date.now()) });
}

export function dropOffer(): void {
  become(null);
}

import { useSyncExternalStore } from 'react';

const inRems = () => {
  const letters = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  return document.documentElement.clientWidth / letters;
};

let rems = 0;
const listeners = new Set<() => void>();
let watching: ResizeObserver | undefined;

function measure() {
  const now = inRems();
  if (now === rems) return;
  rems = now;
  for (const listener of listeners) listener();
}

/** Larger letters make everything higher, so they are noticed by the body's size, as a narrower window is. */
function subscribe(listener: () => void) {
  listeners.add(listener);
  if (!watching) {
    rems = inRems();
    watching = new ResizeObserver(measure);
    watching.observe(document.body);
  }
  return () => {
    listeners.delete(listener);
    if (listeners.size > 0) return;
    watching?.disconnect();
    watching = undefined;
  };
}

/**
 * Whether the window is as wide as so many letters, whatever their size: who reads with letters twice as large has half
 * the room. 42 is enough for a table of some columns.
 */
export function useHasRoom(least = 42): boolean {
  return useSyncExternalStore(subscribe, () => (watching ? rems : inRems()) >= least);
}

import { onlineManager } from '@tanstack/react-query';
import { useSyncExternalStore } from 'react';

// What the device knows when the page opens; later it tells by itself.
onlineManager.setOnline(navigator.onLine);

/** Whether the device has a line at all. */
export function useOnline(): boolean {
  return useSyncExternalStore(
    (listener) => onlineManager.subscribe(listener),
    () => onlineManager.isOnline(),
  );
}

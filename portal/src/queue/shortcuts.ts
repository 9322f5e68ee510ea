import { useEffect, useState } from 'react';

const STORE = 'simpul-shortcuts-off';

/** Whether single keys act; whoever dictates or uses a screen reader can turn them off. */
export function useShortcutsOn(): [boolean, (isOn: boolean) => void] {
  const [isOn, setOn] = useState(() => localStorage.getItem(STORE) === null);
  return [
    isOn,
    (next) => {
      if (next) localStorage.removeItem(STORE);
      else localStorage.setItem(STORE, '1');
      setOn(next);
    },
  ];
}

/** True while somebody types, or a dialog or a menu has the keyboard. */
export function isBusyWithKeys(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return (
    target.isContentEditable ||
    target.closest('textarea, select, [role=dialog], [role=listbox], [role=combobox], [role=menu]') !== null ||
    (target instanceof HTMLInputElement && !['checkbox', 'radio', 'button'].includes(target.type))
  );
}

/** Single keys for what a page does most; none of them while somebody types. */
export function useShortcuts(actions: Record<string, () => void>, isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const onKey = (event: KeyboardEvent) => {
      const action = actions[event.key.toLowerCase()];
      if (!action || event.ctrlKey || event.metaKey || event.altKey || isBusyWithKeys(event.target)) return;
      event.preventDefault();
      action();
    };
    window.addEventListener('keydown', onKey);
    return () => window.removeEventListener('keydown', onKey);
  });
}

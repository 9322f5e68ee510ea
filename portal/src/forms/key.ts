import { useState } from 'react';

import type { Problem } from './problems.ts';

const STORE = 'simpul-key';

/** A word that nobody else uses; also where the page came over plain HTTP and `randomUUID` is missing. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16));
  return [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}

interface FormKey {
  value: string;
  /** Another key for the next one, once the command was done, or an earlier one under this key turns out to have been. */
  settle(problems: readonly Problem[]): void;
}

/** The idempotency key of a form: made when it is opened, kept over a reload, so that one intention is one command. */
export function useKey(form: string): FormKey {
  const name = `${STORE} ${form}`;
  const [value, setValue] = useState(() => {
    const kept = sessionStorage.getItem(name) ?? newKey();
    sessionStorage.setItem(name, kept);
    return kept;
  });
  return {
    value,
    settle(problems) {
      if (problems.length > 0 && !problems.some(({ isSpent }) => isSpent)) return;
      sessionStorage.removeItem(name);
      setValue(newKey());
    },
  };
}

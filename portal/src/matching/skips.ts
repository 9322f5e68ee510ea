import { useState } from 'react';

/** A suggestion that was put aside, and why. */
export interface Skip {
  gapId: string;
  title: string;
  reason: string;
  at: string;
}

const STORE = 'simpul-skipped';

const read = (subject: string): Skip[] => {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(`${STORE} ${subject}`) ?? '[]');
    return Array.isArray(kept) ? kept : [];
  } catch {
    return [];
  }
};

/** What was put aside for a company or a pool, kept on this device with its reasons. */
export function useSkips(subject: string) {
  const [skips, setSkips] = useState(() => read(subject));
  const keep = (next: Skip[]) => {
    localStorage.setItem(`${STORE} ${subject}`, JSON.stringify(next));
    setSkips(next);
  };
  return {
    skips,
    skip: (skip: Omit<Skip, 'at'>) => keep([...skips, { ...skip, at: new Date().toISOString() }]),
    takeBack: (gapId: string) => keep(skips.filter((one) => one.gapId !== gapId)),
  };
}

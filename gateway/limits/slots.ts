/** Room for work that takes long: so much at a time for one caller, and so much for all together. */
export interface Slots {
  /** Gives what ends the work, or who has no room left. */
  take(payer: string): (() => void) | 'caller' | 'all';
}

export function openSlots({ perCaller, inAll }: { perCaller: number; inAll: number }): Slots {
  const held = new Map<string, number>();
  let all = 0;
  const count = (payer: string, by: number) => {
    all += by;
    const now = (held.get(payer) ?? 0) + by;
    if (now > 0) held.set(payer, now);
    else held.delete(payer);
  };
  return {
    take(payer) {
      if ((held.get(payer) ?? 0) >= perCaller) return 'caller';
      if (all >= inAll) return 'all';
      count(payer, 1);
      return () => count(payer, -1);
    },
  };
}

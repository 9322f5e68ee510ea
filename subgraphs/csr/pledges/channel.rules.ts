/** By which way what is promised reaches those it is for. */
export const DeliveryChannel = { DIRECT: 'DIRECT', FORUM: 'FORUM', AGENCY: 'AGENCY' } as const;
export type DeliveryChannel = keyof typeof DeliveryChannel;

/** How many hours each gives, where the whole comes out even; null where it does not, or where nobody said how many. */
export const hoursEach = (amount: bigint, people: number | null): bigint | null =>
  people !== null && people > 0 && amount % BigInt(people) === 0n ? amount / BigInt(people) : null;

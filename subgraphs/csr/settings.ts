/** A whole number from the environment, or what is usual. */
function wholeNumber(name: string, usual: bigint): bigint {
  const text = process.env[name];
  if (text === undefined || text === '') return usual;
  if (!/^[1-9]\d{0,15}$/.test(text)) throw new Error(`${name} is a whole number from 1, not ${JSON.stringify(text)}.`);
  return BigInt(text);
}

/** How many calendar days a submitted pledge holds its amount while it waits for verification. */
export const holdDays = (): number => Number(wholeNumber('HOLD_DAYS', 14n));

/** The most rupiah one pledge may promise, goods and services at their estimated value. */
export const maxPledge = (): bigint => wholeNumber('MAX_PLEDGE', 10_000_000_000_000n);

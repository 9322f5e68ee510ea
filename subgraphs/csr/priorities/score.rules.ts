const MILLION = 1_000_000n;

/** A count of millionths as an exact decimal. */
export function decimalOf(millionths: bigint): string {
  const [sign, size] = millionths < 0n ? ['-', -millionths] : ['', millionths];
  const part = String(size % MILLION)
    .padStart(6, '0')
    .replace(/0+$/, '');
  return `${sign}${size / MILLION}${part && `.${part}`}`;
}

/** An exact decimal, not below 0, as a count of millionths; what is finer is cut off. */
export function millionthsOf(decimal: string): bigint {
  const [whole = '0', part = ''] = decimal.split('.');
  return BigInt(whole) * MILLION + BigInt(part.slice(0, 6).padEnd(6, '0'));
}

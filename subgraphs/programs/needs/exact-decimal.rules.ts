/** A decimal number without rounding: `units` ÷ 10^`places`. */
export interface Exact {
  units: bigint;
  places: number;
}

/** Reads a decimal of digits and at most one point, such as "12.77". */
export function readExact(text: string): Exact {
  const [whole = '0', fraction = ''] = text.split('.');
  return { units: BigInt(whole + fraction), places: fraction.length };
}

/** Divides two numbers that are not negative, half up. */
export function divideHalfUp(numerator: bigint, denominator: bigint): bigint {
  return (2n * numerator + denominator) / (2n * denominator);
}

/** Writes `units` ÷ 10^`places` without needless zeros: 1250 of 2 places is "12.5". */
export function exactText(units: bigint, places: number): string {
  const digits = String(units).padStart(places + 1, '0');
  const cut = digits.length - places;
  const fraction = digits.slice(cut).replace(/0+$/, '');
  return fraction === '' ? digits.slice(0, cut) : `${digits.slice(0, cut)}.${fraction}`;
}

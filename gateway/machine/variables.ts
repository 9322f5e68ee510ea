/** A port; `fallback` where the variable is unset. */
export function portFrom(name: string, fallback: number): number {
  const text = process.env[name];
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) {
    throw new Error(`${name}=${text} is no port. Give a whole number from 1 to 65535, or unset it for ${fallback}.`);
  }
  return port;
}

/** On or off. */
export function switchFrom(name: string, fallback: boolean): boolean {
  const text = process.env[name]?.toLowerCase();
  if (text === undefined || text === '') return fallback;
  if (['on', 'true', '1', 'yes'].includes(text)) return true;
  if (['off', 'false', '0', 'no'].includes(text)) return false;
  throw new Error(`${name}=${text} is neither on nor off.`);
}

/** A whole number of 1 or more; null where the variable is unset. */
export function countFrom(name: string): number | null {
  const text = process.env[name];
  if (text === undefined || text === '') return null;
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new Error(`${name}=${text} is no whole number of 1 or more. Unset it for the usual one, or set it to off.`);
  return Number(text);
}

/** What is written with commas between. */
export const listFrom = (name: string): string[] =>
  (process.env[name] ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);

/** Whether the hub serves people, not whoever tries it out. */
export const isProduction = () => process.env['NODE_ENV'] === 'production';

/** What is allowed in a minute: as told, `off` for no limit, and in production `usual` where nothing is told. */
export function limitFrom(name: string, usual: number): number | null {
  if (process.env[name]?.toLowerCase() === 'off') return null;
  return countFrom(name) ?? (isProduction() ? usual : null);
}

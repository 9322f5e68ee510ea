import { createHash, randomBytes } from 'node:crypto';

/** A secret that an address works by, once. */
export const newToken = (): string => randomBytes(32).toString('base64url');

/** What is kept of it: whoever reads the table cannot use the address. */
export const hashOf = (token: string): string => createHash('sha256').update(token).digest('hex');

/** Known to everybody who reads the source, so production refuses it. */
export const DEMO_SECRET = 'simpul-demo-secret-known-to-everybody-never-for-production';

const SHORTEST_SECRET_BYTES = 32;

/** Throws in production when a secret is the demo's or can be guessed. */
export function assertStrongSecret(secret: string, environment = process.env['NODE_ENV'], name = 'AUTH_SECRET'): void {
  if (secret === '') throw new Error(`${name} is empty. Make one: openssl rand -base64 48`);
  if (environment !== 'production') return;
  if (secret === DEMO_SECRET) {
    throw new Error(`${name} is the demo secret, which is public. Set a random one: openssl rand -base64 48`);
  }
  const bytes = Buffer.byteLength(secret);
  if (bytes < SHORTEST_SECRET_BYTES) {
    throw new Error(`${name} has ${bytes} bytes; production needs at least 32. Make one: openssl rand -base64 48`);
  }
}

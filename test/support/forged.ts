import { createHmac, createPublicKey, generateKeyPairSync, sign, type webcrypto } from 'node:crypto';

import { vi } from 'vitest';

import { Role } from '#kit/actor';

import { openIssuer } from '../../gateway/issuer/issuer.ts';
import { SECRET, type Hub } from './hub.ts';

const ADMIN = { subject: 'forger', roles: [{ role: Role.ADMIN, area: null }], organisation: 'demo-admin' };
/** A part of a token. */
export const encoded = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');

/** What a true token would say, for tokens signed by the wrong hand. */
export function payloadFor(hub: Hub): string {
  const now = Math.floor(Date.now() / 1000);
  return encoded({
    iss: `${hub.url}/auth`,
    aud: 'simpul',
    sub: ADMIN.subject,
    name: 'x',
    iat: now,
    nbf: now,
    exp: now + 600,
    simpul: { roles: ADMIN.roles, organisation: ADMIN.organisation },
  });
}

/** A token of the hub's own key, for another issuer or audience, or of another day. */
async function signedButWrong(
  hub: Hub,
  change: { url?: string; audience?: string; hoursAgo?: number },
): Promise<string> {
  const issuer = await openIssuer({
    databaseUrl: hub.databaseUrl,
    baseUrl: `${change.url ?? hub.url}/auth`,
    audience: change.audience ?? 'simpul',
    secret: SECRET,
  });
  vi.useFakeTimers({ toFake: ['Date'], now: Date.now() - (change.hoursAgo ?? 0) * 3_600_000 });
  try {
    return await issuer.signToken(ADMIN);
  } finally {
    vi.useRealTimers();
    await issuer.close();
  }
}

/** The public key of the hub, and the forms in which somebody may take it for a shared secret. */
export async function keysOf(
  hub: Hub,
): Promise<{ key: webcrypto.JsonWebKey; kid: string; secrets: Record<string, string> }> {
  const { keys } = (await (await fetch(`${hub.url}/auth/jwks`)).json()) as {
    keys: (webcrypto.JsonWebKey & { kid: string })[];
  };
  const key = keys[0];
  if (!key) throw new Error('the issuer shows no key');
  const pem = createPublicKey({ key, format: 'jwk' }).export({ type: 'spki', format: 'pem' }).toString();
  const secrets = {
    'the public key as PEM': pem,
    'the public key as JWK': JSON.stringify(key),
    'the public point': key.x ?? '',
  };
  return { key, kid: key.kid, secrets };
}

/** The public key of the hub used as if it were a shared secret. */
async function signedWithPublicKey(hub: Hub): Promise<[string, string][]> {
  const { kid, secrets } = await keysOf(hub);
  return Object.entries(secrets).map(([what, secret]) => {
    const said = `${encoded({ alg: 'HS256', typ: 'JWT', kid })}.${payloadFor(hub)}`;
    return [`HS256 with ${what}`, `${said}.${createHmac('sha256', secret).update(said).digest('base64url')}`];
  });
}

/** A key that nobody knows, under the name of the issuer's key and in the header itself. */
async function signedByStranger(hub: Hub): Promise<string> {
  const { kid } = await keysOf(hub);
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const header = { alg: 'EdDSA', kid, jwk: publicKey.export({ format: 'jwk' }) };
  const said = `${encoded(header)}.${payloadFor(hub)}`;
  return `${said}.${sign(null, Buffer.from(said), privateKey).toString('base64url')}`;
}

/** The ways to forge that are tried on every command; the others are tried where tokens are read. */
export const COMMON = [
  'garbage',
  'alg none',
  'HS256 with the public key as PEM',
  'expired',
  'another issuer',
  'another audience',
];

/** Authorization headers that nobody should be believed with, by what is wrong with them. */
export async function badCredentials(hub: Hub): Promise<Map<string, string>> {
  const none = `${encoded({ alg: 'none' })}.${payloadFor(hub)}.`;
  const bearer: [string, string][] = [
    ['garbage', 'abc.def.ghi'],
    ['alg none', none],
    ...(await signedWithPublicKey(hub)),
    ['a key of a stranger', await signedByStranger(hub)],
    ['expired', await signedButWrong(hub, { hoursAgo: 2 })],
    ['not valid yet', await signedButWrong(hub, { hoursAgo: -2 })],
    ['another issuer', await signedButWrong(hub, { url: 'http://127.0.0.1:9' })],
    ['another audience', await signedButWrong(hub, { audience: 'elsewhere' })],
  ];
  return new Map([
    ...bearer.map(([name, token]) => [name, `Bearer ${token}`] as const),
    ['no scheme', none],
    ['a password', `Basic ${Buffer.from('admin:admin').toString('base64')}`],
    ['an empty bearer', 'Bearer '],
  ]);
}

/** Headers in which other systems pass an identity on; here they say nothing. */
export const SPOOFED: Record<string, string> = {
  'x-user-id': 'demo-admin',
  'x-user-role': 'ADMIN',
  'x-simpul-actor': JSON.stringify(ADMIN),
  'x-forwarded-user': 'demo-admin',
  'x-organisation': 'demo-forum-jambi',
  'x-simpul-organisation': 'demo-forum-jambi',
  'x-remote-user': 'demo-admin',
  'x-forwarded-email': 'admin@example.test',
  'x-amzn-oidc-identity': 'demo-admin',
  'x-hasura-role': 'ADMIN',
  'x-roles': 'ADMIN',
  'x-forwarded-for': '127.0.0.1',
  cookie: `token=${encoded(ADMIN)}; session=admin`,
};

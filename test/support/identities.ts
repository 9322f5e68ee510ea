import { createHmac, generateKeyPairSync, sign } from 'node:crypto';

import { Role } from '#kit/actor';

import { badCredentials, encoded, keysOf, payloadFor, SPOOFED } from './forged.ts';
import type { Hub } from './hub.ts';

/** Somebody who is nobody: what the request shows, by how it was made up. */
export type Identity = [name: string, headers: Record<string, string>];

const bearer = (name: string, token: string): Identity => [name, { authorization: `Bearer ${token}` }];
const decoded = (part = '') => JSON.parse(Buffer.from(part, 'base64url').toString()) as Record<string, unknown>;

/** Who may do everything, as somebody would like to be believed to be. */
const ADMIN = { simpul: { roles: [{ role: Role.ADMIN, area: null }], organisation: 'demo-admin' } };

/** A true token of a company with something changed after it was signed. */
function tampered(token: string, other: string): Identity[] {
  const [header = '', payload = '', signature = ''] = token.split('.');
  const said = decoded(payload);
  const claims: Record<string, object> = {
    'an admin': ADMIN,
    'somebody else': { sub: 'demo-admin' },
    'another organisation': { simpul: { ...(said['simpul'] as object), organisation: 'demo-company-1' } },
    'no end': { exp: undefined },
    'an end in a hundred years': { exp: 5_000_000_000 },
    'an end as text': { exp: '5000000000' },
    'a list of audiences': { aud: ['simpul', 'others'] },
    'a prototype': { ['__proto__']: ADMIN, constructor: ADMIN },
  };
  const headers: Record<string, object> = {
    'alg none': { alg: 'none' },
    'alg HS256': { alg: 'HS256' },
    'alg RS256': { alg: 'RS256' },
    'alg ES384': { alg: 'ES384' },
    'no alg': { alg: undefined },
    'alg a list': { alg: ['EdDSA'] },
    'no kid': { kid: undefined },
    'an unknown kid': { kid: 'nobody-knows-it' },
    'a path as kid': { kid: '../../../../dev/null' },
    'SQL as kid': { kid: "' or 1=1 --" },
    'a prototype as kid': { kid: '__proto__' },
    'a number as kid': { kid: 1 },
    'a crit that nobody knows': { crit: ['exp2'], exp2: 1 },
    'an unencoded payload': { b64: false, crit: ['b64'] },
    'another type': { typ: 'at+jwt' },
    'a zip': { zip: 'DEF' },
  };
  return [
    ...Object.entries(claims).map(([name, change]) =>
      bearer(`claims: ${name}`, `${header}.${encoded({ ...said, ...change })}.${signature}`),
    ),
    ...Object.entries(headers).map(([name, change]) =>
      bearer(`header: ${name}`, `${encoded({ ...decoded(header), ...change })}.${payload}.${signature}`),
    ),
    bearer('signature: of another token', `${header}.${payload}.${other.split('.')[2] ?? ''}`),
    bearer('signature: cut', `${header}.${payload}.${signature.slice(0, -4)}`),
    bearer('signature: longer', `${header}.${payload}.${signature}AAAA`),
    bearer('signature: zeros', `${header}.${payload}.${'A'.repeat(signature.length)}`),
    bearer('signature: none', `${header}.${payload}.`),
    bearer('signature: left out', `${header}.${payload}`),
    bearer('four parts', `${header}.${payload}.${signature}.${signature}`),
    bearer('two tokens', `${token},${other}`),
    bearer('a token in quotes', `"${token}"`),
    ['a token without its scheme', { authorization: token }],
    ['a token under another scheme', { authorization: `Token ${token}` }],
    ['a token as a password', { authorization: `Basic ${Buffer.from(`admin:${token}`).toString('base64')}` }],
    ['a token in a cookie', { cookie: `token=${token}; better-auth.session_token=${token}` }],
    ['a token in another header', { 'x-access-token': token, 'x-authorization': `Bearer ${token}` }],
  ];
}

/** Tokens that say no algorithm, however it is spelled, and those that take what is public for a shared secret. */
async function withoutKey(hub: Hub): Promise<Identity[]> {
  const payload = payloadFor(hub);
  const { key, kid, secrets } = await keysOf(hub);
  const none = ['none', 'None', 'NONE', 'nOnE', ''].flatMap((alg) =>
    ['', 'AAAA'].map((end) =>
      bearer(`alg "${alg}", signature "${end}"`, `${encoded({ alg, typ: 'JWT' })}.${payload}.${end}`),
    ),
  );
  const shared = ['256', '384', '512'].flatMap((bits) =>
    Object.entries({ ...secrets, 'the kid': kid, nothing: '', 'a word': 'secret' }).map(([what, secret]) => {
      const said = `${encoded({ alg: `HS${bits}`, typ: 'JWT', kid })}.${payload}`;
      return bearer(
        `HS${bits} with ${what}`,
        `${said}.${createHmac(`sha${bits}`, secret).update(said).digest('base64url')}`,
      );
    }),
  );
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const own = { ...publicKey.export({ format: 'jwk' }), kid };
  const brought: Record<string, object> = {
    'its own key': { jwk: own },
    'an address of keys': { jku: 'http://127.0.0.1:9/jwks' },
    'an address of certificates': { x5u: 'http://127.0.0.1:9/x' },
    'a certificate': { x5c: ['AAAA'] },
    'the key of the hub as its own': { jwk: key },
  };
  const strangers = Object.entries(brought).map(([what, header]) => {
    const said = `${encoded({ alg: 'ES256', kid, ...header })}.${payload}`;
    const signed = sign('sha256', Buffer.from(said), { key: privateKey, dsaEncoding: 'ieee-p1363' });
    return bearer(`brings ${what}`, `${said}.${signed.toString('base64url')}`);
  });
  return [...none, ...shared, ...strangers];
}

/** Whoever nobody should believe: forged, changed and borrowed tokens, and headers that name somebody. */
export async function identitiesOf(hub: Hub): Promise<Identity[]> {
  const [one, other] = [
    await hub.token({ role: Role.COMPANY, organisation: 'demo-company-2' }),
    await hub.token({ role: Role.ADMIN, organisation: 'demo-admin' }),
  ];
  const all: Identity[] = [
    ...[...(await badCredentials(hub))].map(([name, authorization]): Identity => [name, { authorization }]),
    ...tampered(one, other),
    ...(await withoutKey(hub)),
    ...Object.entries(SPOOFED).map(([name, value]): Identity => [`only ${name}`, { [name]: value }]),
  ];
  // Some are made in two ways.
  return [...new Map(all)];
}

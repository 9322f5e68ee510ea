import { createRemoteJWKSet, exportSPKI, importJWK, jwtVerify, SignJWT, UnsecuredJWT, type JWK } from 'jose';
import { afterAll, beforeAll, describe, expect, inject, it, vi } from 'vitest';

import { DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../gateway/issuer/accounts.ts';
import { openIssuer } from '../../gateway/issuer/issuer.ts';
import { Role } from '../../subgraphs/kit/actor.ts';
import { createDatabase } from '../support/databases.ts';
import { AUDIENCE, post, requestToken, serveIssuer, signIn, tokenOf, type ServedIssuer } from './served-issuer.ts';

const FORUM = 'forum-jambi@demo.simpul.test';
const emptyDatabase = () => createDatabase(inject('clusterUrl'), 'issuer');
let served: ServedIssuer;
let url: string;

const verify = (token: string, currentDate?: Date) =>
  jwtVerify(token, createRemoteJWKSet(new URL(`${url}/jwks`)), {
    issuer: url,
    audience: AUDIENCE,
    algorithms: ['ES256'],
    ...(currentDate && { currentDate }),
  });

beforeAll(async () => {
  served = await serveIssuer(await emptyDatabase(), { signInLimit: { attempts: 100, seconds: 10 } });
  url = served.url;
  await Promise.all(DEMO_ACCOUNTS.map((account) => served.issuer.ensureAccount(account)));
});

afterAll(() => served?.stop());

describe('signing in', () => {
  it('gives a token that any verifier accepts by the key set', async () => {
    const { payload, protectedHeader } = await verify(await tokenOf(url, await signIn(url, FORUM, DEMO_PASSWORD)));
    expect(protectedHeader.alg).toBe('ES256');
    expect(payload).toMatchObject({
      iss: url,
      aud: AUDIENCE,
      sub: 'demo-user-forum-jambi',
      name: 'Koordinator Forum Jambi',
      simpul: { roles: [{ role: Role.FORUM_COORDINATOR, area: '15' }], organisation: 'demo-forum-jambi' },
    });
    expect(payload.exp! - payload.iat!).toBeLessThanOrEqual(900);
    expect(payload.nbf).toBe(payload.iat);
    expect(Object.keys(payload).toSorted()).toEqual(['aud', 'exp', 'iat', 'iss', 'name', 'nbf', 'simpul', 'sub']);
  });

  it('is refused with a wrong password, in the same words as with an unknown address', async () => {
    const wrong = await post(`${url}/sign-in/email`, { email: FORUM, password: 'not-the-password' });
    const unknown = await post(`${url}/sign-in/email`, { email: 'nobody@example.org', password: DEMO_PASSWORD });
    expect([wrong.status, unknown.status]).toEqual([401, 401]);
    expect(await wrong.json()).toEqual(await unknown.json());
  });

  it('ends with sign-out: the session gives no more tokens', async () => {
    const session = await signIn(url, FORUM, DEMO_PASSWORD);
    await post(`${url}/sign-out`, {}, { authorization: `Bearer ${session}` });
    expect((await requestToken(url, session)).status).toBe(401);
  });

  it('works from a page of this hub under any of its names, and not from a page of another site', async () => {
    const from = (origin: string, site: string) =>
      post(
        `${url.replace('127.0.0.1', 'localhost')}/sign-in/email`,
        { email: FORUM, password: DEMO_PASSWORD },
        { origin, 'sec-fetch-site': site, 'sec-fetch-mode': 'cors', 'sec-fetch-dest': 'empty' },
      );
    expect((await from(new URL(url).origin.replace('127.0.0.1', 'localhost'), 'same-origin')).status).toBe(200);
    expect((await from('https://elsewhere.example', 'cross-site')).status).toBe(403);
    expect((await from('null', 'cross-site')).status).toBe(403);
  });

  it('without a session gives no token', async () => {
    expect((await requestToken(url, 'made-up')).status).toBe(401);
    expect((await fetch(`${url}/token`)).status).toBe(401);
  });
});

describe('the cookie of a session', () => {
  const cookieOf = async (address: string) => {
    const answer = await post(`${address}/sign-in/email`, { email: FORUM, password: DEMO_PASSWORD });
    return answer.headers.get('set-cookie') ?? '';
  };

  it('is for this machine also without TLS, and for no script', async () => {
    const cookie = await cookieOf(url);
    expect(cookie).toMatch(/; HttpOnly/);
    expect(cookie).toMatch(/; SameSite=Lax/);
    expect(cookie).not.toMatch(/; Secure/);
  });

  it('travels over TLS alone where the hub is for the public, and gives tokens', async () => {
    const open = await serveIssuer(served.options.databaseUrl, { onlyOverTls: true });
    try {
      const cookie = await cookieOf(open.url);
      expect(cookie).toMatch(/^__Secure-/);
      for (const told of [/; HttpOnly/, /; Secure/, /; SameSite=Lax/]) expect(cookie).toMatch(told);
      const answer = await fetch(`${open.url}/token`, { headers: { cookie: cookie.split(';')[0] ?? '' } });
      expect(answer.status).toBe(200);
      expect(await tokenOf(open.url, await signIn(open.url, FORUM, DEMO_PASSWORD))).toMatch(/^ey/);
    } finally {
      await open.stop();
    }
  });
});

describe('what a verifier finds', () => {
  it('the discovery document leads to the public keys only', async () => {
    const found = await (await fetch(`${url}/.well-known/openid-configuration`)).json();
    expect(found).toMatchObject({ issuer: url, jwks_uri: `${url}/jwks` });
    const { keys } = (await (await fetch(`${url}/jwks`)).json()) as { keys: JWK[] };
    expect(keys.map((key) => [key.alg, key.kty, key.crv, key.d])).toEqual([['ES256', 'EC', 'P-256', undefined]]);
  });
});

describe('a token signed for a test', () => {
  it('from another process over the same database verifies by the same keys', async () => {
    const other = await openIssuer(served.options);
    const token = await other.signToken({ subject: 'tester', roles: [{ role: Role.PROGRAM_OFFICER, area: '15.07' }] });
    await other.close();
    const { payload } = await verify(token);
    expect(payload['simpul']).toEqual({ roles: [{ role: 'PROGRAM_OFFICER', area: '15.07' }], organisation: null });
  });

  it('is refused a long life, an unknown role, a wrong area and a company without an organisation', async () => {
    const { issuer } = served;
    const admin = { role: Role.ADMIN, area: null };
    await expect(issuer.signToken({ subject: 'a', roles: [admin], lifetimeSeconds: 901 })).rejects.toThrow('900');
    await expect(issuer.signToken({ subject: 'a', roles: [{ ...admin, area: '15.7' }] })).rejects.toThrow('Kemendagri');
    const king = { role: 'KING' as Role, area: null };
    await expect(issuer.signToken({ subject: 'a', roles: [king] })).rejects.toThrow('KING');
    const company = { role: Role.COMPANY, area: null };
    await expect(issuer.signToken({ subject: 'a', roles: [company] })).rejects.toThrow('organisation');
  });

  it('is refused in production', async () => {
    vi.stubEnv('NODE_ENV', 'production');
    await expect(served.issuer.signToken({ subject: 'a', roles: [] })).rejects.toThrow('refused in production');
    vi.unstubAllEnvs();
  });
});

describe('a forged or stale token', () => {
  const claims = { sub: 'thief', simpul: { roles: [{ role: 'ADMIN', area: null }], organisation: null } };

  const publicKey = async () => {
    const { keys } = (await (await fetch(`${url}/jwks`)).json()) as { keys: [JWK] };
    return keys[0];
  };

  it('is refused once it has expired', async () => {
    const token = await served.issuer.signToken({ subject: 'late', roles: [], lifetimeSeconds: 5 });
    await expect(verify(token)).resolves.toBeDefined();
    await expect(verify(token, new Date(Date.now() + 6_000))).rejects.toMatchObject({ code: 'ERR_JWT_EXPIRED' });
  });

  it('is refused without a signature', async () => {
    const token = new UnsecuredJWT(claims).setIssuer(url).setAudience(AUDIENCE).setExpirationTime('5m').encode();
    await expect(verify(token)).rejects.toThrow(/algorithm|alg|signature|JWS/i);
  });

  it('is refused when the public key was used as an HMAC secret', async () => {
    const jwk = await publicKey();
    const key = await importJWK(jwk, 'ES256', { extractable: true });
    if (key instanceof Uint8Array) throw new Error('not a public key');
    const secret = new TextEncoder().encode(await exportSPKI(key));
    const header = { alg: 'HS256', kid: jwk.kid };
    const token = await new SignJWT(claims)
      .setProtectedHeader(header)
      .setIssuer(url)
      .setAudience(AUDIENCE)
      .setExpirationTime('5m')
      .sign(secret);
    await expect(verify(token)).rejects.toMatchObject({ code: 'ERR_JOSE_ALG_NOT_ALLOWED' });
  });

  it('is refused when one claim was changed', async () => {
    const token = await served.issuer.signToken({ subject: 'x', roles: [{ role: Role.ADMIN, area: '15' }] });
    const [header, , signature] = token.split('.');
    const body = Buffer.from(JSON.stringify({ ...claims, iss: url, aud: AUDIENCE, exp: 9e9 })).toString('base64url');
    await expect(verify(`${header}.${body}.${signature}`)).rejects.toMatchObject({
      code: 'ERR_JWS_SIGNATURE_VERIFICATION_FAILED',
    });
  });
});

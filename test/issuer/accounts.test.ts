import { Client } from 'pg';
import { decodeJwt } from 'jose';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';

import { adminFromEnvironment, DEMO_ACCOUNTS, DEMO_PASSWORD } from '../../gateway/issuer/accounts.ts';
import { buildAuth } from '../../gateway/issuer/auth.ts';
import { openPool } from '../../gateway/issuer/database.ts';
import { openIssuer } from '../../gateway/issuer/issuer.ts';
import { assertStrongSecret, DEMO_SECRET } from '../../gateway/issuer/secret.ts';
import { Role } from '../../subgraphs/kit/actor.ts';
import { createDatabase } from '../support/databases.ts';
import { post, requestToken, serveIssuer, signIn, tokenOf, type ServedIssuer } from './served-issuer.ts';

const company = DEMO_ACCOUNTS[0]!;
const emptyDatabase = () => createDatabase(inject('clusterUrl'), 'issuer');
let served: ServedIssuer;
let url: string;

beforeAll(async () => {
  served = await serveIssuer(await emptyDatabase(), { signInLimit: { attempts: 20, seconds: 5 } });
  url = served.url;
  await served.issuer.ensureAccount(company);
});

afterAll(() => served?.stop());

const rolesIn = (token: string) => decodeJwt<{ simpul: { roles: unknown } }>(token).simpul.roles;

describe('an account', () => {
  it('cannot be made from outside', async () => {
    const person = { name: 'New', email: 'new@example.org', password: 'a-long-password', roles: company.roles };
    expect((await post(`${url}/sign-up/email`, person)).status).toBe(404);
    const pool = openPool(served.options.databaseUrl);
    const auth = buildAuth(pool, { ...served.options, signInLimit: { attempts: 1, seconds: 1 }, onlyOverTls: false });
    await expect(auth.api.signUpEmail({ body: person })).rejects.toThrow('sign up is not enabled');
    await pool.end();
  });

  it('cannot give itself a role or another organisation', async () => {
    const session = await signIn(url, company.email, DEMO_PASSWORD);
    const headers = new Headers({ authorization: `Bearer ${session}` });
    const wish = { roles: [{ role: 'ADMIN', area: null }], organisation: 'demo-company-2' };
    expect((await post(`${url}/update-user`, wish, Object.fromEntries(headers))).status).toBe(404);
    const pool = openPool(served.options.databaseUrl);
    const auth = buildAuth(pool, { ...served.options, signInLimit: { attempts: 1, seconds: 1 }, onlyOverTls: false });
    const body: { name?: string } = wish as object;
    await expect(auth.api.updateUser({ body, headers })).rejects.toMatchObject({ body: { code: 'FIELD_NOT_ALLOWED' } });
    await pool.end();
    expect(rolesIn(await tokenOf(url, session))).toEqual([{ role: 'COMPANY', area: null }]);
  });

  it('is made once, however often and from however many processes it is ensured', async () => {
    const other = await openIssuer(served.options);
    const twin = { ...company, subject: undefined, email: 'twin@example.org' };
    const both = [served.issuer, other, served.issuer, other];
    await Promise.all(both.map((issuer) => issuer.ensureAccount(twin)));
    await other.close();
    const client = new Client(served.options.databaseUrl);
    await client.connect();
    const { rows } = await client.query(
      'select count(*)::int as n from auth.account a join auth."user" u on u.id = a."userId" where email = $1',
      [twin.email],
    );
    await client.end();
    expect(rows).toEqual([{ n: 1 }]);
  });

  it('has a changed role in its next token, and a changed password ends its sessions', async () => {
    const officer = { ...company, subject: undefined, email: 'mover@example.org' };
    await served.issuer.ensureAccount(officer);
    const session = await signIn(url, officer.email, DEMO_PASSWORD);
    const roles = [{ role: Role.PROGRAM_OFFICER, area: '21' }];
    await served.issuer.ensureAccount({ ...officer, roles, organisation: 'demo-dinsos-kepri' });
    expect(rolesIn(await tokenOf(url, session))).toEqual(roles);
    await served.issuer.ensureAccount({ ...officer, roles, password: 'another-password' });
    expect((await requestToken(url, session)).status).toBe(401);
    await expect(signIn(url, officer.email, DEMO_PASSWORD)).rejects.toThrow('401');
    await expect(signIn(url, officer.email, 'another-password')).resolves.toBeTypeOf('string');
  });
});

describe('guessing passwords', () => {
  it('is slowed down by address, whatever address the caller claims to have', async () => {
    const tries = Array.from({ length: 30 }, (_, n) => {
      const headers = { 'x-forwarded-for': `10.0.0.${n}`, 'x-simpul-client-address': `10.0.1.${n}` };
      return post(`${url}/sign-in/email`, { email: company.email, password: `guess-number-${n}` }, headers);
    });
    const answers = await Promise.all(tries);
    const throttled = answers.filter((answer) => answer.status === 429);
    expect(throttled.length).toBeGreaterThanOrEqual(10);
    expect(await throttled[0]!.json()).toMatchObject({ code: 'THROTTLED' });
    expect(Number(throttled[0]!.headers.get('retry-after'))).toBeGreaterThan(0);
  });
});

describe('a start', () => {
  it('of two processes at once on an empty database ends with one set of tables and one key', async () => {
    const options = { ...served.options, databaseUrl: await emptyDatabase() };
    const issuers = await Promise.all([openIssuer(options), openIssuer(options), openIssuer(options)]);
    const answer = await issuers[0]!.handle(new Request(`${url}/jwks`));
    expect((await answer.json()).keys).toHaveLength(1);
    expect(await issuers[0]!.holdsDemoAccounts()).toBe(false);
    await issuers[0]!.ensureAccount(company);
    expect(await issuers[1]!.holdsDemoAccounts()).toBe(true);
    await Promise.all(issuers.map((issuer) => issuer.close()));
  });

  it('with another secret than the keys were stored with says so', async () => {
    const options = { ...served.options, secret: 'quite-another-secret-with-more-than-32-bytes' };
    await expect(openIssuer(options)).rejects.toThrow('AUTH_SECRET is not the one');
  });

  it('in production is refused with the demo secret and with a short one', () => {
    expect(() => assertStrongSecret(DEMO_SECRET, 'production')).toThrow('demo secret');
    expect(() => assertStrongSecret('short', 'production')).toThrow('5 bytes');
    expect(() => assertStrongSecret('x'.repeat(32), 'production')).not.toThrow();
    expect(() => assertStrongSecret(DEMO_SECRET, 'development')).not.toThrow();
  });

  it('without demo data names what to set for the first administrator', () => {
    const email = { ADMIN_EMAIL: 'admin@example.org' };
    expect(() => adminFromEnvironment({})).toThrow('ADMIN_EMAIL and ADMIN_PASSWORD');
    expect(() => adminFromEnvironment(email)).toThrow('set ADMIN_PASSWORD');
    expect(() => adminFromEnvironment({ ...email, ADMIN_PASSWORD: 'too-short' })).toThrow('12 characters');
    expect(() => adminFromEnvironment({ ADMIN_EMAIL: 'admin', ADMIN_PASSWORD: 'x'.repeat(12) })).toThrow('e-mail');
    const admin = adminFromEnvironment({ ...email, ADMIN_PASSWORD: 'x'.repeat(12) });
    expect(admin.roles).toEqual([{ role: 'ADMIN', area: null }]);
  });
});

describe('without its database', () => {
  it('the issuer answers 503 and says nothing about the inside', async () => {
    const closed = await openIssuer(served.options);
    await closed.close();
    const answer = await closed.handle(new Request(`${url}/jwks`));
    expect([answer.status, await answer.json()]).toMatchObject([503, { code: 'SERVICE_UNAVAILABLE' }]);
  });
});

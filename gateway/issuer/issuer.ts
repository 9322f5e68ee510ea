import type pg from 'pg';

import { ACCOUNT_LIMIT, openAccountLimit, type AccountLimit } from './account-limit.ts';
import { ensureAccount, holdsDemoAccounts, type Account } from './accounts.ts';
import { buildAuth, type Auth } from './auth.ts';
import { checkLifetime, simpulClaim, type TokenClaims } from './claims.ts';
import { migrate, openPool, underLock } from './database.ts';
import { serveAuth } from './routes.ts';
import { assertStrongSecret } from './secret.ts';

export interface IssuerOptions {
  databaseUrl: string;
  /** Where the issuer answers, such as http://127.0.0.1:4000/auth; also the `iss` of its tokens. */
  baseUrl: string;
  audience: string;
  secret: string;
  /** Sign-ins one address may try before it has to rest for `seconds`. */
  signInLimit?: { attempts: number; seconds: number };
  /** Wrong passwords one account may be tried with from all addresses. */
  accountLimit?: AccountLimit;
  /** The cookie of a session never travels without TLS; not so on one machine, unless told. */
  onlyOverTls?: boolean;
}

export interface Issuer {
  issuer: string;
  handle(request: Request, clientAddress?: string): Promise<Response>;
  signToken(claims: TokenClaims): Promise<string>;
  ensureAccount(account: Account): Promise<void>;
  holdsDemoAccounts(): Promise<boolean>;
  close(): Promise<void>;
}

function sign(auth: Auth, claims: TokenClaims): Promise<{ token: string }> {
  const now = Math.floor(Date.now() / 1000);
  const payload = {
    sub: claims.subject,
    name: claims.name ?? claims.subject,
    iat: now,
    nbf: now,
    exp: now + checkLifetime(claims.lifetimeSeconds),
    simpul: simpulClaim(claims.roles, claims.organisation),
  };
  return auth.api.signJWT({ body: { payload } });
}

/** A token without a sign-in; production has none. */
async function signForTests(auth: Auth, claims: TokenClaims): Promise<string> {
  if (process.env['NODE_ENV'] === 'production') {
    throw new Error('Test tokens are refused in production. Sign in, or use a token of your OIDC issuer.');
  }
  return (await sign(auth, claims)).token;
}

/** Makes the first signing key, or shows at the start that the stored one cannot be opened with this secret. */
async function assertKeyOpens(auth: Auth): Promise<void> {
  try {
    await sign(auth, { subject: 'start', roles: [] });
  } catch (error) {
    if (!(error instanceof Error) || !error.message.includes('decrypt')) throw error;
    throw new Error(
      'AUTH_SECRET is not the one the signing keys of this database were stored with. Set that one again, ' +
        'or begin anew with: delete from auth.jwks;  (tokens signed before then end)',
      { cause: error },
    );
  }
}

async function prepare(options: IssuerOptions, pool: pg.Pool, auth: Auth): Promise<void> {
  await underLock(options.databaseUrl, 'migrations', async () => {
    await migrate(pool, auth.options);
    await assertKeyOpens(auth);
  });
}

/** Opens the embedded issuer: its tables are there and its key signs when this returns. */
export async function openIssuer(options: IssuerOptions): Promise<Issuer> {
  assertStrongSecret(options.secret);
  const { databaseUrl, baseUrl } = options;
  const pool = openPool(databaseUrl);
  const { signInLimit = { attempts: 10, seconds: 30 }, onlyOverTls = false } = options;
  const accounts = openAccountLimit(options.accountLimit ?? ACCOUNT_LIMIT);
  const auth = buildAuth(pool, { ...options, signInLimit, onlyOverTls });
  try {
    await prepare(options, pool, auth);
  } catch (error) {
    await pool.end();
    throw error;
  }
  return {
    issuer: baseUrl,
    handle: (request, clientAddress) => serveAuth({ auth, issuer: baseUrl, accounts }, request, clientAddress),
    signToken: (claims) => signForTests(auth, claims),
    ensureAccount: (account) => underLock(databaseUrl, account.email, () => ensureAccount(auth, account)),
    holdsDemoAccounts: () => holdsDemoAccounts(pool),
    close: () => pool.end(),
  };
}

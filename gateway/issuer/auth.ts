import { betterAuth, type BetterAuthOptions } from 'better-auth';
import { bearer, jwt } from 'better-auth/plugins';
import type pg from 'pg';

import { log } from '#kit/log';

import { LIFETIME_SECONDS, simpulClaim } from './claims.ts';

export interface AuthSettings {
  baseUrl: string;
  audience: string;
  secret: string;
  signInLimit: { attempts: number; seconds: number };
  /** True where people reach the hub over TLS: the cookie of a session never travels without. */
  onlyOverTls: boolean;
}

/** The one algorithm of this issuer; verifiers should accept no other. */
export const ALGORITHM = 'ES256';

/** Set by the issuer itself from the socket; what a caller sends under this name is dropped. */
export const CLIENT_ADDRESS_HEADER = 'x-simpul-client-address';

export const SHORTEST_PASSWORD = 12;

const DAY_SECONDS = 86_400;

/** The origin of a page that was served under the very name it now calls: a hub may have more names than one. */
function sameOrigin(request: Request | undefined): string[] {
  const origin = request?.headers.get('origin') ?? '';
  const host = request?.headers.get('host');
  return URL.canParse(origin) && new URL(origin).host === host ? [origin] : [];
}

function tokenPlugin({ baseUrl, audience }: AuthSettings) {
  return jwt({
    disableSettingJwtHeader: true,
    jwks: { keyPairConfig: { alg: ALGORITHM }, rotationInterval: 90 * DAY_SECONDS, gracePeriod: DAY_SECONDS },
    jwt: {
      issuer: baseUrl,
      audience,
      expirationTime: `${LIFETIME_SECONDS} seconds`,
      definePayload: ({ user }) => ({
        nbf: Math.floor(Date.now() / 1000),
        name: user.name,
        simpul: simpulClaim(user['roles'], user['organisation']),
      }),
    },
  });
}

/** better-auth as this project uses it: passwords and sessions in, short ES256 tokens out. */
export function buildAuth(pool: pg.Pool, settings: AuthSettings) {
  const base = new URL(settings.baseUrl);
  const ipAddress = { ipAddressHeaders: [CLIENT_ADDRESS_HEADER] };
  const options = {
    appName: 'Simpul',
    baseURL: base.origin,
    basePath: base.pathname,
    secret: settings.secret,
    database: pool,
    telemetry: { enabled: false },
    trustedOrigins: (request) => [base.origin, ...sameOrigin(request)],
    emailAndPassword: { enabled: true, disableSignUp: true, minPasswordLength: SHORTEST_PASSWORD },
    user: {
      additionalFields: {
        roles: { type: 'json', required: false, input: false },
        organisation: { type: 'string', required: false, input: false },
      },
    },
    session: { expiresIn: 7 * DAY_SECONDS, updateAge: DAY_SECONDS },
    rateLimit: {
      enabled: true,
      storage: 'memory',
      window: 10,
      max: 300,
      customRules: {
        '/sign-in/email': { window: settings.signInLimit.seconds, max: settings.signInLimit.attempts },
        '/jwks': false,
      },
    },
    // Said outright, because the library leaves the origin check out when it finds itself under test.
    advanced: {
      disableOriginCheck: false,
      disableCSRFCheck: false,
      ipAddress,
      useSecureCookies: settings.onlyOverTls,
    },
    // What is not a plain refusal goes to the caller of the handler instead of the console.
    onAPIError: { throw: true },
    // The library's further arguments are left out: they may hold an e-mail address.
    logger: { level: 'error', log: (_level, message) => log.error(`issuer: ${message}`) },
    plugins: [tokenPlugin(settings), bearer()],
  } satisfies BetterAuthOptions;
  return betterAuth(options);
}

export type Auth = ReturnType<typeof buildAuth>;

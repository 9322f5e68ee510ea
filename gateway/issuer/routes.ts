import { log } from '#kit/log';

import type { openAccountLimit } from './account-limit.ts';
import { ALGORITHM, CLIENT_ADDRESS_HEADER, type Auth } from './auth.ts';

// The library brings more addresses than a sign-in needs; what is not named here does not exist.
const OPEN = new Set([
  'GET /jwks',
  'GET /token',
  'GET /get-session',
  'GET /.well-known/openid-configuration',
  'POST /sign-in/email',
  'POST /sign-out',
  'POST /change-password',
  'POST /revoke-sessions',
]);

function answer(status: number, code: string, message: string, headers: Record<string, string> = {}): Response {
  return Response.json({ code, message }, { status, headers: { 'cache-control': 'no-store', ...headers } });
}

function tooMany(seconds: string): Response {
  const wording = {
    id: `Terlalu banyak percobaan masuk. Coba lagi dalam ${seconds} detik.`,
    en: `Too many attempts. Try again in ${seconds} seconds.`,
  };
  const headers = { 'cache-control': 'no-store', 'retry-after': seconds };
  return Response.json({ code: 'THROTTLED', message: wording.en, wording }, { status: 429, headers });
}

/** What a verifier needs to find the keys; there is no redirect flow, so no authorization endpoint. */
function discovery(issuer: string): Response {
  return Response.json({
    issuer,
    jwks_uri: `${issuer}/jwks`,
    id_token_signing_alg_values_supported: [ALGORITHM],
    subject_types_supported: ['public'],
    response_types_supported: ['token'],
    claims_supported: ['iss', 'aud', 'exp', 'iat', 'nbf', 'sub', 'name', 'simpul'],
  });
}

function toLibrary(request: Request, address: string | undefined): Request {
  const headers = new Headers(request.headers);
  headers.delete(CLIENT_ADDRESS_HEADER);
  if (address) headers.set(CLIENT_ADDRESS_HEADER, address);
  // A browser names the origin of every POST. A program does not, but Node's fetch sends these headers all the same,
  // and the library would then ask for the origin.
  if (!headers.has('origin') && !headers.has('cookie')) {
    for (const name of ['sec-fetch-site', 'sec-fetch-mode', 'sec-fetch-dest']) headers.delete(name);
  }
  return new Request(request, { headers });
}

function readable(response: Response): Response {
  if (response.status === 429) {
    return tooMany(response.headers.get('x-retry-after') ?? '60');
  }
  if (response.status >= 500) return answer(503, 'SERVICE_UNAVAILABLE', 'Sign-in does not answer right now.');
  return response;
}

/** The account somebody tries to sign in to; null where the body is no JSON that names one, which the library might read otherwise. */
async function accountIn(request: Request): Promise<string | null> {
  if (!/^application\/json\b/i.test(request.headers.get('content-type') ?? '')) return null;
  const body: unknown = await request
    .clone()
    .json()
    .catch(() => null);
  const email: unknown = typeof body === 'object' && body !== null ? Reflect.get(body, 'email') : null;
  return typeof email === 'string' ? email : null;
}

export interface Served {
  auth: Auth;
  issuer: string;
  accounts: ReturnType<typeof openAccountLimit>;
}

/** Tries a password, unless too many wrong ones were tried for that account. */
async function signIn({ auth, accounts }: Served, request: Request, address: string | undefined): Promise<Response> {
  const email = await accountIn(request);
  if (email === null) return answer(400, 'BAD_REQUEST', 'Send the e-mail address and the password as JSON.');
  const from = address ?? 'unknown';
  const wait = await accounts.try(email, from);
  if (wait > 0) return tooMany(String(wait));
  const response = readable(await auth.handler(toLibrary(request, address)));
  if (response.ok) await accounts.succeed(email, from);
  return response;
}

/** Answers one request to the issuer; `clientAddress` is the caller's as the socket (or a trusted proxy) says. */
export async function serveAuth(served: Served, request: Request, clientAddress?: string): Promise<Response> {
  const { auth, issuer } = served;
  const path = new URL(request.url).pathname.slice(new URL(issuer).pathname.length);
  if (!OPEN.has(`${request.method} ${path}`)) return answer(404, 'NOT_FOUND', 'The issuer has no such address.');
  if (path === '/.well-known/openid-configuration') return discovery(issuer);
  try {
    if (path === '/sign-in/email') return await signIn(served, request, clientAddress);
    return readable(await auth.handler(toLibrary(request, clientAddress)));
  } catch (error) {
    log.error({ reason: error instanceof Error ? error.message : 'unknown' }, 'issuer: a request failed');
    return answer(503, 'SERVICE_UNAVAILABLE', 'Sign-in does not answer right now.');
  }
}

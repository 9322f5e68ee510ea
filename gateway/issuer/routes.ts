import { log } from '#kit/log';

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
    const wait = response.headers.get('x-retry-after') ?? '60';
    return answer(429, 'THROTTLED', `Too many attempts. Try again in ${wait} seconds.`, { 'retry-after': wait });
  }
  if (response.status >= 500) return answer(503, 'SERVICE_UNAVAILABLE', 'Sign-in does not answer right now.');
  return response;
}

/** Answers one request to the issuer; `clientAddress` is the caller's as the socket (or a trusted proxy) says. */
export async function serveAuth(
  auth: Auth,
  issuer: string,
  request: Request,
  clientAddress?: string,
): Promise<Response> {
  const path = new URL(request.url).pathname.slice(new URL(issuer).pathname.length);
  if (!OPEN.has(`${request.method} ${path}`)) return answer(404, 'NOT_FOUND', 'The issuer has no such address.');
  if (path === '/.well-known/openid-configuration') return discovery(issuer);
  try {
    return readable(await auth.handler(toLibrary(request, clientAddress)));
  } catch (error) {
    log.error({ reason: error instanceof Error ? error.message : 'unknown' }, 'issuer: a request failed');
    return answer(503, 'SERVICE_UNAVAILABLE', 'Sign-in does not answer right now.');
  }
}

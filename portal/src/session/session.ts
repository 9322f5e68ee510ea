// Who is signed in. The session itself is a cookie that scripts cannot read; the token it gives lives in memory only.

export type Role = 'COMPANY' | 'FORUM_COORDINATOR' | 'PROGRAM_OFFICER' | 'PILLAR_COORDINATOR' | 'ADMIN';

export interface Session {
  /** Null for nobody. */
  subject: string | null;
  name: string | null;
  roles: readonly { role: Role; area: string | null }[];
  organisation: string | null;
}

export const NOBODY: Session = { subject: null, name: null, roles: [], organisation: null };

/** Only a hint that a session may exist, so that a visitor's page asks nothing in vain. */
const HINT = 'simpul-signed-in';
const EARLY_MS = 30_000;

let token: { text: string; expires: number } | null = null;
let current: Session = NOBODY;
let asking: Promise<string | null> | null = null;
const listeners = new Set<() => void>();

interface Claims {
  sub: string;
  name?: string;
  exp: number;
  simpul?: { roles?: Session['roles']; organisation?: string | null };
}

function readClaims(text: string): Claims {
  const payload = (text.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
  return JSON.parse(new TextDecoder().decode(Uint8Array.from(atob(payload), (c) => c.codePointAt(0) ?? 0))) as Claims;
}

function become(next: Session): void {
  if (next.subject === current.subject && next.organisation === current.organisation) return;
  current = next;
  for (const listener of listeners) listener();
}

export const currentSession = (): Session => current;

export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

async function fetchToken(): Promise<string | null> {
  const response = await fetch('/auth/token', { credentials: 'same-origin' });
  if (!response.ok) {
    if (response.status === 401 || response.status === 403) forget();
    return null;
  }
  const { token: text } = (await response.json()) as { token: string };
  const claims = readClaims(text);
  token = { text, expires: claims.exp * 1000 };
  become({
    subject: claims.sub,
    name: claims.name ?? null,
    roles: claims.simpul?.roles ?? [],
    organisation: claims.simpul?.organisation ?? null,
  });
  return text;
}

function forget(): void {
  localStorage.removeItem(HINT);
  token = null;
  become(NOBODY);
}

/** A token that is good for a while yet, or null for nobody. Many askers share one request. */
export async function bearer(): Promise<string | null> {
  if (token && token.expires - Date.now() > EARLY_MS) return token.text;
  if (localStorage.getItem(HINT) === null) return null;
  asking ??= fetchToken()
    .catch(() => token?.text ?? null)
    .finally(() => {
      asking = null;
    });
  return asking;
}

export type SignInFault = 'WRONG' | 'TOO_MANY' | 'OFFLINE';

/** Signs in with the embedded issuer; says why not. */
export async function signIn(email: string, password: string): Promise<SignInFault | null> {
  try {
    const response = await fetch('/auth/sign-in/email', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      credentials: 'same-origin',
      body: JSON.stringify({ email, password }),
    });
    if (response.status === 429) return 'TOO_MANY';
    if (!response.ok) return response.status >= 500 ? 'OFFLINE' : 'WRONG';
    localStorage.setItem(HINT, '1');
    token = null;
    return (await bearer()) === null ? 'OFFLINE' : null;
  } catch {
    return 'OFFLINE';
  }
}

/** Signs out here and at the issuer. */
export async function signOut(): Promise<void> {
  await fetch('/auth/sign-out', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    credentials: 'same-origin',
    body: '{}',
  }).catch(() => undefined);
  forget();
}

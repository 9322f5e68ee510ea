import type pg from 'pg';

import { Role, type Grant } from '#kit/actor';

import { SHORTEST_PASSWORD, type Auth } from './auth.ts';
import { simpulClaim } from './claims.ts';
import { DEMO_EMAIL_DOMAIN } from './demo-accounts.ts';

export { DEMO_ACCOUNTS, DEMO_EMAIL_DOMAIN, DEMO_ORGANISATIONS, DEMO_PASSWORD } from './demo-accounts.ts';
export type { DemoOrganisation } from './demo-accounts.ts';

export interface Account {
  /** The `sub` of its tokens; left out, the issuer makes one. An existing account keeps its own. */
  subject?: string;
  email: string;
  password: string;
  name: string;
  roles: readonly Grant[];
  organisation?: string | null;
}

type AuthContext = Awaited<Auth['$context']>;

const BY_OPERATOR = { method: 'email-password' };

async function ensurePassword(context: AuthContext, userId: string, stored: string | null, password: string) {
  if (stored !== null && (await context.password.verify({ hash: stored, password }))) return;
  const hash = await context.password.hash(password);
  if (stored === null) {
    const credential = { userId, accountId: userId, providerId: 'credential', password: hash };
    await context.internalAdapter.createAccount(credential);
    return;
  }
  await context.internalAdapter.updatePassword(userId, hash);
  await context.internalAdapter.deleteUserSessions(userId);
}

/** Makes the account, or brings an existing one's name, roles, organisation and password to what is said here. */
export async function ensureAccount(auth: Auth, account: Account): Promise<void> {
  if (account.password.length < SHORTEST_PASSWORD) {
    throw new Error(`The password of ${account.email} has fewer than ${SHORTEST_PASSWORD} characters.`);
  }
  const context = await auth.$context;
  const { internalAdapter: store } = context;
  const person = { name: account.name, ...simpulClaim(account.roles, account.organisation) };
  const found = await store.findUserByEmail(account.email, { includeAccounts: true });
  if (found) {
    await store.updateUser(found.user.id, person);
    const credential = found.accounts.find((row) => row.providerId === 'credential');
    return ensurePassword(context, found.user.id, credential?.password ?? null, account.password);
  }
  const id = account.subject ? { id: account.subject } : {};
  const made = await store.createUser({ ...id, email: account.email, emailVerified: true, ...person }, BY_OPERATOR);
  return ensurePassword(context, made.id, null, account.password);
}

/** True when accounts are stored whose password stands in the README. */
export async function holdsDemoAccounts(pool: pg.Pool): Promise<boolean> {
  const found = await pool.query('select 1 from "user" where email like $1 limit 1', [`%@${DEMO_EMAIL_DOMAIN}`]);
  return found.rows.length > 0;
}

/** The one ADMIN of a start without demo data; throws naming what to set. */
export function adminFromEnvironment(environment: NodeJS.ProcessEnv = process.env): Account {
  const email = environment['ADMIN_EMAIL'] ?? '';
  const password = environment['ADMIN_PASSWORD'] ?? '';
  const missing = [email === '' && 'ADMIN_EMAIL', password === '' && 'ADMIN_PASSWORD'].filter(Boolean);
  if (missing.length > 0) {
    throw new Error(`Without demo data the environment names the administrator: set ${missing.join(' and ')}.`);
  }
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email)) {
    throw new Error('ADMIN_EMAIL is not an e-mail address. Set one such as admin@example.org.');
  }
  if (password.length < SHORTEST_PASSWORD) {
    throw new Error(`ADMIN_PASSWORD has fewer than ${SHORTEST_PASSWORD} characters. Set a longer one.`);
  }
  return { email, password, name: 'Administrator', roles: [{ role: Role.ADMIN, area: null }] };
}

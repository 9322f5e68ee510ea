import { GraphQLError } from 'graphql';
import { createRemoteJWKSet, customFetch, jwtVerify, type JWTPayload } from 'jose';

import { Role, type Actor, type Grant } from '#kit/actor';
import { serviceUnavailable, unauthenticated } from '#kit/errors';

import { addressesIn, askInTurn } from './replicas.ts';

const LEEWAY_SECONDS = 30;
/** How long a token that was checked is believed, if it does not end before: the keys of an issuer may be taken back. */
const BELIEVED_MS = 30_000;
const MOST_BELIEVED = 5_000;
/** A sign-out, or a role that was taken back, works within the life of a token. */
const LONGEST_SECONDS = 900;

export interface Issuer {
  issuer: string;
  /** Where its keys are; or several addresses by commas, where several gateways serve them. */
  jwksUrl: string;
  audience: string;
  /** The longest life of a token that is taken; a quarter of an hour unless told. */
  longestSeconds?: number;
}

/** The issuer that tokens must come from: three variables, or the embedded one of the gateway. */
export function issuerFromEnvironment(env: NodeJS.ProcessEnv = process.env): Issuer {
  const embedded = `http://127.0.0.1:${env['PORT'] || '4000'}/auth`;
  const issuer = env['OIDC_ISSUER'] || embedded;
  const jwksUrl = env['OIDC_JWKS_URL'] || `${issuer}/jwks`;
  const longest = env['OIDC_LONGEST_SECONDS'] || String(LONGEST_SECONDS);
  if (!/^[1-9]\d{0,6}$/.test(longest))
    throw new Error(`OIDC_LONGEST_SECONDS=${longest} is no whole number of seconds.`);
  return { issuer, jwksUrl, audience: env['OIDC_AUDIENCE'] || 'simpul', longestSeconds: Number(longest) };
}

const ROLES = new Set<unknown>(Object.values(Role));
const isRole = (value: unknown): value is Role => ROLES.has(value);
const AREA = /^\d{2}(\.\d{2}){0,2}(\.\d{4})?$/;

function grantsIn(claim: unknown): Grant[] {
  if (!Array.isArray(claim)) return [];
  return claim.flatMap((one: unknown) => {
    if (typeof one !== 'object' || one === null) return [];
    const { role, area: told } = one as { role?: unknown; area?: unknown };
    // The whole country is said with null: what is left out grants nothing. A company is bound by its organisation.
    const area = told === undefined && role === Role.COMPANY ? null : told;
    const hasArea = area === null || (typeof area === 'string' && AREA.test(area));
    return isRole(role) && hasArea ? [{ role, area }] : [];
  });
}

function actorOf(payload: JWTPayload): Actor {
  const claim = payload['simpul'];
  if (!payload.sub || typeof claim !== 'object' || claim === null) throw unauthenticated();
  const { roles, organisation } = claim as { roles?: unknown; organisation?: unknown };
  return {
    subject: payload.sub,
    name: typeof payload['name'] === 'string' ? payload['name'] : payload.sub,
    organisation: typeof organisation === 'string' ? organisation : null,
    grants: grantsIn(roles),
  };
}

/** An issuer may sign for a year; what is taken back in the meantime would stay given. */
function assertShort({ iat = 0, exp = 0 }: JWTPayload, longest: number): void {
  const lives = exp - iat;
  if (lives > longest) {
    const told = `This token lives ${lives} s, and at most ${longest} are taken here (OIDC_LONGEST_SECONDS).`;
    throw unauthenticated(`${told} Get one that lives shorter.`);
  }
  if (iat > Date.now() / 1_000 + LEEWAY_SECONDS) throw unauthenticated('This token was signed for a time to come.');
}

// No answer in time, none at all, one that is no 200 or no JSON, and one that holds no keys.
const ISSUER_AWAY = new Set<unknown>(['ERR_JWKS_TIMEOUT', 'ECONNREFUSED', 'ERR_JOSE_GENERIC', 'ERR_JWKS_INVALID']);

/** Reads an Authorization header: null when there is none, an actor when it holds, UNAUTHENTICATED otherwise. */
export type TokenReader = (authorization: string | null | undefined) => Promise<Actor | null>;

/** Verifies tokens of one issuer. Its keys are fetched when first needed and kept. */
export function tokenReader({ issuer, jwksUrl, audience, longestSeconds = LONGEST_SECONDS }: Issuer): TokenReader {
  const keys = createRemoteJWKSet(new URL(addressesIn(jwksUrl)[0] ?? ''), {
    [customFetch]: (_url, options) =>
      askInTurn(jwksUrl, (address) => fetch(address, options), { mayRepeat: true, signal: options.signal }),
    timeoutDuration: 2_000,
    cooldownDuration: 5_000,
    cacheMaxAge: 600_000,
  });
  const believed = new Map<string, { actor: Actor; until: number }>();
  const believe = (token: string, actor: Actor, endsAt: number): Actor => {
    if (believed.size >= MOST_BELIEVED) believed.clear();
    believed.set(token, { actor, until: Math.min(Date.now() + BELIEVED_MS, (endsAt + LEEWAY_SECONDS) * 1_000) });
    return actor;
  };
  return async (authorization) => {
    if (authorization === null || authorization === undefined || authorization === '') return null;
    const token = /^Bearer ([\w.-]+)$/i.exec(authorization)?.[1];
    if (!token) throw unauthenticated();
    const known = believed.get(token);
    if (known && known.until > Date.now()) return known.actor;
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ['ES256', 'RS256', 'PS256', 'EdDSA'],
        clockTolerance: LEEWAY_SECONDS,
        requiredClaims: ['exp', 'iat', 'sub'],
      });
      assertShort(payload, longestSeconds);
      return believe(token, actorOf(payload), payload.exp ?? 0);
    } catch (error) {
      if (error instanceof GraphQLError) throw error;
      const code: unknown = error instanceof Error ? Reflect.get(error, 'code') : undefined;
      // Only an issuer that cannot be asked is our trouble; anything about the token is the caller's.
      if (ISSUER_AWAY.has(code) || error instanceof TypeError) {
        throw serviceUnavailable('The sign-in service cannot be reached to check the token. Try again.');
      }
      throw unauthenticated();
    }
  };
}

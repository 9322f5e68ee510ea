import type { TypedDocumentString } from './generated/graphql.ts';
import { bearer } from '../session/session.ts';

/** One entry of `errors`: what went wrong, and where in the answer. */
export interface Fault {
  message: string;
  path?: readonly (string | number)[];
  extensions?: {
    code?: string;
    /** The hub's words in both languages. */
    wording?: { id: string; en: string };
    fields?: readonly { field: string; message: string; code?: string }[];
    reference?: string;
    retryable?: boolean;
    /** The part of the hub that does not answer. */
    service?: string;
  };
}

/** What the hub said: the data that could be had, and the faults of what could not. */
export interface Answer<T> {
  data: T;
  faults: readonly Fault[];
  /** When it arrived, as an instant. */
  at: string;
}

/** Nothing could be had: the line is gone (`code` OFFLINE), or the hub refused the whole request. */
export class HubFault extends Error {
  readonly code: string;
  readonly faults: readonly Fault[];
  readonly requestId: string | null;

  constructor(code: string, faults: readonly Fault[], requestId: string | null) {
    super(faults[0]?.message ?? code);
    this.name = 'HubFault';
    this.code = code;
    this.faults = faults;
    this.requestId = requestId;
  }
}

/** A document of `api/generated`. */
export interface Document {
  __meta__?: Record<string, unknown>;
}

/** The body of a request: the text in the development loop, else only the hash of a document the gateway knows. */
export function bodyOf(
  document: Document,
  variables: unknown,
): { query?: string; variables: unknown; extensions?: object } {
  // In a build a document is a bare object; with its text it is a kind of string.
  if ('charAt' in document) return { query: document.toString(), variables };
  return { variables, extensions: { persistedQuery: { version: 1, sha256Hash: document.__meta__?.['hash'] } } };
}

const PATIENCE_MS = 20_000;

async function send(body: string, signal?: AbortSignal): Promise<Response> {
  const token = await bearer();
  const limit = AbortSignal.timeout(PATIENCE_MS);
  try {
    return await fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', ...(token && { authorization: `Bearer ${token}` }) },
      body,
      signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
  } catch (error) {
    if (signal?.aborted) throw error;
    throw new HubFault('OFFLINE', [], null);
  }
}

/** Questions on their way before their screen was there, by what they say. */
const early = new Map<string, Promise<Response>>();
/** Hands a question on, document and variables. */
type Question = <R>(use: <T, V>(document: TypedDocumentString<T, V>, variables: V) => R) => R;
/** The same questions, for whoever keeps answers. */
export const earlyQuestions: Question[] = [];

/** Asks what a screen is about to ask, while that screen is still being loaded. */
export function askEarly<T, V>(document: TypedDocumentString<T, V>, variables: V): void {
  const body = JSON.stringify(bodyOf(document, variables));
  const response = send(body);
  early.set(body, response);
  earlyQuestions.push((use) => use(document, variables));
  // Whoever asks hears of a fault. What nobody has asked for in time is no news any more.
  response.catch(() => undefined);
  setTimeout(() => early.delete(body), PATIENCE_MS);
}

function takeEarly(body: string): Promise<Response> | undefined {
  const response = early.get(body);
  early.delete(body);
  return response;
}

/** Asks the hub. Partial answers come back with their faults; only an answer without data throws. */
export async function ask<T, V>(
  document: TypedDocumentString<T, V>,
  variables: V,
  signal?: AbortSignal,
): Promise<Answer<T>> {
  const body = JSON.stringify(bodyOf(document, variables));
  const response = await (takeEarly(body) ?? send(body, signal));
  const requestId = response.headers.get('x-request-id');
  let answer: { data?: T | null; errors?: Fault[] };
  try {
    answer = (await response.json()) as typeof answer;
  } catch {
    throw new HubFault('SERVICE_UNAVAILABLE', [], requestId);
  }
  const faults = answer.errors ?? [];
  if (answer.data === null || answer.data === undefined) {
    throw new HubFault(faults[0]?.extensions?.code ?? 'INTERNAL_SERVER_ERROR', faults, requestId);
  }
  return { data: answer.data, faults, at: new Date().toISOString() };
}

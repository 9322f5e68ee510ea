import { randomUUID } from 'node:crypto';

import { GraphQLError, type ASTNode, type GraphQLFormattedError, type Token } from 'graphql';

import { log } from './log.ts';

/** One thing wrong with an input, and how to put it right. */
export interface FieldProblem {
  field: string;
  code: string;
  message: string;
}

const INDONESIAN = {
  UNAUTHENTICATED: 'Anda perlu masuk, atau tanda masuk Anda tidak berlaku lagi. Masuk lagi lalu ulangi.',
  FORBIDDEN: 'Peran atau wilayah Anda tidak mencakup tindakan ini.',
  NOT_FOUND: 'Tidak ditemukan. Periksa kodenya.',
  BAD_USER_INPUT: 'Isian belum benar. Perbaiki bidang yang disebut.',
  THROTTLED: 'Terlalu banyak permintaan. Coba lagi sebentar lagi.',
  SERVICE_UNAVAILABLE: 'Layanan sedang tidak tersedia. Coba lagi dengan kunci yang sama; tidak akan tercatat dua kali.',
};

/** The codes a client may meet in `errors[].extensions.code`; a refusal of a command is data, not one of these. */
export type FaultCode = keyof typeof INDONESIAN;

function fault(code: FaultCode, message: string, extensions: Record<string, unknown> = {}, nodes?: ASTNode) {
  return new GraphQLError(message, {
    ...(nodes && { nodes }),
    extensions: { code, wording: { id: INDONESIAN[code], en: message }, ...extensions },
  });
}

export const unauthenticated = (
  message = 'Sign in first, or get a new token: this one is missing or no longer valid.',
) => fault('UNAUTHENTICATED', message);

export const forbidden = (message: string) => fault('FORBIDDEN', message);

/**
 * Null for who may not read a field, and FORBIDDEN once for the request and the field, where it was met first: a list of a
 * hundred rows is told once, and who does not ask for the field is told nothing.
 */
export function withhold(told: Set<string>, field: string, wording: { id: string; en: string }): null {
  if (told.has(field)) return null;
  told.add(field);
  throw fault('FORBIDDEN', wording.en, { field, wording });
}

/** Also for what the caller may not know exists. */
export const notFound = (kind: string, key: string) =>
  fault('NOT_FOUND', `There is no ${kind} ${JSON.stringify(key)}.`);

/** Fields are named as the client wrote them inside its input: `allocations.0.amount`, without the argument's name. */
export function badInput(problems: FieldProblem[], nodes?: ASTNode): GraphQLError {
  const fields = problems.map((problem) => ({ ...problem, field: problem.field.replace(/^input\./, '') }));
  return fault(
    'BAD_USER_INPUT',
    fields.map(({ field, message }) => `${field}: ${message}`).join(' '),
    { fields },
    nodes,
  );
}

export const throttled = () => fault('THROTTLED', 'Too many requests from your address. Wait a minute, then go on.');

export const serviceUnavailable = (
  message = 'The service is busy. Try again with the same key: nothing is written twice.',
  service?: string,
) => fault('SERVICE_UNAVAILABLE', message, { retryable: true, ...(service !== undefined && { service }) });

const OURS = new Set<unknown>([
  ...Object.keys(INDONESIAN),
  ...'GRAPHQL_PARSE_FAILED GRAPHQL_VALIDATION_FAILED OPERATION_RESOLUTION_FAILURE BAD_REQUEST'.split(' '),
  ...'PERSISTED_QUERY_NOT_FOUND PERSISTED_QUERY_NOT_SUPPORTED PERSISTED_QUERY_ONLY'.split(' '),
]);

/** The name before the colon that a value follows in the document, such as an argument's; null where none stands there. */
function nameBefore(token: Token | undefined): string | null {
  const colon = token?.prev;
  return colon?.kind === ':' ? (colon.prev?.value ?? null) : null;
}

/** The argument that a variable is handed to; the variable's own name where the document does not say. */
function argumentOf(error: GraphQLError, variable: string): string {
  for (let at = error.nodes?.[0]?.loc?.startToken.next; at; at = at.next ?? undefined) {
    const name = at.kind === '$' && at.next?.value === variable ? nameBefore(at) : null;
    if (name !== null) return name;
  }
  return variable;
}

/** The path to a bad value, as `checkInput` writes it: `allocations.0.amount`. */
function pathTo(error: GraphQLError): string {
  const variable = /^Variable "\$(\w+)"/.exec(error.message)?.[1];
  if (variable === undefined) {
    return nameBefore(error.nodes?.[0]?.loc?.startToken) ?? /^Argument "([^"]+)"/.exec(error.message)?.[1] ?? 'query';
  }
  // graphql puts the path behind the value, which the caller wrote: the last one is graphql's.
  const inside = [...error.message.matchAll(/ at "(\w+(?:\.\w+|\[\d+\])*)"; /g)].at(-1)?.[1] ?? variable;
  const missing = /; Field "(\w+)" [^;]*$/.exec(error.message)?.[1];
  const path = inside.replace(/\[(\d+)\]/g, '.$1').replace(/^\w+/, argumentOf(error, variable));
  return missing === undefined ? path : `${path}.${missing}`;
}

/** Finds the fault a scalar threw inside graphql's own coercion error, and names the field it stood in. */
function coercionFault(error: GraphQLError): GraphQLFormattedError | null {
  const own = error.extensions['fields'];
  const isCoercion = /^Variable "\$|^Argument "/.test(error.message);
  if (Array.isArray(own) && error.nodes && (isCoercion || /^[A-Z]/.test(own[0]?.field ?? ''))) {
    return badInput(own.map((one: FieldProblem) => ({ ...one, field: pathTo(error) }))).toJSON();
  }
  if (!isCoercion) return null;
  const reason = error.message
    .replace(/(got|has) invalid value .*?( at "|; |$)/s, '$1 an invalid value$2')
    .slice(0, 300);
  return badInput([{ field: pathTo(error), code: 'INVALID_VALUE', message: reason }]).toJSON();
}

// lock timeout, serialization failure, deadlock, statement timeout, a read after one, idle too long in a transaction (the process
// stood still), connection lost or refused, starting up, too many, read-only, no room on the disk, no memory, a disk that fails;
// then a server that is not there, whose machine is not, or whose name nobody knows while it moves
const PASSING = new Set([
  ...'55P03 40001 40P01 57014 25P02 25P03 57P01 57P02 57P03 53300 25006 53100 53200 58030 08000 08003 08006'.split(' '),
  ...'ECONNREFUSED ECONNRESET EPIPE ETIMEDOUT EHOSTUNREACH ENETUNREACH ENOTFOUND EAI_AGAIN'.split(' '),
]);
const CONNECTION =
  /timeout exceeded when trying to connect|Connection terminated|connection error|after calling end on the pool/i;

/** True for a failure of the database that goes away by itself: worth another try, and no bug. */
export function isPassing(error: unknown): boolean {
  for (let at = error; at instanceof Error; at = at.cause) {
    const code: unknown = Reflect.get(at, 'code');
    if ((typeof code === 'string' && PASSING.has(code)) || CONNECTION.test(at.message)) return true;
  }
  return false;
}

/** True for an error that a subgraph of ours has masked already. */
export function isMasked(error: unknown): boolean {
  if (typeof error !== 'object' || error === null || !('extensions' in error)) return false;
  const { code, reference } = (error.extensions ?? {}) as Record<string, unknown>;
  return OURS.has(code) || (code === 'INTERNAL_SERVER_ERROR' && typeof reference === 'string');
}

/** Lets graphql's own faults and ours through; gives any other error a reference and keeps its text in the log. */
export function maskError(error: unknown, requestId?: string): GraphQLFormattedError {
  if (error instanceof GraphQLError) {
    const at = { ...(error.locations && { locations: error.locations }), ...(error.path && { path: error.path }) };
    const coerced = coercionFault(error);
    if (coerced) return { ...coerced, ...at };
    if (!error.originalError && error.extensions['code'] === undefined) {
      return { message: error.message, ...at, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } };
    }
    if (!isMasked(error)) return { ...unexpected(error.originalError ?? error, requestId), ...at };
  }
  if (!isMasked(error)) return unexpected(error, requestId);
  const { message, locations, path, extensions } = error as GraphQLFormattedError;
  const { stacktrace: _stack, http: _http, ...kept } = extensions ?? {};
  return { message, ...(locations && { locations }), ...(path && { path }), extensions: kept };
}

function unexpected(cause: unknown, requestId?: string): GraphQLFormattedError {
  if (!isPassing(cause)) return hidden(cause, requestId);
  log.warn({ requestId, cause: String(cause) }, 'database away or busy');
  return serviceUnavailable(
    'The database is busy or away. Try again with the same key: nothing is written twice.',
  ).toJSON();
}

function hidden(cause: unknown, requestId?: string): GraphQLFormattedError {
  const reference = randomUUID();
  log.error({ reference, requestId, cause: cause instanceof Error ? cause.stack : String(cause) }, 'unexpected error');
  return {
    message: `Something went wrong on our side. Reference: ${reference}`,
    extensions: {
      code: 'INTERNAL_SERVER_ERROR',
      reference,
      wording: {
        id: `Terjadi kesalahan di pihak kami. Rujukan: ${reference}`,
        en: `Something went wrong on our side. Reference: ${reference}`,
      },
    },
  };
}

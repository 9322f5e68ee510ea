import { randomUUID } from 'node:crypto';

import { GraphQLError, type GraphQLFormattedError } from 'graphql';

import { log } from './log.ts';

/** The codes a client may meet in `errors[].extensions.code`; a refusal of a command is data, not one of these. */
export type FaultCode = 'UNAUTHENTICATED' | 'FORBIDDEN' | 'NOT_FOUND' | 'BAD_USER_INPUT' | 'THROTTLED' | 'SERVICE_UNAVAILABLE';

/** One thing wrong with an input, and how to put it right. */
export interface FieldProblem {
  field: string;
  code: string;
  message: string;
}

const INDONESIAN: Record<FaultCode, string> = {
  UNAUTHENTICATED: 'Anda perlu masuk, atau tanda masuk Anda tidak berlaku lagi. Masuk lagi lalu ulangi.',
  FORBIDDEN: 'Peran atau wilayah Anda tidak mencakup tindakan ini.',
  NOT_FOUND: 'Tidak ditemukan. Periksa kodenya.',
  BAD_USER_INPUT: 'Isian belum benar. Perbaiki bidang yang disebut.',
  THROTTLED: 'Terlalu banyak permintaan. Coba lagi sebentar lagi.',
  SERVICE_UNAVAILABLE: 'Layanan sedang tidak tersedia. Tidak ada yang tertulis; coba lagi.',
};

function fault(code: FaultCode, message: string, extensions: Record<string, unknown> = {}) {
  return new GraphQLError(message, { extensions: { code, wording: { id: INDONESIAN[code], en: message }, ...extensions } });
}

export const unauthenticated = (message = 'Sign in first, or get a new token: this one is missing or no longer valid.') =>
  fault('UNAUTHENTICATED', message, { http: { status: 200 } });

export const forbidden = (message: string) => fault('FORBIDDEN', message);

/** Also for what the caller may not know exists. */
export const notFound = (kind: string, key: string) => fault('NOT_FOUND', `There is no ${kind} ${JSON.stringify(key)}.`);

export const badInput = (fields: FieldProblem[]) =>
  fault('BAD_USER_INPUT', fields.map((problem) => `${problem.field}: ${problem.message}`).join(' '), { fields });

export const serviceUnavailable = (message = 'The service is busy. Nothing was written: try again with the same key.') =>
  fault('SERVICE_UNAVAILABLE', message, { retryable: true });

const OURS = new Set<unknown>([...Object.keys(INDONESIAN), 'GRAPHQL_PARSE_FAILED', 'GRAPHQL_VALIDATION_FAILED',
  'PERSISTED_QUERY_NOT_FOUND', 'PERSISTED_QUERY_NOT_SUPPORTED', 'OPERATION_RESOLUTION_FAILURE', 'BAD_REQUEST']);

/** The input path that graphql names in a coercion message: `at "input.amount"` or `Variable "$input"`. */
function pathInMessage(message: string): string {
  return /at "([^"]+)"/.exec(message)?.[1] ?? /[Vv]ariable "\$([^"]+)"/.exec(message)?.[1]
    ?? /[Aa]rgument "([^"]+)"/.exec(message)?.[1] ?? 'query';
}

/** Finds the fault a scalar threw inside graphql's own coercion error, and names the field it stood in. */
function coercionFault(error: GraphQLError): GraphQLFormattedError | null {
  const isCoercion = /^Variable "\$/.test(error.message) || /^Argument "/.test(error.message);
  const inner = error.originalError;
  if (inner instanceof GraphQLError && inner.extensions['fields']) {
    const fields = (inner.extensions['fields'] as FieldProblem[]).map((one) => ({ ...one, field: pathInMessage(error.message) }));
    return badInput(fields).toJSON();
  }
  if (!isCoercion) return null;
  const path = pathInMessage(error.message);
  const reason = error.message.replace(/got invalid value .*?( at "|; )/s, 'got an invalid value$1').slice(0, 300);
  return badInput([{ field: path, code: 'INVALID_VALUE', message: reason }]).toJSON();
}

/** Lets graphql's own faults and ours through; gives any other error a reference and keeps its text in the log. */
export function maskError(error: unknown, requestId?: string): GraphQLFormattedError {
  if (error instanceof GraphQLError) {
    const at = { ...(error.locations && { locations: error.locations }), ...(error.path && { path: error.path }) };
    const coerced = coercionFault(error);
    if (coerced) return { ...coerced, ...at };
    const { code, stacktrace: _hidden, ...extensions } = error.extensions;
    if (OURS.has(code)) return { message: error.message, ...at, extensions: { code, ...extensions } };
    if (!error.originalError && code === undefined) {
      return { message: error.message, ...at, extensions: { code: 'GRAPHQL_VALIDATION_FAILED' } };
    }
    return { ...hidden(error.originalError ?? error, requestId), ...at };
  }
  return hidden(error, requestId);
}

function hidden(cause: unknown, requestId?: string): GraphQLFormattedError {
  const reference = randomUUID();
  log.error({ reference, requestId, cause: cause instanceof Error ? cause.stack : String(cause) }, 'unexpected error');
  return {
    message: `Something went wrong on our side. Reference: ${reference}`,
    extensions: {
      code: 'INTERNAL_SERVER_ERROR',
      reference,
      wording: { id: `Terjadi kesalahan di pihak kami. Rujukan: ${reference}`, en: `Something went wrong on our side. Reference: ${reference}` },
    },
  };
}

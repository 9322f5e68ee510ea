import { setTimeout as pause } from 'node:timers/promises';

export interface AnswerError {
  message: string;
  path?: (string | number)[];
  extensions: { code?: string; fields?: { field: string; code: string; message: string }[]; [key: string]: unknown };
}

export interface Answer<Data = Record<string, any>> {
  status: number;
  data: Data | null | undefined;
  errors: AnswerError[] | undefined;
  requestId: string;
}

export interface AskOptions {
  headers?: Record<string, string>;
  requestId?: string;
}

/** Sends one operation over real HTTP and gives the whole answer back, errors included. */
export type Ask = <Data = Record<string, any>>(
  query: string,
  variables?: Record<string, unknown>,
  options?: AskOptions,
) => Promise<Answer<Data>>;

let asked = 0;

/** The secret of every hub of the tests: what a subgraph wants to be shown. */
export const HUB_SECRET = 'the-secret-of-the-hubs-of-the-tests-long-enough';
export const AS_HUB = { 'x-simpul-hub': HUB_SECRET };

export function asker(endpoint: string, token?: string, shown: Record<string, string> = {}): Ask {
  return async <Data>(query: string, variables: Record<string, unknown> = {}, options: AskOptions = {}) => {
    asked += 1;
    const requestId = options.requestId ?? `test-${process.pid}-${asked}`;
    const response = await fetch(endpoint, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-request-id': requestId,
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
        ...shown,
        ...options.headers,
      },
      body: JSON.stringify({ query, variables }),
    });
    const text = await response.text();
    const body = text.startsWith('{') ? (JSON.parse(text) as { data?: Data | null; errors?: AnswerError[] }) : {};
    return { status: response.status, data: body.data, errors: body.errors, requestId };
  };
}

/** The data of an answer that must have no errors. */
export async function dataOf<Data>(asking: Promise<Answer<Data>>): Promise<Data> {
  const { data, errors, status } = await asking;
  if (errors || !data) throw new Error(`status ${status}: ${JSON.stringify(errors)}`);
  return data;
}

/** Asks again until the answer is as wanted: projections follow within seconds. */
export async function until<Value>(
  read: () => Promise<Value>,
  isWanted: (value: Value) => boolean,
  within = 45_000,
): Promise<Value> {
  const deadline = Date.now() + within;
  for (;;) {
    const value = await read();
    if (isWanted(value)) return value;
    if (Date.now() > deadline) throw new Error(`not so within ${within} ms: ${JSON.stringify(value)}`);
    await pause(50);
  }
}

import { EventEmitter } from 'node:events';

import { buildSchema, parse } from 'graphql';
import { expect, test, vi } from 'vitest';

import { MOST_UPDATES, countUpdates, type OpenUpdates } from '../../../gateway/limits/open-updates.ts';
import { DOCUMENT_LIMITS, limits } from '../../../gateway/limits/plugins.ts';
import { openThrottle, payerOf, type Throttle } from '../../../gateway/limits/throttle.ts';

const NOBODYS = { issuer: 'http://127.0.0.1:1/auth', jwksUrl: 'http://127.0.0.1:1/auth/jwks', audience: 'simpul' };
const schema = buildSchema('type Query { node: Node } type Subscription { told: Node } type Node { name: String }');
const document = parse('subscription { told { name } }');

interface Refusal {
  errors: readonly { message: string; extensions: Record<string, unknown> }[];
}

/** Subscribes from an address over a line; gives why not, or null. */
function subscriber(parts: { throttle: Throttle | null; updates: OpenUpdates | null }) {
  const most = { isInside: () => false, introspection: true, most: DOCUMENT_LIMITS };
  const hooks = Object.assign({}, ...limits({ ...parts, ...most }));
  return async (ip: string, line = Object.assign(new EventEmitter(), { destroyed: false })) => {
    const setResultAndStopExecution = vi.fn<(result: Refusal) => void>();
    const contextValue = { req: { ip, res: line, header: () => undefined } };
    await hooks.onSubscribe({ args: { schema, document, contextValue }, setResultAndStopExecution });
    return setResultAndStopExecution.mock.lastCall?.[0].errors[0] ?? null;
  };
}

test('a live update is paid for when it is opened', async () => {
  const throttle = openThrottle({ points: 3, commands: null }, payerOf(NOBODYS));
  const subscribe = subscriber({ throttle, updates: null });
  for (let opened = 0; opened < 3; opened += 1) expect(await subscribe('10.0.0.1')).toBeNull();
  expect((await subscribe('10.0.0.1'))?.extensions).toMatchObject({
    code: 'THROTTLED',
    limit: 'caller',
    http: { status: 429 },
  });
  expect(await subscribe('10.0.0.2')).toBeNull();
});

test('so many live updates may one caller have open, and one more when one has closed', async () => {
  const subscribe = subscriber({ throttle: null, updates: countUpdates(payerOf(NOBODYS)) });
  const first = Object.assign(new EventEmitter(), { destroyed: false });
  expect(await subscribe('10.0.0.1', first)).toBeNull();
  for (let opened = 1; opened < MOST_UPDATES; opened += 1) expect(await subscribe('10.0.0.1')).toBeNull();
  const refused = await subscribe('10.0.0.1');
  expect(refused?.message).toMatch(/At most 20 live updates are open .* Close one/);
  expect(refused?.extensions).toMatchObject({
    code: 'THROTTLED',
    limit: 'live updates',
    wording: { id: expect.stringMatching(/^Paling banyak 20 pembaruan langsung/) },
    http: { status: 429 },
  });
  expect(await subscribe('10.0.0.2')).toBeNull();
  first.emit('close');
  expect(await subscribe('10.0.0.1')).toBeNull();
  expect(await subscribe('10.0.0.1')).not.toBeNull();
});

test('whoever has left before the counting takes no place', async () => {
  const subscribe = subscriber({ throttle: null, updates: countUpdates(payerOf(NOBODYS)) });
  const gone = Object.assign(new EventEmitter(), { destroyed: true });
  for (let opened = 0; opened <= MOST_UPDATES; opened += 1) expect(await subscribe('10.0.0.1', gone)).toBeNull();
});

import { createServer, type RequestListener, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

/** Longer than the longest command may take, shorter than what waits for the process to end. */
const DRAIN_MS = 8_000;
const SWEEP_MS = 50;
/**
 * Longer than clients and balancers keep a connection that is idle (a minute at most): who asks by one that is being
 * closed at that moment hears nothing, and a command may not be sent again by whoever stands between.
 */
const IDLE_MS = 65_000;

/** Who sends the head of a request drop by drop is waited for so long; for all of it, which may be a file, so long. */
const HEAD_MS = 5_000;
const WHOLE_MS = 70_000;
/** Node looks for those who are late twice a minute unless told. */
const LOOKED_AT_EVERY_MS = 1_000;

/** A server that does not wait for those who are slow on purpose. */
export function openServer(app: RequestListener): Server {
  return createServer(
    { headersTimeout: HEAD_MS, requestTimeout: WHOLE_MS, connectionsCheckingInterval: LOOKED_AT_EVERY_MS },
    app,
  );
}

/** The answers that are not ended yet, and whether each is a live update. */
const running = new WeakMap<Server, Map<ServerResponse, boolean>>();
let isOnItsWayOut = false;

/** Whether this process has been told to end: it is no longer ready, whatever else is fine. */
export const isStopping = (): boolean => isOnItsWayOut;

/** For how long a process that ends still takes requests, so that whoever sends them sees first that it is not ready. */
export function stoppingSeconds(text = process.env['DRAIN_SECONDS']): number {
  if (text === undefined || text === '') return 0;
  if (!/^([0-5]?\d|60)$/.test(text)) throw new Error(`DRAIN_SECONDS=${text} is no whole number from 0 to 60.`);
  return Number(text);
}

/** Says from now on that this process ends, and gives those who look at it time to see that. */
export async function sayStopping(): Promise<void> {
  isOnItsWayOut = true;
  await pause(stoppingSeconds() * 1_000);
}

const bindAddress = (): string => process.env['BIND_ADDRESS'] || '127.0.0.1';

/** Where a process says that it listens; who listens everywhere is found on this machine too. */
export function listensAt(port: number): string {
  const address = bindAddress();
  if (address === '0.0.0.0' || address === '::') return `http://127.0.0.1:${port}`;
  return `http://${address.includes(':') ? `[${address}]` : address}:${port}`;
}

/** Listens on loopback unless the environment names another address; gives the port, and says whose port was taken. */
export async function listen(server: Server, port: number, name: string): Promise<number> {
  const answers = new Map<ServerResponse, boolean>();
  running.set(server, answers);
  server.keepAliveTimeout = IDLE_MS;
  server.prependListener('request', (request, response) => {
    answers.set(response, /\btext\/event-stream\b/.test(request.headers.accept ?? ''));
    response.once('close', () => answers.delete(response));
    // Whoever asks again comes by a new connection, which leads elsewhere.
    if (isOnItsWayOut) response.setHeader('connection', 'close');
  });
  await new Promise<void>((ready, failed) => {
    server.once('error', (error) => {
      const isTaken = Reflect.get(error, 'code') === 'EADDRINUSE';
      failed(
        isTaken
          ? new Error(`Port ${port} of ${name} is taken. Stop what listens there, or choose another (.env.example).`)
          : error,
      );
    });
    server.listen(port, bindAddress(), ready);
  });
  return (server.address() as AddressInfo).port;
}

/**
 * Takes no new requests, lets those that run end, and closes what is idle meanwhile; what runs too long is cut. Live
 * updates never end by themselves: who follows one opens it anew, elsewhere.
 */
export async function drain(server: Server): Promise<void> {
  const closed = new Promise((done) => server.close(done));
  const sweep = setInterval(() => {
    server.closeIdleConnections();
    for (const [response, isLive] of running.get(server) ?? []) if (isLive) response.destroy();
  }, SWEEP_MS);
  const cut = setTimeout(() => server.closeAllConnections(), DRAIN_MS);
  await closed;
  clearInterval(sweep);
  clearTimeout(cut);
}

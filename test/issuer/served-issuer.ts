import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';

import { openIssuer, type Issuer, type IssuerOptions } from '../../gateway/issuer/issuer.ts';

export const AUDIENCE = 'simpul';
export const SECRET = 'a-secret-of-the-tests-with-more-than-32-bytes';

export interface ServedIssuer {
  issuer: Issuer;
  options: IssuerOptions;
  url: string;
  stop(): Promise<void>;
}

async function toRequest(incoming: IncomingMessage, origin: string): Promise<Request> {
  const body = incoming.method === 'GET' ? undefined : await text(incoming);
  const headers = Object.entries(incoming.headers).map(([name, value]): [string, string] => [name, String(value)]);
  return new Request(new URL(incoming.url ?? '/', origin), { method: incoming.method, headers, body });
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return `http://127.0.0.1:${port}`;
}

/** An issuer behind a real socket, as the gateway serves it. */
export async function serveIssuer(databaseUrl: string, more: Partial<IssuerOptions> = {}): Promise<ServedIssuer> {
  const server = createServer();
  const origin = await listen(server);
  const options = { databaseUrl, baseUrl: `${origin}/auth`, audience: AUDIENCE, secret: SECRET, ...more };
  const issuer = await openIssuer(options);
  server.on('request', async (incoming, outgoing) => {
    const answer = await issuer.handle(await toRequest(incoming, origin), incoming.socket.remoteAddress);
    outgoing.writeHead(answer.status, Object.fromEntries(answer.headers)).end(await answer.text());
  });
  const stop = async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
    await issuer.close();
  };
  return { issuer, options, url: options.baseUrl, stop };
}

/** POSTs JSON to the issuer. */
export function post(url: string, body: unknown, headers: Record<string, string> = {}): Promise<Response> {
  const all = { 'content-type': 'application/json', ...headers };
  return fetch(url, { method: 'POST', headers: all, body: JSON.stringify(body) });
}

/** The session a sign-in gives, to be sent as a bearer token. */
export async function signIn(url: string, email: string, password: string): Promise<string> {
  const answer = await post(`${url}/sign-in/email`, { email, password });
  if (!answer.ok) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`);
  const { token } = (await answer.json()) as { token: string };
  return token;
}

/** The answer of the token address for this session. */
export function requestToken(url: string, session: string): Promise<Response> {
  return fetch(`${url}/token`, { headers: { authorization: `Bearer ${session}` } });
}

/** The token for this session. */
export async function tokenOf(url: string, session: string): Promise<string> {
  const answer = await requestToken(url, session);
  const { token } = (await answer.json()) as { token: string };
  return token;
}

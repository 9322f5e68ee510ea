import * as fs from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';

import { afterAll, beforeAll, expect, test } from 'vitest';

import { asker, HUB_SECRET, type Answer, type Ask } from '../support/client.ts';
import { SECRET as AUTH_SECRET } from '../support/hub.ts';
import type { SubgraphName } from '../support/mutations.ts';
import { freePort, startCommand, untilReady, type Running } from '../support/processes.ts';
import { sharedHubs } from '../support/shared-hubs.ts';
import { LIES, say, type Lie } from '../federation/lies.ts';

// Each of the three subgraphs lies in every way, first where it is asked by the root, then where it adds to what others told.

const NAMES: SubgraphName[] = ['programs', 'csr', 'pillars'];
const LATEST_MS = 8_000;

const QUESTIONS: Record<string, string> = {
  'three roots': `{ areas(first: 2) { nodes { code name } } companies(first: 2) { nodes { id name } }
    personnelTypes { code } }`,
  'gap areas': `{ gapAreas(first: 3) { nodes { code title coverage { version } staffing { deployed } } } }`,
  'names of areas': `{ forums(first: 2) { nodes { code area { name } } } organisations(first: 2) { nodes { id area { name } } } }`,
};

/** A true answer with each of its values made into what it should not be. */
function twisted(value: unknown, twist: (value: unknown) => unknown): unknown {
  if (Array.isArray(value)) return twist(value.map((one) => twisted(one, twist)));
  if (typeof value !== 'object' || value === null) return twist(value);
  return twist(Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, twisted(inner, twist)])));
}

/** A lie that changes what lies within the data; what holds them stays. */
const twist =
  (change: (value: unknown) => unknown): Lie =>
  (response, truth, elsewhere) => {
    const { data } = JSON.parse(truth) as { data: Record<string, unknown> };
    const told = Object.fromEntries(Object.entries(data).map(([name, value]) => [name, twisted(value, change)]));
    say(JSON.stringify({ data: told }))(response, truth, elsewhere);
  };

const isObject = (value: unknown) => typeof value === 'object' && value !== null && !Array.isArray(value);
const ALL: [string, Lie][] = Object.entries({
  ...LIES,
  'a list for each object': twist((value) => (isObject(value) ? [value] : value)),
  'an object for each list': twist((value) => (Array.isArray(value) ? { ...value } : value)),
  'an object for each text': twist((value) => (typeof value === 'string' ? { text: value } : value)),
  'a list for each text': twist((value) => (typeof value === 'string' ? [value] : value)),
  'an object for each number': twist((value) => (typeof value === 'number' ? { n: value } : value)),
  'a text for each object': twist((value) => (isObject(value) ? 'object' : value)),
  'nothing in each object': twist((value) => (isObject(value) ? {} : value)),
  'null for each value': twist((value) => (typeof value === 'object' ? value : null)),
});

let liar: { name: SubgraphName; lie: Lie } | null = null;
let wentElsewhere = 0;
let elsewhere = '';
const servers: Server[] = [];
let gateway: Running;
let ask: Ask;
const folder = fs.mkdtempSync(join(tmpdir(), 'simpul-test-'));
const truths = new Map<string, Answer>();

async function listening(server: Server): Promise<string> {
  servers.push(server);
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/graphql`;
}

/** Stands before a subgraph: asks it, and says what it says, or lies. */
const before = (name: SubgraphName, url: string) =>
  createServer(async (request, response) => {
    const headers = { ...(request.headers as Record<string, string>) };
    for (const own of ['host', 'connection', 'content-length', 'transfer-encoding']) delete headers[own];
    const body = request.method === 'POST' ? await text(request) : undefined;
    const at = new URL(request.url ?? '/', url);
    const answer = await fetch(at, { method: request.method ?? 'GET', headers, ...(body !== undefined && { body }) });
    const truth = await answer.text();
    const isAsked = at.pathname === '/graphql' && liar?.name === name;
    if (liar && isAsked) liar.lie(response, truth, elsewhere);
    else response.writeHead(answer.status, { 'content-type': answer.headers.get('content-type') ?? '' }).end(truth);
  });

beforeAll(async () => {
  const shared = sharedHubs().find(({ shape }) => shape === 'four processes');
  if (!shared) throw new Error('no hub');
  elsewhere = await listening(
    createServer((_request, response) => {
      wentElsewhere += 1;
      response.end('{"data":{}}');
    }),
  );
  const urls = await Promise.all(
    NAMES.map(async (name) => [`${name.toUpperCase()}_URL`, await listening(before(name, shared.subgraphs[name]))]),
  );
  const port = String(await freePort());
  const env = { DATABASE_URL: shared.databaseUrl, SIMPUL_HOME: folder, PORT: port, HUB_SECRET, AUTH_SECRET };
  // What was answered before would be given again without asking anybody.
  const asked = { ...env, ...Object.fromEntries(urls), KEPT_ANSWERS_MB: 'off' };
  gateway = startCommand('gateway', ['gateway'], asked, folder);
  await untilReady(`http://127.0.0.1:${port}/readyz`, [gateway]);
  ask = asker(`http://127.0.0.1:${port}/graphql`);
  for (const [what, question] of Object.entries(QUESTIONS)) truths.set(what, await ask(question));
});
afterAll(async () => {
  await gateway?.stop();
  servers.forEach((server) => server.close());
  fs.rmSync(folder, { recursive: true, force: true });
});

type Path = (string | number)[];

/** Where something true is missing; throws where something else stands in its place. */
function missing(told: unknown, truth: unknown, path: Path = []): Path[] {
  if (told === null && truth !== null) return [path];
  const isWhole = typeof truth !== 'object' || truth === null;
  const isLeft =
    isWhole || typeof told !== 'object' || told === null
      ? told === truth
      : Object.keys(told).join() === Object.keys(truth).join();
  if (!isLeft) throw new Error(`${path.join('.')} is ${JSON.stringify(told)}, in truth ${JSON.stringify(truth)}`);
  if (isWhole) return [];
  return Object.entries(truth).flatMap(([name, inner]) =>
    missing(Reflect.get(Object(told), name), inner, [...path, name]),
  );
}

const named = (path: Path) => path.filter((step) => !/^\d+$/.test(String(step)));

/**
 * Whether an error tells of a place: it names the place, what it lies in, or what lies in it. What is missing in all rows of
 * a list is told once, without their numbers.
 */
function tellsOf(path: Path, told: Path | undefined): boolean {
  if (!told || told.length === 0) return false;
  const [here, there] = [named(path), named(told)];
  return here.slice(0, there.length).join() === there.slice(0, here.length).join();
}

test('the questions are answered as long as nobody lies', () => {
  for (const [what, { data, errors }] of truths)
    expect([what, errors, JSON.stringify(data).length > 60]).toEqual([what, undefined, true]);
});

test.each(NAMES.flatMap((name) => ALL.map(([what, lie]) => [name, what, lie] as const)))(
  '%s says %s',
  async (name, what, lie) => {
    for (const [asked, question] of Object.entries(QUESTIONS)) {
      // One that does not end is waited for, which is the same for each question.
      if (what === 'no end' && asked !== 'gap areas') continue;
      liar = { name, lie };
      const since = performance.now();
      const { status, data, errors = [] } = await ask(question);
      liar = null;
      expect(performance.now() - since).toBeLessThan(LATEST_MS);
      expect(status).toBe(200);
      const lost = missing(data, truths.get(asked)?.data);
      expect([asked, lost.filter((path) => !errors.some((error) => tellsOf(path, error.path)))]).toEqual([asked, []]);
      expect(new Set(errors.map(({ extensions }) => extensions.code))).toEqual(
        new Set(lost.length > 0 ? ['SERVICE_UNAVAILABLE'] : []),
      );
      expect(JSON.stringify(errors)).not.toMatch(/geheim|10\.0\.0\.7|127\.0\.0\.1|E_DB|who are you/);
      expect(wentElsewhere).toBe(0);
    }
    const again = await ask(QUESTIONS['gap areas'] ?? '');
    expect([again.data, again.errors]).toEqual([truths.get('gap areas')?.data, undefined]);
  },
);

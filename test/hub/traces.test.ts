import { randomUUID } from 'node:crypto';
import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, inject, test, vi } from 'vitest';
import { Role } from '#kit/actor';
import type { RunningSubgraph } from '#host/serve';

import type { Front } from '../../gateway/front.ts';
import type { ReceivedSpan, Receiver } from '../../gateway/telemetry/receiver.ts';
import { HUB as QUESTIONS } from '../bench/questions.ts';
import { BARE_RUNTIME } from '../support/bare-runtime.ts';
import { asker, HUB_SECRET, until } from '../support/client.ts';
import { copyTemplate } from '../support/databases.ts';
import { enterHub, hubEnvironment, SHAPES, type Hub, type Shape } from '../support/hub.ts';
import { freePort } from '../support/processes.ts';
import { sharedHubs } from '../support/shared-hubs.ts';

/** Written by somebody; no trace may hold any of it. */
const aPerson = () => ({
  fullName: `Contoh Jejak ${randomUUID().slice(0, 8)}`,
  phone: `+62 811 ${String(Math.floor(Math.random() * 1e8)).padStart(8, '5')}`,
});
const SEARCHED = "Sri Jejak O'Neil";

const spans: ReceivedSpan[] = [];
const fronts = new Map<Shape, Front>();
let receiver: Receiver;
let subgraphs: RunningSubgraph[] = [];
let signer: Hub;
let folder = '';

/** A gateway in each shape over the same three subgraphs, in this process, with the traces sent over real HTTP. */
beforeAll(async () => {
  const [address] = sharedHubs();
  if (!address) throw new Error('There is no hub.');
  signer = await enterHub(address);
  const { receiveTraces } = await import('../../gateway/telemetry/receiver.ts');
  receiver = await receiveTraces(0, (told) => spans.push(...told));
  const databaseUrl = await copyTemplate(inject('clusterUrl'), 'traces');
  folder = fs.mkdtempSync(join(tmpdir(), 'simpul-test-'));
  const env = await hubEnvironment(databaseUrl, folder, {
    OIDC_ISSUER: `${address.url}/auth`,
    OTEL_EXPORTER_OTLP_ENDPOINT: receiver.url,
    OTEL_BSP_SCHEDULE_DELAY: '100',
  });
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  const { serveSubgraph } = await import('#host/serve');
  const { openFront } = await import('../../gateway/front.ts');
  const { openRuntime } = await import('../../gateway/runtime.ts');
  const { committedSupergraph } = await import('../../gateway/start-gateway.ts');
  const { SUBGRAPHS } = await import('../../subgraphs/index.ts');
  const shown = { introspection: true, hubSecret: HUB_SECRET, metricsToken: null };
  subgraphs = await Promise.all(SUBGRAPHS.map((one) => serveSubgraph(one, { ...shown, port: 0, databaseUrl })));
  const urls = new Map(subgraphs.map(({ name, url }) => [name, url]));
  const executors = new Map(subgraphs.map(({ name, execute }) => [name, execute]));
  for (const shape of SHAPES) {
    const local = shape === 'one process' ? executors : new Map();
    const runtime = openRuntime({
      supergraph: committedSupergraph(),
      calls: { local, urls, hubSecret: HUB_SECRET },
      ...BARE_RUNTIME,
    });
    const limits = { rateLimit: null, trustedProxies: [], published: null, issuer: null };
    fronts.set(shape, await openFront({ ...shown, ...limits, runtime, urls, port: await freePort() }));
  }
});

afterAll(async () => {
  await Promise.all([...fronts.values()].map((front) => front.stop()));
  await Promise.all(subgraphs.map((subgraph) => subgraph.stop()));
  await receiver.stop();
  await signer.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const askIn = (shape: Shape, token?: string) => asker(`${fronts.get(shape)?.url}/graphql`, token);
const childrenOf = (whole: readonly ReceivedSpan[], { spanId }: ReceivedSpan) =>
  whole.filter(({ parentSpanId }) => parentSpanId === spanId);
const isStatement = ({ facts }: ReceivedSpan) => facts['db.query.text'] !== undefined;

/** The steps of a request's trace, once as many statements have come as its subgraphs say they sent. */
async function traceOf(requestId: string, calls: number): Promise<ReceivedSpan[]> {
  const found = await until(
    async () => {
      const first = spans.find(({ name, facts }) => name === 'graphql' && facts['simpul.request_id'] === requestId);
      const whole = spans.filter(({ traceId }) => traceId === first?.traceId);
      const answered = whole.filter(({ facts }) => facts['simpul.statements'] !== undefined);
      const sent = answered.reduce((sum, { facts }) => sum + Number(facts['simpul.statements']), 0);
      return { whole, isWhole: answered.length >= calls && whole.filter(isStatement).length >= sent };
    },
    ({ isWhole }) => isWhole,
  );
  return found.whole;
}

test.each(SHAPES)('one trace of Q1 shows gateway, calls and each SQL statement, %s', async (shape) => {
  const asking = { requestId: `trace-${randomUUID()}` };
  const { data, errors } = await askIn(shape)(QUESTIONS.questions.Q1 ?? '', { district: '15' }, asking);
  expect(errors).toBeUndefined();
  expect(data?.['gapAreas'].nodes.length).toBeGreaterThan(0);
  const whole = await traceOf(asking.requestId, 3);
  const [first, ...others] = whole.filter(({ parentSpanId }) => parentSpanId === '');
  expect(others).toEqual([]);
  expect(first).toMatchObject({ service: 'gateway', name: 'graphql', facts: { 'graphql.operation.name': 'Q1' } });
  const calls = first ? childrenOf(whole, first) : [];
  expect(new Set(calls.map(({ name }) => name))).toEqual(new Set(['call programs', 'call csr', 'call pillars']));
  for (const call of calls) {
    const [answered, ...more] = childrenOf(whole, call);
    expect(more).toEqual([]);
    expect(`call ${answered?.service}`).toBe(call.name);
    const statements = answered ? childrenOf(whole, answered).filter(isStatement) : [];
    expect(statements.length).toBeGreaterThan(0);
    // The number that the log prints of the request.
    expect(statements.length).toBe(Number(answered?.facts['simpul.statements']));
    expect(statements.some(({ facts }) => /\bselect\b/.test(facts['db.query.text'] ?? ''))).toBe(true);
  }
  expect(
    whole
      .filter(isStatement)
      .map(({ facts }) => facts['db.query.text'])
      .join('\n'),
  ).toMatch(/\b(from|join) gap_area\b/);
});

test.each(SHAPES)('a trace holds nothing that somebody wrote, %s', async (shape) => {
  const token = await signer.token({ role: Role.PILLAR_COORDINATOR, area: '15.07', organisation: 'dinas-jejak' });
  const person = aPerson();
  const input = { ...person, type: 'PSM', areaCode: '15.07' };
  const registering = { requestId: `trace-${randomUUID()}` };
  const command = `mutation ($input: RegisterPersonnelInput!) { registerPersonnel(input: $input) { __typename } }`;
  const { data, errors } = await askIn(shape, token)(command, { input }, registering);
  expect([data?.['registerPersonnel'].__typename, errors]).toEqual(['PersonnelRegistered', undefined]);
  const searching = { requestId: `trace-${randomUUID()}` };
  const list = `{ gapAreas(first: 3, filter: { text: "${SEARCHED}" }) { nodes { code } } }`;
  await askIn(shape)(list, {}, searching);
  const written = await traceOf(registering.requestId, 1);
  const searched = await traceOf(searching.requestId, 1);
  expect(JSON.stringify(written)).toMatch(/insert into/);
  const told = JSON.stringify([written, searched]);
  for (const value of [...Object.values(person), SEARCHED, 'dinas-jejak', token]) expect(told).not.toContain(value);
});

test.each(SHAPES)('a trace of a caller is noted, not joined, and the answer tells ours, %s', async (shape) => {
  const [theirs, requestId] = [randomUUID().replaceAll('-', ''), `trace-${randomUUID()}`];
  const answer = await fetch(`${fronts.get(shape)?.url}/graphql`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-request-id': requestId,
      traceparent: `00-${theirs}-1111222233334444-01`,
    },
    body: JSON.stringify({ query: '{ indicators { code } }' }),
  });
  expect(answer.status).toBe(200);
  const [first] = await traceOf(requestId, 1);
  // No step stands under the caller's, neither the gateway's nor a subgraph's.
  expect(spans.filter(({ traceId }) => traceId === theirs)).toEqual([]);
  expect(answer.headers.get('traceresponse')).toContain(first?.traceId);
  expect(spans.some(({ facts }) => facts['simpul.caller_trace_id'] === theirs)).toBe(true);
});

test('health says in a word what is missing, and names no host', async () => {
  const { url } = fronts.get('four processes') ?? {};
  const health = async () => {
    const answer = await fetch(`${url}/readyz`);
    return { status: answer.status, body: (await answer.json()) as { services: Record<string, string> } };
  };
  const csr = subgraphs.find(({ name }) => name === 'csr');
  await Promise.all(subgraphs.map(({ prepared }) => prepared));
  const whole = await until(health, ({ status }) => status === 200);
  expect(whole.body).toEqual({
    status: 'ready',
    services: { gateway: 'ready', programs: 'ready', csr: 'ready', pillars: 'ready' },
  });
  await csr?.store.pool.query(
    "update migration set name = 'of another build' where id = (select min(id) from migration)",
  );
  const lacking = await until(health, ({ body }) => body.services['csr'] === 'migrations missing');
  expect(lacking.status).toBe(503);
  expect(JSON.stringify(lacking.body)).not.toMatch(/localhost|127\.0|:\d/);
  expect((await fetch(new URL('/healthz', csr?.url))).status).toBe(200);
});

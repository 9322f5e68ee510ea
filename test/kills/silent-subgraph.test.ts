import * as fs from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { expect, onTestFinished, test } from 'vitest';

import { HUB_SECRET, asker } from '../support/client.ts';
import { freePort, startCommand, untilReady } from '../support/processes.ts';
import { sharedHubs } from '../support/shared-hubs.ts';

const QUERY =
  'query ($first: Int!) { gapAreas(first: $first) { nodes { code staffing { deployed } coverage { version } } } companies(first: 1) { totalCount } }';

/** Something that takes connections and never says a word. */
async function aSilence(): Promise<string> {
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
  });
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));
  onTestFinished(() => {
    sockets.forEach((socket) => socket.destroy());
    server.close();
  });
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return `http://127.0.0.1:${address.port}/graphql`;
}

/** A gateway over the shared subgraphs, one of them replaced by silence. */
async function aGatewayWithout(name: string) {
  const shared = sharedHubs().find(({ shape }) => shape === 'four processes');
  if (!shared) throw new Error('no hub');
  const folder = fs.mkdtempSync(join(tmpdir(), 'simpul-silence-'));
  const urls = { ...shared.subgraphs, [name]: await aSilence() };
  const port = await freePort();
  const gateway = startCommand(
    'gateway',
    ['gateway'],
    {
      DATABASE_URL: shared.databaseUrl,
      SIMPUL_HOME: folder,
      PORT: String(port),
      HUB_SECRET,
      AUTH_SECRET: 'a-secret-of-the-tests-that-is-long-enough-to-pass',
      PROGRAMS_URL: urls.programs,
      CSR_URL: urls.csr,
      PILLARS_URL: urls.pillars,
    },
    folder,
  );
  onTestFinished(async () => {
    await gateway.kill();
    fs.rmSync(folder, { recursive: true, force: true });
  });
  await untilReady(`http://127.0.0.1:${port}/healthz`, [gateway]);
  const ask = asker(`http://127.0.0.1:${port}/graphql`);
  // A first answer, so that the clock measures the silence and not the start.
  await ask(name === 'programs' ? '{ companies(first: 1) { totalCount } }' : '{ gapAreas(first: 1) { totalCount } }');
  return ask;
}

const gapWithout = (field: string) => ({ gapAreas: { nodes: [{ code: expect.any(String), [field]: null }, {}, {}] } });

test.each([
  ['csr', gapWithout('coverage')],
  ['pillars', gapWithout('staffing')],
  ['programs', { gapAreas: null, companies: { totalCount: expect.any(Number) } }],
])('a %s that takes the call and never answers costs at most four seconds', async (name, rest) => {
  const ask = await aGatewayWithout(name);
  const since = performance.now();
  const { data, errors } = await ask(QUERY, { first: 3 });
  const milliseconds = performance.now() - since;
  process.stdout.write(`  silent ${name}: answered after ${(milliseconds / 1000).toFixed(1)} s\n`);
  expect(milliseconds).toBeLessThanOrEqual(4_000);
  expect(errors?.map(({ extensions }) => extensions.code)).toContain('SERVICE_UNAVAILABLE');
  expect(errors?.every(({ path }) => path !== undefined && path.length > 0)).toBe(true);
  expect(data).toMatchObject(rest);
});

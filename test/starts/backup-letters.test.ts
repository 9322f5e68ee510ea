import * as fs from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { afterAll, beforeAll, expect, inject, onTestFinished, test } from 'vitest';

import { openBroker } from '../../subgraphs/host/events/broker.ts';
import { copyTemplate } from '../support/databases.ts';
import { NATS, startNats } from '../support/nats.ts';
import { emptyDatabase, runOver } from '../support/restoring.ts';
import { inDatabase } from '../support/tables.ts';

const folder = fs.mkdtempSync(join(tmpdir(), 'simpul-test-'));
const run = runOver(folder);
let source: string;
beforeAll(async () => {
  source = await copyTemplate(inject('clusterUrl'), 'letters');
  await run(source, ['check-audit']);
});
afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

const TOPIC = 'csr.coverage';
const KEY = `programs:${TOPIC}`;
/** The newest state of an account that programs has heard of, as one that it has yet to hear. */
const FORGET = `update programs.event_seen set sequence = sequence - 1 where topic = '${TOPIC}' and aggregate =
  (select aggregate from programs.event_seen where topic = '${TOPIC}' order by aggregate limit 1 offset $1)
  returning aggregate, sequence`;

async function anUnheard(at: number): Promise<{ aggregate: string; numbers: string[] }> {
  const [seen] = await inDatabase<{ aggregate: string; sequence: string }>(source, FORGET, [at]);
  const { aggregate = '', sequence = '0' } = seen ?? {};
  return { aggregate, numbers: [sequence, String(BigInt(sequence) + 1n)] };
}
const envelope = (aggregate: string, sequence: string) => ({
  aggregate,
  sequence,
  occurredAt: new Date().toISOString(),
  payload: {},
});

test.skipIf(NATS === null)(
  'an event that only the broker held is told again by the hub that is restored, however old the backup is',
  { timeout: 240_000 },
  async () => {
    const nats = await startNats();
    onTestFinished(() => nats.stop());
    const sent = await anUnheard(0);
    const broker = await openBroker({ url: nats.url, stream: 'simpul', replicas: 1 }, null);
    // The older one of the two is of no use to anybody.
    for (const number of sent.numbers) {
      const payload = envelope(sent.aggregate, number);
      await broker.send({ id: `csr:${number}`, task: KEY, key: `${KEY}:${sent.aggregate}:${number}`, payload });
    }
    await broker.close();
    const waits = await anUnheard(1);
    const keyOf = ({ aggregate, numbers }: typeof sent) => `${KEY}:${aggregate}:${numbers[1]}`;
    const job = [KEY, JSON.stringify(envelope(waits.aggregate, waits.numbers[1] ?? '')), keyOf(waits)];
    await inDatabase(source, 'select from events.add_job($1, $2, job_key => $3)', job);
    await inDatabase(source, "update events._private_jobs set created_at = now() - interval '1 day' where key = $1", [
      keyOf(waits),
    ]);

    const kept = join(folder, 'with letters');
    expect(await run(source, ['backup', kept], folder, { NATS_URL: nats.url })).toMatchObject({ code: 0 });
    const later = await emptyDatabase();
    const restored = await run(later, ['restore', kept]);
    expect(restored.words).toMatch(/: 0 breaches/);
    const waiting = await inDatabase<{ key: string }>(
      later,
      'select key from events._private_jobs where key is not null',
    );
    expect(waiting.map(({ key }) => key).toSorted()).toEqual([keyOf(sent), keyOf(waits)].toSorted());
  },
);

import { spawn } from 'node:child_process';

import { Client } from 'pg';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';

import { LEDGER_RULES as OF_CSR } from '../../subgraphs/csr/ledger/ledger.queries.ts';
import { LEDGER_RULES as OF_PILLARS } from '../../subgraphs/pillars/ledger/ledger.queries.ts';
import { LEDGER_RULES as OF_PROGRAMS } from '../../subgraphs/programs/ledger/ledger.queries.ts';
import { copyTemplate } from '../support/databases.ts';
import { listedBy } from './ledger-breaks.ts';
import { BREAKS_OF_COMPANIES } from './ledger-breaks-of-companies.ts';
import { BREAKS_OF_PLEDGES } from './ledger-breaks-of-pledges.ts';
import { BREAKS_OF_PILLARS, BREAKS_OF_PROGRAMS } from './ledger-breaks-of-others.ts';

let databaseUrl: string;
let client: Client;

beforeAll(async () => {
  databaseUrl = await copyTemplate(inject('clusterUrl'), 'ledger');
  client = new Client({ connectionString: databaseUrl });
  await client.connect();
});

afterAll(() => client.end());

/** Runs `npm run check:ledger` over the database, as a user would. */
async function checkLedger(): Promise<{ code: number | null; text: string }> {
  const child = spawn(process.execPath, ['dist/gateway/commands/check-ledger.js'], {
    env: { ...process.env, DATABASE_URL: databaseUrl },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => {
      text += chunk.toString();
    });
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, text };
}

/** Breaks rows by SQL for the length of one walk, and takes it back. */
async function walkWith(
  breaks: readonly string[],
  mends: readonly string[],
): Promise<{ code: number | null; text: string }> {
  for (const sql of breaks) {
    const { rowCount } = await client.query(sql);
    if (rowCount !== 1) throw new Error(`${rowCount} rows broken by ${sql}`);
  }
  try {
    return await checkLedger();
  } finally {
    for (const sql of mends) await client.query(sql);
  }
}

test('sound books are walked with exit code 0, and the walk says how much it went over and who lags', async () => {
  const { code, text } = await checkLedger();
  expect(text).toMatch(/csr: \d+ gap accounts, [1-9]\d* need lines/);
  expect(text).toMatch(/lag: programs is behind in \d+ of \d+ of csr\.coverage/);
  expect(text).toMatch(/rules walked in .* 0 breaches/);
  expect(code).toBe(0);
});

test('a total that is not the sum of its rows ends the walk with exit code 1, and is named', async () => {
  const [line] = (
    await client.query<{ id: string }>(
      'select need_line_id as id from csr.need_account where need > budget + held + committed + delivered order by 1 limit 1',
    )
  ).rows;
  const { code, text } = await walkWith(
    [`update csr.need_account set held = held + 1 where need_line_id = '${line?.id}'`],
    [`update csr.need_account set held = held - 1 where need_line_id = '${line?.id}'`],
  );
  expect(text).toContain(`BREACH each total of a need line is the sum of its allocations and activities: ${line?.id}`);
  expect(code).toBe(1);
});

const SEEN = "from programs.event_seen where topic = 'csr.coverage'";
const FORGET = `update programs.event_seen set sequence = sequence - 1
  where topic = 'csr.coverage' and aggregate = (select min(aggregate) ${SEEN})`;
const REMEMBER = FORGET.replace('sequence - 1', 'sequence + 1');
/** Puts the state that programs has forgotten into the queue, as an announcement does. */
const TELL_AGAIN = `select events.add_job('programs:csr.coverage', job_key => 'programs:csr.coverage:' || aggregate || ':' || sequence + 1)
  from programs.event_seen where topic = 'csr.coverage' and aggregate = (select min(aggregate) ${SEEN})`;
const GROW_OLD =
  "update events._private_jobs set created_at = now() - interval '90 seconds', last_error = 'no such luck'";
const EMPTY = 'delete from events._private_jobs';

test('a state that a follower has not heard and that nobody tells any more is a lost event, and exit code 1', async () => {
  const { code, text } = await walkWith([FORGET], [REMEMBER]);
  expect(text).toMatch(
    /BREACH what was announced has been heard or waits to be heard: programs csr\.coverage [-0-9a-f]{36} \(\d+ heard of \d+/,
  );
  expect(text).toMatch(/: 1 breaches/);
  expect(code).toBe(1);
});

test('a state that is on its way is lag, and no breach', async () => {
  const { code, text } = await walkWith([FORGET, TELL_AGAIN], [REMEMBER, EMPTY]);
  expect(text).toMatch(/lag: programs is behind in 1 of \d+ of csr\.coverage/);
  expect(text).toMatch(/ 0 breaches/);
  expect(code).toBe(0);
});

test('an event that waits for too long is named with its error, and exit code 1', async () => {
  const { code, text } = await walkWith([FORGET, TELL_AGAIN, GROW_OLD], [REMEMBER, EMPTY]);
  expect(text).toMatch(
    /BREACH an event is heard within 60 s: programs csr\.coverage \S+ \d+ \(waits for 9\d s, tried 0 times: no such luck\)/,
  );
  expect(code).toBe(1);
});

// A rule that nothing ever broke may be one that lists nothing, whatever happens: a new one is asked for its break here.
test.each([
  { name: 'programs', rules: OF_PROGRAMS, breaks: BREAKS_OF_PROGRAMS },
  { name: 'csr', rules: OF_CSR, breaks: { ...BREAKS_OF_PLEDGES, ...BREAKS_OF_COMPANIES } },
  { name: 'pillars', rules: OF_PILLARS, breaks: BREAKS_OF_PILLARS },
])('each rule of $name lists what breaks it, and nothing before', async ({ name, rules, breaks }) => {
  expect(Object.keys(breaks).toSorted()).toEqual(Object.keys(rules).toSorted());
  const unseen: object[] = [];
  for (const [rule, sql] of Object.entries(rules)) {
    for (const broken of [breaks[rule] ?? []].flat()) {
      const { before, changed, after } = await listedBy(client, name, sql, broken);
      if (before !== 0 || !changed || after === 0) unseen.push({ rule, broken, before, changed, after });
    }
  }
  expect(unseen).toEqual([]);
});

test('what programs and pillars hold is walked too: rankings, numbers of events, people', async () => {
  const breaks = [
    'update programs.gap_coverage_line set held = held + 1, open = greatest(0, uncovered - held - 1) where need_line_id = (select min(need_line_id::text)::uuid from programs.gap_coverage_line join programs.gap_coverage c using (gap_area_id) where c.version > 0)',
    "update programs.event_seen set sequence = sequence + 1000 where topic = 'csr.coverage' and aggregate = (select max(aggregate) from programs.event_seen where topic = 'csr.coverage')",
    'update pillars.gap_staffing set completed = completed + 1, excess = excess + 1 where gap_area_id = (select min(gap_area_id::text)::uuid from pillars.gap_staffing)',
  ];
  const { code, text } = await walkWith(breaks, []);
  expect(text).toContain('BREACH the ranking shows an account as it stood at that version');
  expect(text).toContain('BREACH no subgraph knows a newer state than its owner');
  expect(text).toContain('BREACH the staffing of a gap area counts its people, each once');
  expect(code).toBe(1);
});

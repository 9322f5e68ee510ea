import { openStore, type Store } from '#kit/database';
import type { Snapshot } from '#kit/snapshot';

import { openSnapshot } from '../subgraphs/reading/open-snapshot.ts';
import * as csrLedger from '../subgraphs/csr/ledger/ledger.queries.ts';
import { SUBGRAPHS } from '../subgraphs/index.ts';
import * as pillarsLedger from '../subgraphs/pillars/ledger/ledger.queries.ts';
import * as programsLedger from '../subgraphs/programs/ledger/ledger.queries.ts';
import { eventsOnTheirWay } from './events-on-their-way.ts';
import { rewrittenParts, toldParts, type BriefPart } from './brief-parts.ts';
import { compareSeen, readSeen, unheard, type Lag, type Seen } from './heard.ts';
import { urlIn, type Databases } from './machine/database.ts';

interface Ledger {
  LEDGER_RULES: Record<string, string>;
  LEDGER_COUNTS: string;
  ANNOUNCED: Record<string, string>;
}

const LEDGERS: Record<string, Ledger> = { programs: programsLedger, csr: csrLedger, pillars: pillarsLedger };

/** SQL for the newest number of each aggregate that a subgraph has announced on a topic. */
export const announcedAs = (owner: string, topic: string): string | undefined => LEDGERS[owner]?.ANNOUNCED[topic];

/** One row that breaks an invariant. */
export interface Breach {
  rule: string;
  key: string;
  detail: string;
}

export interface LedgerReport {
  /** What was walked, and how much of it, by subgraph. */
  walked: Record<string, Record<string, string>>;
  rules: number;
  breaches: Breach[];
  lags: Lag[];
}

type Reads = ReadonlyMap<string, Snapshot>;

/** Walks the books of all subgraphs, each over snapshots of its own. */
export async function walkLedger(databases: Databases): Promise<LedgerReport> {
  const stores = await Promise.all(
    SUBGRAPHS.map((subgraph) => openStore({ ...subgraph, databaseUrl: urlIn(databases, subgraph.name) })),
  );
  try {
    // Followers first: whatever they know, its owner's later snapshot then holds too.
    const { seen, projected, told } = await reading(stores, async (reads) => ({
      seen: await readSeen((name) => readOf(reads, name)),
      projected: await readAccounts(readOf(reads, 'programs'), programsLedger.PROJECTED_ACCOUNTS),
      told: await toldParts(readOf(reads, 'programs')),
    }));
    const { behind, ...report } = await reading(stores, (reads) => walkAll(reads, seen, projected, told));
    // What was behind may be heard meanwhile: what waits is read before what has been heard is read again.
    const waiting = await eventsOnTheirWay(stores, databases);
    const now = await reading(stores, (reads) => readSeen((name) => readOf(reads, name)));
    return { ...report, breaches: [...unheard(behind, waiting, now), ...report.breaches] };
  } finally {
    await Promise.all(stores.map((store) => store.close()));
  }
}

/** Opens a snapshot without the limits of a request: large books take longer, and it idles while another is walked. */
async function beginWalk(read: Snapshot): Promise<void> {
  await read.rows('set local statement_timeout = 0');
  await read.rows('set local idle_in_transaction_session_timeout = 0');
}

async function reading<Value>(stores: readonly Store[], work: (reads: Reads) => Promise<Value>): Promise<Value> {
  const reads = new Map(stores.map((store) => [store.name, openSnapshot(store)]));
  try {
    for (const read of reads.values()) await beginWalk(read);
    return await work(reads);
  } finally {
    await Promise.all([...reads.values()].map((read) => read.end()));
  }
}

async function walkAll(reads: Reads, seen: readonly Seen[], projected: readonly Account[], told: readonly BriefPart[]) {
  const { lags, behind, ahead } = await compareSeen((name) => readOf(reads, name), announcedAs, seen);
  const accounts = await readAccounts(readOf(reads, 'csr'), csrLedger.ACCOUNTS);
  const rewritten = await rewrittenParts((name) => readOf(reads, name), told);
  const breaches = [...ahead, ...differing(projected, accounts), ...rewritten];
  const walked: LedgerReport['walked'] = {};
  for (const [name, ledger] of Object.entries(LEDGERS)) {
    const read = readOf(reads, name);
    walked[name] = (await read.rows<Record<string, string>>(ledger.LEDGER_COUNTS))[0] ?? {};
    breaches.push(...(await walkRules(read, ledger.LEDGER_RULES)));
  }
  const rules = Object.values(LEDGERS).reduce((sum, ledger) => sum + Object.keys(ledger.LEDGER_RULES).length, 5);
  return { walked, rules, breaches, lags, behind };
}

function readOf(reads: Reads, name: string): Snapshot {
  const read = reads.get(name);
  if (!read) throw new Error(`there is no subgraph ${name}`);
  return read;
}

async function walkRules(read: Snapshot, rules: Record<string, string>): Promise<Breach[]> {
  const breaches: Breach[] = [];
  for (const [rule, sql] of Object.entries(rules)) {
    // Planned for all its rows: with the limit in sight Postgres would compare large books pair by pair.
    const rows = await read.rows<{ key: string; detail: string | null }>(
      `with breach as materialized (${sql}) select key, detail from breach limit 20`,
    );
    breaches.push(...rows.map(({ key, detail }) => ({ rule, key, detail: detail ?? '' })));
  }
  return breaches;
}

interface Account {
  id: string;
  version: string;
  figures: string;
}

const readAccounts = (read: Snapshot, sql: string): Promise<Account[]> => read.rows<Account>(sql);

function differing(projected: readonly Account[], accounts: readonly Account[]): Breach[] {
  const owned = new Map(accounts.map((account) => [account.id, account]));
  return projected.flatMap(({ id, version, figures }) => {
    const own = owned.get(id);
    if (!own || own.version !== version || own.figures === figures) return [];
    return [
      {
        rule: 'the ranking shows an account as it stood at that version',
        key: id,
        detail: `${figures} / ${own.figures}`,
      },
    ];
  });
}

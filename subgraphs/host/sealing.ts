import { createHash } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';

import type { PoolClient } from 'pg';

import type { Store } from '#kit/database';
import { log } from '#kit/log';
import type { Snapshot } from '#kit/snapshot';

/** What the first seal names as the one before it. */
export const CHAIN_START = '0'.repeat(64);
const AT_ONCE = 2_000;
const ROUND_MS = 1_000;

/** The columns of an entry as one text: what its seal vouches for. */
const CONTENT = `json_build_array(to_char(e.at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS'), e.actor_subject,
  e.actor_organisation, e.action, e.request_id, e.subject_type, e.subject_id, e.operation, e.changed_fields)::text`;

interface Seal {
  position: string;
  entryId: string;
  content: string;
  previous: string;
  hash: string;
}

const digest = (text: string): string => createHash('sha256').update(text).digest('hex');
const sealHash = ({ position, entryId, content, previous }: Omit<Seal, 'hash'>): string =>
  digest([position, entryId, content, previous].join('\n'));

function nextSeal(head: Seal | null, entryId: string, text: string): Seal {
  const position = String(BigInt(head?.position ?? 0) + 1n);
  const seal = { position, entryId, content: digest(text), previous: head?.hash ?? CHAIN_START };
  return { ...seal, hash: sealHash(seal) };
}

/** Seals up to some thousand committed entries; gives how many. One sealer at a time: another's turn is nobody's wait. */
async function sealSome(client: PoolClient, name: string): Promise<number> {
  await client.query('begin');
  const lock = await client.query<{ mine: boolean }>('select pg_try_advisory_xact_lock(hashtext($1)) as mine', [
    `simpul-audit-${name}`,
  ]);
  if (!lock.rows[0]?.mine) return 0;
  const { rows: heads } = await client.query<Seal>(`${SEAL} s order by s.position desc limit 1`);
  const { rows: entries } = await client.query<{ id: string; text: string }>(
    `select e.id::text as id, ${CONTENT} as text from audit_pending p join audit_entry e on e.id = p.entry_id
     where not exists (select from audit_seal s where s.entry_id = e.id) order by e.id limit ${AT_ONCE}`,
  );
  let head = heads[0] ?? null;
  const seals = entries.map(({ id, text }) => (head = nextSeal(head, id, text)));
  await client.query(
    `with sealed as (insert into audit_seal (position, entry_id, content, previous, hash)
       select * from unnest($1::bigint[], $2::bigint[], $3::text[], $4::text[], $5::text[]) returning entry_id)
     delete from audit_pending using sealed where audit_pending.entry_id = sealed.entry_id`,
    [
      seals.map((seal) => seal.position),
      seals.map((seal) => seal.entryId),
      seals.map((seal) => seal.content),
      seals.map((seal) => seal.previous),
      seals.map((seal) => seal.hash),
    ],
  );
  return seals.length;
}

const SEAL = `select position::text as position, entry_id::text as "entryId", content, previous, hash from audit_seal`;

/** Chains every entry whose transaction has committed. Writers never wait for it. */
export async function sealAudit(store: Store): Promise<number> {
  const { rows } = await store.pool.query<{ some: boolean }>('select exists (select from audit_pending) as some');
  if (!rows[0]?.some) return 0;
  const client = await store.pool.connect();
  try {
    let sealed = 0;
    for (let some = AT_ONCE; some === AT_ONCE; sealed += some) {
      some = await sealSome(client, store.name);
      await client.query('commit');
    }
    client.release();
    return sealed;
  } catch (error) {
    client.release(true);
    throw error;
  }
}

/** Seals every second or so until stopped. */
export function keepSealing(store: Store): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const loop = (async () => {
    while (!stopping.signal.aborted) {
      await sealAudit(store).catch((error: unknown) =>
        log.debug({ error: String(error) }, 'audit trail not sealed yet'),
      );
      await pause(ROUND_MS, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined);
    }
  })();
  return {
    async stop() {
      stopping.abort();
      await loop;
    },
  };
}

/** The first row of a chain that does not hold, and what is wrong with it. */
export interface ChainBreach {
  position: string;
  entryId: string;
  problem: string;
}

export interface ChainReport {
  sealed: number;
  head: string;
  breach: ChainBreach | null;
  /** Which of the hashes noted at earlier runs this chain holds. */
  known: string[];
}

type Link = Seal & { text: string | null };

const LINKS = `select s.position::text as position, s.entry_id::text as "entryId", s.content, s.previous, s.hash,
    case when e.id is not null then ${CONTENT} end as text
  from audit_seal s left join audit_entry e on e.id = s.entry_id where s.position > $1 order by s.position limit 5000`;

// A table emptied by hand and an entry that came in past the triggers leave no seal to look at: both are looked for here.
const LOOSE = `select '-' as position, e.id::text as "entryId", 'not in the chain: its seal was cut off, or it was put in by hand'
      as problem from audit_entry e where not exists (select from audit_seal s where s.entry_id = e.id)
        and not exists (select from audit_pending p where p.entry_id = e.id)
  union all select '-', p.entry_id::text, 'deleted before it was sealed' from audit_pending p
    where not exists (select from audit_entry e where e.id = p.entry_id)
  union all select s.position::text, s.entry_id::text, 'put in line once more after it was sealed'
    from audit_pending p join audit_seal s using (entry_id) order by 2 limit 1`;

/** Walks a chain from its start and says where it breaks first. Everything it says is of one snapshot. */
export async function walkChain(read: Snapshot, noted: readonly string[]): Promise<ChainReport> {
  await read.rows('set local statement_timeout = 0');
  const known = noted.filter((hash) => hash === CHAIN_START);
  let head: Seal | null = null;
  let breach: ChainBreach | null = null;
  for (let more = true; more && !breach;) {
    const links: Link[] = await read.rows<Link>(LINKS, [head?.position ?? 0]);
    for (const link of links) {
      breach = await breachOf(read, head, link);
      if (breach) break;
      head = link;
      if (noted.includes(link.hash)) known.push(link.hash);
    }
    more = links.length > 0;
  }
  breach ??= (await read.rows<ChainBreach>(LOOSE))[0] ?? null;
  return { sealed: Number(head?.position ?? 0), head: head?.hash ?? CHAIN_START, breach, known };
}

async function breachOf(read: Snapshot, head: Seal | null, link: Link): Promise<ChainBreach | null> {
  const { position, entryId } = link;
  const due = String(BigInt(head?.position ?? 0) + 1n);
  const previous = head?.hash ?? CHAIN_START;
  if (position !== due) return { position: due, entryId: '-', problem: 'the seal of this position was deleted' };
  if (link.previous !== previous || link.hash !== sealHash(link)) {
    const [other] = await read.rows<Seal>(`${SEAL} where previous = $1 and position <> $2`, [previous, position]);
    const problem = other ? `its seal was swapped with that of position ${other.position}` : 'its seal was changed';
    return { position, entryId, problem };
  }
  if (link.text === null) return { position, entryId, problem: 'the entry was deleted' };
  const content = digest(link.text);
  if (content === link.content) return null;
  const [other] = await read.rows<Seal>(`${SEAL} where content = $1 and position <> $2`, [content, position]);
  const problem = other ? `the entry was swapped with entry ${other.entryId}` : 'the entry was changed';
  return { position, entryId, problem };
}

import { setTimeout as pause } from 'node:timers/promises';

import type { Store } from '#kit/database';
import { log } from '#kit/log';

import demo from './data/demo-pledges.json' with { type: 'json' };
import { playPledge } from './demo-pledge.ts';
import type { DemoGap } from './demo-world.ts';

const WAIT_MS = 45_000;
const POLL_MS = 250;

const SEED = "('seed', 'seedDemoPledge')";

/** A made-up pledge that came as far as it was to come leaves a key; it is never touched again. */
async function finished({ pool }: Store): Promise<Set<string>> {
  const { rows } = await pool.query<{ key: string }>(`select key from replay where (organisation, mutation) = ${SEED}`);
  return new Set(rows.map(({ key }) => key));
}

async function noteFinished({ pool }: Store, key: string): Promise<void> {
  await pool.query("insert into replay values ('seed', 'seedDemoPledge', $1, '', '{}') on conflict do nothing", [key]);
}

/** The gaps that programs has announced so far, with their need lines in order. */
async function announcedGaps({ pool }: Store): Promise<Map<string, DemoGap>> {
  const { rows } = await pool.query<DemoGap & { key: string }>(
    `select distinct on (key) g.area_code || ':' || g.category_code as key, g.area_code as "areaCode",
       (select array_agg(n.need_line_id order by n.position) from need_account n where n.gap_area_id = g.id) as lines
     from gap_account g where g.status = 'PUBLISHED' and g.area_code like '15%' order by key, g.fiscal_year desc, g.id`,
  );
  return new Map(rows.map((row) => [row.key, row]));
}

async function awaitGaps(store: Store, wanted: readonly string[]): Promise<Map<string, DemoGap>> {
  for (const deadline = Date.now() + WAIT_MS; ;) {
    const gaps = await announcedGaps(store);
    if (wanted.every((key) => gaps.has(key))) return gaps;
    if (Date.now() > deadline) {
      log.info({ known: gaps.size }, 'programs has not announced all gap areas; the demo pledges for them come later');
      return gaps;
    }
    await pause(POLL_MS);
  }
}

/** Made-up pledges in many states, made by the real commands, in an order that a waiting list can form in. */
export async function seedDemoPledges(store: Store): Promise<void> {
  const done = await finished(store);
  const open = demo.filter(({ key }) => !done.has(key));
  if (open.length === 0) return;
  const gaps = await awaitGaps(
    store,
    open.map(({ gap }) => gap),
  );
  for (const pledge of open) {
    const gap = gaps.get(pledge.gap);
    if (gap && (await playPledge(store, pledge, gap))) await noteFinished(store, pledge.key);
  }
}

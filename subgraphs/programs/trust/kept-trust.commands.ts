import { decide } from '#kit/command';
import { rowsIn, type Store } from '#kit/database';
import { today } from '#kit/dates';

import { isGood } from './kept-trust.queries.ts';
import { gapFacts, MEETS } from './trust.queries.ts';

const AT_ONCE = 200;
/** More gap areas than this wait for the next minute. */
const MOST_ROUNDS = 500;

// A gap area that a command is changing is left to the next minute, so that nobody waits for anybody.
const DUE = `
  select t.gap_area_id as id, (select n from trust_stamp)::text as stamp from gap_trust t
  cross join (select ?::date as today) asked where not (${isGood('asked.today')})
  order by t.gap_area_id limit ${AT_ONCE} for update of t skip locked`;

// Good up to the last day on which the same rule of freshness is met.
const KEEP = `
  update gap_trust t set score = now.score, is_stale = coalesce(now.freshness in ('STALE', 'NO_DAY'), false),
    good_from = now.today, good_until = now.until, stamp = ?::bigint
  from (select g.id, asked.today, fact.freshness,
      (select sum(r.points) from trust_rule r where ${MEETS}) as score,
      coalesce((select fact.as_of + fact.promised_days * r.until_percent / 100 from trust_rule r
        where r.version = fact.version and r.factor = 'FRESHNESS' and r.code = fact.freshness), 'infinity') as until
    from gap_area g cross join (select ?::date as today) asked
    left join lateral (${gapFacts('asked.today')}) fact on true
    where g.id = any (?::uuid[])) now
  where t.gap_area_id = now.id`;

/** Works out the trust scores that are no longer good, some at a time; gives how many. */
async function keepSome(store: Store): Promise<number> {
  return decide(store, async (tx) => {
    const day = today();
    const due = await rowsIn<{ id: string; stamp: string }>(tx, DUE, [day]);
    const stamp = due[0]?.stamp;
    // Looked up in a statement of its own: it sees all that was committed before the locks were had.
    if (stamp !== undefined) await rowsIn(tx, KEEP, [stamp, day, due.map(({ id }) => id)]);
    return due.length;
  });
}

/** Keeps the trust of all gap areas good for today. Until it has run, lists work out what is not. */
export async function keepTrust(store: Store): Promise<void> {
  for (let round = 0; round < MOST_ROUNDS; round += 1) if ((await keepSome(store)) < AT_ONCE) return;
}

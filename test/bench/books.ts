import { inDatabase } from './data/template.ts';
import { quantile } from './figures.ts';

/** What the books of a hub say after a load. */
export interface Books {
  /** The instant of the database, to begin a measure at. */
  now(): Promise<string>;
  /** Milliseconds from the announcement of a gap's account to the moment programs knew it, since then. */
  lag(since: string): Promise<{ p50: number; p99: number; events: number }>;
  /** Stops the bench where a total is not the sum of its rows, or more was taken than is needed. */
  assertWhole(gapAreaId: string): Promise<void>;
}

const BREACHES = (gapAreaId: string): string => `
  select n.need_line_id, n.held, n.committed, n.delivered, s.* from csr.need_account n cross join lateral (
    select coalesce(sum(a.held), 0) as held_of_rows, coalesce(sum(a.committed), 0) as committed_of_rows,
      coalesce(sum(a.delivered), 0) as delivered_of_rows
    from csr.pledge_allocation a where a.need_line_id = n.need_line_id) s
  where n.gap_area_id = '${gapAreaId}' and ((n.held, n.committed, n.delivered)
    is distinct from (s.held_of_rows, s.committed_of_rows, s.delivered_of_rows)
    or n.budget + n.held + n.committed + n.delivered > n.need + n.excess)`;

export const booksOf = (databaseUrl: string): Books => ({
  async now() {
    const [row] = await inDatabase<{ now: string }>(databaseUrl, 'select now()::text as now');
    return row?.now ?? '';
  },
  async lag(since) {
    const rows = await inDatabase<{ ms: string }>(
      databaseUrl,
      `select extract(epoch from applied_at - occurred_at) * 1000 as ms from programs.event_seen
       where topic = 'csr.coverage' and occurred_at >= '${since}'`,
    );
    const times = rows.map(({ ms }) => Number(ms));
    return { p50: quantile(times, 0.5), p99: quantile(times, 0.99), events: times.length };
  },
  async assertWhole(gapAreaId) {
    const breaches = await inDatabase(databaseUrl, BREACHES(gapAreaId));
    if (breaches.length > 0) throw new Error(`the books do not hold: ${JSON.stringify(breaches)}`);
  },
});

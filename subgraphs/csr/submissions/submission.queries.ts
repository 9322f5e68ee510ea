import DataLoader from 'dataloader';

import type { Store } from '#kit/database';

/** Finds the gaps a submission is about before it queues for their lock. */
interface Places {
  /** The gaps of some need lines, each once, sorted; lines that nobody knows have none. */
  ofLines(needLineIds: readonly string[]): Promise<string[]>;
  ofDraft(pledgeId: string): Promise<string[]>;
}

const known = new WeakMap<Store, Places>();

const sorted = (ids: readonly (string | null)[]): string[] =>
  [...new Set(ids.filter((id): id is string => id !== null))].toSorted();

function openPlaces({ pool }: Store): Places {
  // A need line never moves to another gap, so what was found once holds for ever.
  const gapOfLine = new DataLoader<string, string | null>(
    async (ids) => {
      const { rows } = await pool.query<{ id: string; gap: string }>(
        'select need_line_id as id, gap_area_id as gap from need_account where need_line_id = any($1::uuid[])',
        [[...ids]],
      );
      const found = new Map(rows.map(({ id, gap }) => [id, gap]));
      return ids.map((id) => found.get(id) ?? null);
    },
    { maxBatchSize: 500 },
  );
  const gapsOfDraft = new DataLoader<string, string[]>(
    async (ids) => {
      const { rows } = await pool.query<{ id: string; gap: string }>(
        'select pledge_id as id, gap_area_id as gap from pledge_allocation where pledge_id = any($1::uuid[])',
        [[...ids]],
      );
      return ids.map((id) => rows.filter((row) => row.id === id).map((row) => row.gap));
    },
    { cache: false },
  );
  return {
    async ofLines(needLineIds) {
      const ids = needLineIds.map((id) => id.toLowerCase());
      const gaps = await gapOfLine.loadMany(ids);
      const failed = gaps.find((gap) => gap instanceof Error);
      // What is missing or failed may be there the next time.
      ids.forEach((id, index) => {
        if (typeof gaps[index] !== 'string') gapOfLine.clear(id);
      });
      if (failed instanceof Error) throw failed;
      return sorted(gaps.map((gap) => (typeof gap === 'string' ? gap : null)));
    },
    async ofDraft(pledgeId) {
      return sorted(await gapsOfDraft.load(pledgeId.toLowerCase()));
    },
  };
}

export function placesOf(store: Store): Places {
  const places = known.get(store) ?? openPlaces(store);
  known.set(store, places);
  return places;
}

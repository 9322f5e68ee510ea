import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';

/**
 * Takes the next number for a state that has no version of its own, such as a province's list of areas. The row stays
 * locked until the writer commits, so what is read after this is what the number stands for.
 */
export async function nextVersion(tx: EntityManager, topic: string, aggregate: string): Promise<string> {
  const [taken] = await rowsIn<{ version: string }>(
    tx,
    `insert into announced_state as known (topic, aggregate, version) values (?, ?, 1)
     on conflict (topic, aggregate) do update set version = known.version + 1 returning version::text`,
    [topic, aggregate],
  );
  if (!taken) throw new Error(`no number for ${topic} ${aggregate}`);
  return taken.version;
}

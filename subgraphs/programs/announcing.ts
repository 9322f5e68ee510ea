import type { EntityManager } from '@mikro-orm/postgresql';

import { preparedIn } from '#kit/database';

/**
 * Takes the next number for a state that has no version of its own, such as a province's list of areas. The row stays
 * locked until the writer commits, so what is read after this is what the number stands for.
 */
export async function nextVersion(tx: EntityManager, topic: string, aggregate: string): Promise<string> {
  const taken = (await nextVersions(tx, topic, [aggregate])).get(aggregate);
  if (taken === undefined) throw new Error(`no number for ${topic} ${aggregate}`);
  return taken;
}

/** The same for several, locked in one order for all. */
export async function nextVersions(
  tx: EntityManager,
  topic: string,
  aggregates: readonly string[],
): Promise<Map<string, string>> {
  const rows = await preparedIn<{ aggregate: string; version: string }>(
    tx,
    `insert into announced_state as known (topic, aggregate, version)
     select $1, aggregate, 1 from unnest($2::text[]) as told (aggregate) order by aggregate
     on conflict (topic, aggregate) do update set version = known.version + 1 returning aggregate, version::text`,
    [topic, aggregates],
  );
  return new Map(rows.map(({ aggregate, version }) => [aggregate, version]));
}

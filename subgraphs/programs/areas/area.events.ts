import type { EntityManager } from '@mikro-orm/postgresql';

import { rowsIn } from '#kit/database';
import { announce } from '#kit/events';

import { nextVersion } from '../announcing.ts';
import type { AreaLevel } from './area.rules.ts';

const TOPIC = 'programs.areas';
const FOLLOWERS = ['csr', 'pillars'] as const;

export interface AreasAnnounced {
  provinceCode: string;
  areas: { code: string; name: string; level: AreaLevel }[];
}

/** Tells the other subgraphs the whole list of areas of one province, the province first. */
export async function announceAreas(tx: EntityManager, provinceCode: string): Promise<void> {
  const sequence = await nextVersion(tx, TOPIC, provinceCode);
  const areas = await rowsIn<AreasAnnounced['areas'][number]>(
    tx,
    `select code, name, level from area where code = ? or code like ? || '.%' order by code`,
    [provinceCode, provinceCode],
  );
  await announce<AreasAnnounced>(tx, TOPIC, FOLLOWERS, {
    aggregate: provinceCode,
    sequence,
    payload: { provinceCode, areas },
  });
}
